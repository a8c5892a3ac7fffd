import { describe, expect, it } from 'vitest'
import { chemo, clock, code, fluid, given, infusion, push } from '#test/builders/codingVisit.ts'
import { arterial, pump, until } from '#test/builders/toldVisit.ts'
import type { CodingInput, Service } from './types.ts'

const running = { running: true } as const
const run = (start: string, stop: string | null) => ({ start: clock(start), stop: stop === null ? null : clock(stop) })

/** "iron 96366 in 31": what a service, by its drug, is coded as next, and in how many minutes. */
function foretold(time: string, services: readonly Service[], more: Partial<CodingInput> = {}): readonly string[] {
  const { lines, notCounted } = code('facility', services, { now: clock(time), ...more })
  const told = [...lines, ...notCounted.map((one) => ({ ...one, serviceIds: [one.serviceId] }))]
  const named = told.flatMap(({ serviceIds, nextChange }) =>
    nextChange
      ? services
          .filter(({ id }) => serviceIds.includes(id))
          .map(({ drug }) => `${drug} ${nextChange.code} in ${nextChange.inMinutes}`)
      : [],
  )
  return [...new Set(named)].sort()
}

describe('what stands one minute short of its threshold hides nothing that comes later', () => {
  // Docetaxel has run for 20 minutes: its extra hour begins 71 minutes from now.
  const docetaxel = chemo('docetaxel', '11:40', null, { ...running, access: 'D', accessReason: 'incompatible' })

  it.each<[string, readonly Service[]]>([
    ['an infusion stopped at its fifteenth minute', [infusion('iron', '09:00', '09:15')]],
    ['an infusion stopped at its ninetieth minute', [infusion('iron', '09:00', '10:30')]],
    [
      'an infusion stopped with exactly half of it shared',
      [infusion('iron', '09:00', '10:00'), infusion('mesna', '09:30', '10:30')],
    ],
    [
      'an infusion under the skin, stopped at its ninetieth',
      [given('immune globulin', 'sc_infusion', '09:00', until('10:30'))],
    ],
    [
      'two drugs under the skin of the same length',
      [
        given('immune globulin', 'sc_infusion', '09:00', until('09:30')),
        given('deferoxamine', 'sc_infusion', '10:00', until('10:30')),
      ],
    ],
    ['an artery, stopped at its ninetieth', [arterial('floxuridine', '09:00', '10:30')]],
    ['fluid stopped at its thirtieth', [fluid('09:00', '09:30')]],
    [
      'fluid at its thirtieth, standing still while docetaxel runs',
      [fluid('11:10', null, { ...running, access: 'B' })],
    ],
    [
      'two infusions of one rank, the shorter by a minute',
      [infusion('iron', '09:00', '09:41'), infusion('cefepime', '10:00', '10:40')],
    ],
    [
      'two that began together, the shorter by a minute',
      [infusion('iron', '09:00', '09:41'), infusion('cefepime', '09:00', '09:40')],
    ],
  ])('%s', (_, services) => {
    expect(foretold('12:00', [...services, docetaxel])).toContain('docetaxel 96415 in 71')
  })

  it('the longest of its rank, itself running, is not overtaken by one that began a minute later', () => {
    const services = [infusion('iron', '11:00', null, running), infusion('cefepime', '11:01', null, running)]
    const result = foretold('11:20', services, { setting: 'office' })
    expect(result).toContain('iron 96366 in 71')
  })

  it('an infusion whose minutes a running host keeps stands still at its ninetieth', () => {
    const services = [infusion('iron', '09:00', null, running), chemo('docetaxel', '10:30', null, running)]
    expect(foretold('11:00', services)).toContain('docetaxel 96415 in 61')
  })
})

