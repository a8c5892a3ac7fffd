import { describe, expect, it } from 'vitest'
import {
  bill,
  blocks,
  chemo,
  chemoPush,
  clock,
  code,
  fluid,
  given,
  infusion,
  issues,
  push,
} from '#test/builders/codingVisit.ts'

describe('initial and sequential (R7, R8)', () => {
  it('pre-medications before chemo are sequential; chemo stays initial', () => {
    const services = [
      infusion('dexamethasone', '08:00', '08:20'),
      push('famotidine', '08:25'),
      chemo('docetaxel', '08:30', '09:30'),
    ]
    for (const setting of ['office', 'facility'] as const)
      expect(bill(code(setting, services))).toEqual(['96367', '96375', '96413'])
  })

  it('chemotherapy voids an office flag it would leave without a parent', () => {
    const result = code('office', [
      infusion('zoledronic acid', '08:00', '08:30', { primary: true }),
      chemo('docetaxel', '08:30', '09:30'),
    ])
    expect(bill(result)).toEqual(['96367', '96413'])
    expect(issues(result)).toContain('primary_reason_outranked')
    const pushed = code('office', [
      infusion('zoledronic acid', '08:00', '08:30', { primary: true }),
      chemoPush('bortezomib', '09:00'),
    ])
    expect(bill(pushed)).toEqual(['96367', '96409'])
  })

  it('a flagged push stays initial beside a therapeutic infusion in an office, with the warning', () => {
    const services = [push('ondansetron', '08:00', null, { primary: true }), infusion('iron sucrose', '08:10', '08:40')]
    const result = code('office', services)
    expect(bill(result)).toEqual(['96367', '96374'])
    expect(issues(result)).toContain('primary_reason_outranked')
    expect(bill(code('facility', services))).toEqual(['96365', '96375'])
    expect(bill(code('office', services, { profile: { officeInitial: 'hierarchy' } }))).toEqual(['96365', '96375'])
  })

  it('a flagged infusion hosts the one it runs beside, whatever their starts', () => {
    const services = [infusion('drug A', '09:00', '10:00'), infusion('drug B', '09:05', '10:00', { primary: true })]
    const result = code('office', services)
    expect(bill(result)).toEqual(['96365', '96368'])
    expect(result.lines.find((line) => line.code === '96365')?.serviceIds).toEqual([services[1]?.id])
  })

  it('several flags: rank, then the longest', () => {
    const result = code('office', [
      infusion('drug A', '09:00', '09:30', { primary: true }),
      infusion('drug B', '10:00', '12:00', { primary: true }),
    ])
    expect(result.lines.find((line) => line.code === '96365')?.text).toContain('drug B')
  })

  it('ties: longest counted, then earliest start', () => {
    const longest = code('facility', [infusion('drug A', '09:00', '09:30'), infusion('drug B', '10:00', '11:00')])
    expect(longest.lines.find((line) => line.code === '96365')?.text).toContain('drug B')
    const earliest = code('facility', [infusion('drug B', '10:00', '10:30'), infusion('drug A', '09:00', '09:30')])
    expect(earliest.lines.find((line) => line.code === '96365')?.text).toContain('drug A')
  })

  it('a chemo push outranks a therapeutic infusion', () => {
    expect(
      bill(code('facility', [infusion('magnesium', '09:00', '11:00'), chemoPush('vincristine', '11:05')])),
    ).toEqual(['96366', '96367', '96409'])
  })

  it('a flagged chemo push gives way to a chemo infusion', () => {
    const result = code('office', [
      chemoPush('doxorubicin', '09:00', { primary: true }),
      chemo('cyclophosphamide', '09:30', '10:00'),
    ])
    expect(bill(result)).toEqual(['96411', '96413'])
  })
})

