import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { bagLabels } from './labels.ts'

const released = aSession({ lines: [aPlannedLine({ id: 'iron', expiryHoursAfterMixing: '24' })] })
  .prepared()
  .perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
const useByOf = ({ chart }: typeof released) => bagLabels(chart)[0]?.lines.filter((line) => line.startsWith('Use by'))

it('a bag’s label says the day with the time, for a bag may keep past midnight', () => {
  expect(useByOf(released)).toEqual(['Use by ______'])
  expect(useByOf(released.perform({ kind: 'mixLine', lineId: 'iron' }, { at: '08:40' }))).toEqual([
    'Use by 2026-03-03 08:40',
  ])
})
