import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { checkFigures } from './checkFigures.ts'

const byWeight = {
  ...aPlannedLine({ id: 'trastuzumab', volumeMl: '250', plannedMinutes: 90, dose: { amount: '480', unit: 'mg' } }),
  doseBasis: { per: 'kg', amount: '6' } as const,
}

it.each([
  [
    'a dose by weight, and a bag over its minutes',
    {},
    80_000,
    ['480 mg, as ordered', '166.7 mL/h, the bag over its time'],
  ],
  ['a body that changed', {}, 70_000, ['420 mg, 12.5 % from the order', '166.7 mL/h, the bag over its time']],
  ['a body a little off', {}, 79_000, ['474 mg, 1.3 % from the order', '166.7 mL/h, the bag over its time']],
  ['a push', { route: 'iv_push', plannedMinutes: 5 }, 80_000, ['480 mg, as ordered']],
  ['a rate that stands in the order', { rateMlPerHour: '150' }, 80_000, ['480 mg, as ordered']],
  [
    'steps',
    { rateSteps: [{ perHour: { amount: '48', unit: 'mg' }, afterMinutes: 0 }] },
    80_000,
    ['480 mg, as ordered', '25 mL/h at first'],
  ],
] as const)('what is reckoned for %s', (_, more, weightGrams, values) => {
  const session = aSession({ lines: [{ ...byWeight, ...more } as typeof byWeight] })
    .arrived('08:00')
    .vitals('08:02', { weightGrams })
  expect(checkFigures(session.chart, session.line('trastuzumab')).map(([, value]) => value)).toEqual(values)
})