describe('alongside (R11, R12, R28)', () => {
  it('two drugs in one bag for 15 minutes are one push', () => {
    const result = code('office', [
      infusion('dexamethasone', '09:00', '09:15', { bag: '1' }),
      infusion('ondansetron', '09:00', '09:15', { bag: '1' }),
    ])
    expect(bill(result)).toEqual(['96374'])
    expect(result.notCounted).toHaveLength(1)
  })

  it('the highest class in the bag decides', () => {
    const result = code('office', [
      infusion('mesna', '09:00', '10:00', { bag: '1' }),
      chemo('ifosfamide', '09:00', '10:00', { bag: '1' }),
    ])
    expect(bill(result)).toEqual(['96413'])
  })

  it('fluid that carries a drug is part of it', () => {
    const result = code('office', [
      chemo('carboplatin', '09:00', '10:00', { bag: '1' }),
      fluid('09:00', '10:00', { bag: '1' }),
    ])
    expect(bill(result)).toEqual(['96413'])
    expect(issues(result)).toContain('hydration_incidental')
  })

  it('minutes in which the carrier runs before or after the drug are not the drug’s', () => {
    const services = [fluid('09:00', '10:40', { bag: '1' }), chemo('carboplatin', '09:10', '10:40', { bag: '1' })]
    expect(bill(code('office', services))).toEqual(['96413'])
  })

  it('three bags at once: one concurrent unit, the third is not reported', () => {
    const services = ['drug A', 'drug B', 'drug C'].map((drug, place) =>
      infusion(drug, '09:00', ['11:00', '10:30', '10:00'][place] ?? null),
    )
    const result = code('facility', services)
    expect(bill(result)).toEqual(['96365', '96366', '96368'])
    expect(issues(result)).toContain('second_concurrent_not_reportable')
    expect(result.notCounted.map(({ serviceId }) => serviceId)).toEqual([services[2]?.id])
  })

  it('exactly half beside another is sequential, one minute more is concurrent', () => {
    const host = chemo('oxaliplatin', '09:00', '10:00')
    expect(bill(code('office', [host, infusion('leucovorin', '09:30', '10:30')]))).toEqual(['96367', '96413'])
    expect(bill(code('office', [host, infusion('leucovorin', '09:29', '10:29')]))).toEqual(['96368', '96413'])
  })

  it('shared minutes of a sequential infusion count for the initial one', () => {
    const result = code('facility', [infusion('drug A', '06:00', '07:30'), infusion('drug B', '07:00', '16:00')])
    expect(bill(result)).toEqual(['96365', '96366 × 8', '96367'])
    const later = code('facility', [infusion('drug A', '06:00', '08:00'), infusion('drug B', '07:29', '16:00')])
    expect(bill(later)).toEqual(['96365', '96366 × 8', '96367'])
  })

  it('two chemo bags at once on one line wait for a person; on two lines by protocol each is initial', () => {
    const both = [chemo('drug A', '09:00', '10:30'), chemo('drug B', '09:00', '10:00')] as const
    const result = code('facility', both)
    expect(bill(result)).toEqual(['96413', '96549'])
    expect(issues(result)).toEqual(
      expect.arrayContaining(['concurrent_chemo_no_code', 'unlisted_administration_review']),
    )
    expect(bill(code('facility', both, { profile: { concurrentChemo: 'withhold' } }))).toEqual(['96413'])
    const twoLines = [both[0], { ...both[1], access: 'B', accessReason: 'protocol' }]
    expect(bill(code('facility', twoLines))).toEqual(['96413', '96413-59'])
    expect(issues(code('facility', twoLines))).not.toContain('second_site_documentation')
  })

  it('leucovorin running into a fluorouracil push is an infusion of its own: a push hosts nothing', () => {
    const result = code('office', [infusion('leucovorin', '09:00', '10:00'), chemoPush('fluorouracil', '09:55')])
    expect(bill(result)).toEqual(['96367', '96409'])
  })
})