describe('the very minute', () => {
  it.each<[string, string, readonly Service[], readonly string[], Partial<CodingInput>?]>([
    [
      'a longer one of its rank is overtaken when they are equal, by the one that began first',
      '10:10',
      [
        infusion('iron', '08:00', null, { ...running, segments: [run('08:00', '08:20'), run('09:50', null)] }),
        infusion('cefepime', '08:30', '09:20'),
      ],
      ['iron 96365 in 10'],
    ],
    [
      'and in the minute after, by one that began later',
      '10:10',
      [infusion('cefepime', '08:30', '09:20'), infusion('iron', '09:30', null, running)],
      ['iron 96365 in 11'],
    ],
    [
      'between two accesses as well: the longer fluid is the one without a mark',
      '10:40',
      [
        fluid('08:00', '09:00', { drug: 'ringer' }),
        fluid('10:00', '10:00', { access: 'B' }),
        fluid('10:00', null, { ...running, access: 'B', accessReason: 'incompatible' }),
      ],
      ['sodium chloride 0.9% 96360 in 21'],
    ],
    [
      'of two that began together the one charted first hosts when they are equal',
      '09:45',
      [
        infusion('iron', '09:00', null, { ...running, segments: [run('09:00', '09:10'), run('09:25', null)] }),
        infusion('cefepime', '09:00', '09:40'),
      ],
      ['iron 96365 in 10'],
    ],
    [
      'the same beside a third that leads',
      '09:45',
      [
        chemo('docetaxel', '07:00', '08:00'),
        infusion('iron', '09:00', null, { ...running, segments: [run('09:00', '09:10'), run('09:25', null)] }),
        infusion('cefepime', '09:00', '09:40'),
      ],
      ['iron 96367 in 10'],
    ],
    [
      'where the other one was charted first, in the minute after',
      '09:45',
      [
        chemo('docetaxel', '07:00', '08:00'),
        infusion('cefepime', '09:00', '09:40'),
        infusion('iron', '09:00', null, { ...running, segments: [run('09:00', '09:10'), run('09:25', null)] }),
      ],
      ['iron 96367 in 11'],
    ],
    [
      'fluid beside a drug that is paused',
      '09:10',
      [
        fluid('09:00', null, running),
        infusion('iron', '08:00', null, { ...running, segments: [run('08:00', '08:40')] }),
      ],
      ['sodium chloride 0.9% 96361 in 21'],
    ],
    [
      'fluid in two runs: their sum reaches the threshold',
      '10:05',
      [fluid('09:00', '09:20'), fluid('10:00', null, running)],
      ['sodium chloride 0.9% 96360 in 6'],
    ],
    [
      'fluid in two runs, each for itself: the second run reaches it, a timed push between its halves',
      '12:10',
      [
        fluid('08:00', '08:20'),
        fluid('09:00', '10:01'),
        fluid('12:00', null, running),
        push('ondansetron', '12:03', '12:05'),
      ],
      ['sodium chloride 0.9% 96361 in 23'],
      { profile: { hydrationSegments: 'each_run' } },
    ],
    [
      'a pump without a plan is prolonged at its 481st minute (R17)',
      '15:40',
      [pump({ ...running })],
      ['fluorouracil 96416 in 21'],
    ],
    [
      'beside a pump nothing leads: the infusion outlasts it',
      '10:10',
      [pump(until('10:00', { start: clock('09:00'), plannedMinutes: 600 })), infusion('iron', '09:20', null, running)],
      ['iron 96365 in 30'],
    ],
  ])('%s', (_, time, services, expected, more) => expect(foretold(time, services, more)).toEqual(expected))

  it('a pump whose plan is long is not cut short while its second bag runs (R17)', () => {
    const bags = [
      pump(until('10:00', { plannedMinutes: 600 })),
      pump({ start: clock('10:00'), plannedMinutes: 600, ...running }),
    ]
    const { lines, issues } = code('office', bags, { now: clock('11:00') })
    expect(lines.map((line) => line.code)).toEqual(['96416'])
    expect(issues.map((issue) => issue.code)).toEqual(['same_drug_infusion_times_combined'])
  })

  it.each<[string, string, string, Service]>([
    [
      'at the last minute at which the one before is believed',
      '+07:50',
      '96368',
      infusion('iron', '08:00', null, running),
    ],
    ['though one that is over began more than a day before', '+07:45', '96367', infusion('iron', '07:50', '08:50')],
  ])('a drug of the next morning turns %s (R20)', (_, time, expected, first) => {
    const next = infusion(
      'cefepime',
      time.replace(/\d\d$/, (minute) => String(Number(minute) - 6)),
      null,
      running,
    )
    expect(foretold(time, [first, next])).toContain(`cefepime ${expected} in 10`)
  })

  it('fluid that runs beside a running drug stands still, though another drug there is over', () => {
    const services = [
      fluid('09:00', null, running),
      infusion('iron', '09:10', null, { ...running, access: 'B' }),
      push('ondansetron', '08:50', '08:55'),
    ]
    expect(foretold('09:30', services)).toEqual(['iron 96366 in 71'])
  })
})