describe('repeat pushes (R13)', () => {
  it('09:00 and 09:30 / 09:31 in a facility; never in an office', () => {
    const pushes = (second: string) => [push('hydromorphone', '09:00'), push('hydromorphone', second)]
    expect(bill(code('facility', pushes('09:30')))).toEqual(['96374'])
    expect(bill(code('facility', pushes('09:31')))).toEqual(['96374', '96376'])
    expect(bill(code('office', pushes('09:31')))).toEqual(['96374'])
    expect(issues(code('office', pushes('09:31')))).toContain('same_drug_push_not_reportable')
  })

  it('the gap is measured to the push before that was reported', () => {
    const pushes = ['09:00', '09:20', '09:35', '10:06'].map((time) => push('hydromorphone', time))
    expect(bill(code('facility', pushes))).toEqual(['96374', '96376 × 2'])
  })

  it('a second push of one chemo drug adds nothing, a bolus and a pump of it are both reported', () => {
    expect(bill(code('facility', [chemoPush('vincristine', '09:00'), chemoPush('vincristine', '11:00')]))).toEqual([
      '96409',
    ])
    const pump = given('fluorouracil', 'pump_prolonged', '11:15', {
      class: 'antineoplastic',
      access: 'A',
      plannedMinutes: 1320,
    })
    expect(bill(code('facility', [chemoPush('fluorouracil', '11:05'), pump]))).toEqual(['96409', '96416'])
  })

  it('a push while the same drug runs is not reported', () => {
    expect(bill(code('facility', [infusion('furosemide', '08:00', '12:00'), push('furosemide', '10:00')]))).toEqual([
      '96365',
      '96366 × 3',
    ])
  })
})

describe('second access, second encounter (R23)', () => {
  it('morning chemo, afternoon return: the second initial is marked', () => {
    const services = [
      chemo('docetaxel', '08:00', '09:00', { encounter: '1' }),
      push('ondansetron', '15:00', null, { encounter: '2' }),
    ]
    const result = code('office', services)
    expect(bill(result)).toEqual(['96374-59', '96413'])
    expect(issues(result)).toContain('separate_encounter_documentation')
    const explained = code('office', services, { encounterReason: 'nausea at home' })
    expect(issues(explained)).not.toContain('separate_encounter_documentation')
  })

  it('the payer may want XS for the site and XE for the encounter', () => {
    const services = [
      chemo('docetaxel', '08:00', '09:00', { encounter: '1' }),
      infusion('mesna', '08:00', '09:00', { encounter: '1', access: 'B' }),
      push('ondansetron', '15:00', null, { encounter: '2' }),
    ]
    expect(bill(code('office', services, { profile: { distinctModifier: 'XS' } }))).toEqual([
      '96365-XS',
      '96374-XE',
      '96413',
    ])
    expect(bill(code('office', services, { profile: { distinctModifier: 'XU' } }))).toEqual([
      '96365-XU',
      '96374-XU',
      '96413',
    ])
  })

  it('add-ons at the second site are clean unless the payer marks them', () => {
    const services = [chemo('docetaxel', '08:00', '09:00'), infusion('mesna', '08:00', '10:00', { access: 'B' })]
    expect(bill(code('office', services))).toEqual(['96365-59', '96366', '96413'])
    expect(bill(code('office', services, { profile: { secondSiteAddOnModifier: '59' } }))).toEqual([
      '96365-59',
      '96366-59',
      '96413',
    ])
  })

  it('an office never marks the documented main reason', () => {
    const services = [
      infusion('mesna', '08:00', '09:00', { access: 'B', primary: true }),
      chemo('ifosfamide', '08:00', '09:00'),
    ]
    expect(bill(code('office', services))).toEqual(['96365', '96413-59'])
    expect(bill(code('facility', services))).toEqual(['96365-59', '96413'])
  })

  it('lines of the encounter asked for, with the earlier one as context', () => {
    const services = [
      chemo('docetaxel', '08:00', '09:00', { encounter: '1' }),
      chemo('paclitaxel', null, null, { encounter: '1', start: clock('09:00') }),
      infusion('magnesium', '15:00', '16:00', { encounter: '2' }),
    ]
    const result = code('office', services, { emitEncounter: '2', arrived: clock('14:30') })
    expect(bill(result)).toEqual(['96365-59'])
    expect(blocks(result)).toEqual([])
    expect(result.complete).toBe(true)
  })
})
