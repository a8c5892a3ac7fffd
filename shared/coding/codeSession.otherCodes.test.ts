import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, fluid, given, infusion, issues, push } from '#test/builders/codingVisit.ts'

const hormonal = { class: 'hormonal_antineoplastic' } as const
const antineoplastic = { class: 'antineoplastic' } as const

describe('injections (R14)', () => {
  it('class decides the code, and injections leave the initial service alone', () => {
    const result = code('office', [
      push('ondansetron', '08:50'),
      given('leuprolide', 'intramuscular', '09:00', hormonal),
      given('bortezomib', 'subcutaneous', '09:05', antineoplastic),
      given('filgrastim', 'subcutaneous', '09:10'),
      given('pegfilgrastim', 'on_body_injector', '09:15'),
    ])
    expect(bill(result)).toEqual(['96372', '96374', '96377', '96401', '96402'])
  })

  it('repeated injections of one drug add units, a second drug under the code stands on its own line', () => {
    const result = code('office', [
      given('cyanocobalamin', 'intramuscular', '09:00'),
      given('filgrastim', 'subcutaneous', '09:05'),
      given('filgrastim', 'subcutaneous', '09:10'),
    ])
    expect(bill(result)).toEqual(['96372', '96372-59 × 2'])
  })

  it('an injection resumes nothing', () => {
    const first = given('filgrastim', 'subcutaneous', '09:00')
    expect(bill(code('office', [first, given('filgrastim', 'subcutaneous', '09:10', { resumes: first.id })]))).toEqual([
      '96372 × 2',
    ])
  })

  it('one dose in two syringes is one unit for review; per injection where the payer wants it', () => {
    const first = given('fulvestrant', 'intramuscular', '10:00', hormonal)
    const second = given('fulvestrant', 'intramuscular', '10:02', { ...hormonal, splitOf: first.id })
    const result = code('office', [first, second])
    expect(bill(result)).toEqual(['96402'])
    expect(issues(result)).toContain('split_dose_injection_review')
    expect(result.notCounted).toHaveLength(1)
    expect(bill(code('office', [first, second], { profile: { splitDoseInjection: 'per_injection' } }))).toEqual([
      '96402',
      '96402-59',
    ])
  })
})

describe('subcutaneous infusion (R16)', () => {
  it('15 minutes is an injection, 16 an infusion, 91 an extra hour', () => {
    const sc = (stop: string) => given('immune globulin', 'sc_infusion', '09:00', { stop: clock(stop) })
    expect(bill(code('office', [sc('09:15')]))).toEqual(['96372'])
    expect(issues(code('office', [sc('09:15')]))).toContain('infusion_coded_as_push')
    expect(bill(code('office', [sc('09:16')]))).toEqual(['96369'])
    expect(bill(code('office', [sc('10:31')]))).toEqual(['96369', '96370'])
  })

  it('a second drug by subcutaneous infusion has no code of its own', () => {
    const result = code('office', [
      given('immune globulin', 'sc_infusion', '09:00', { stop: clock('10:00') }),
      given('deferoxamine', 'sc_infusion', '10:00', { stop: clock('10:40') }),
    ])
    expect(bill(result)).toEqual(['96369'])
    expect(issues(result)).toContain('route_not_coded')
  })
})

describe('pumps (R17)', () => {
  const pump = (more: object) =>
    given('fluorouracil', 'pump_prolonged', '08:00', { ...antineoplastic, access: 'A', ...more })

  it('planned for more than 480 minutes needs no stop; 480 or less is ordinary and needs one', () => {
    expect(bill(code('office', [pump({ plannedMinutes: 481 })]))).toEqual(['96416'])
    expect(blocks(code('office', [pump({ plannedMinutes: 480 })]))).toEqual(['missing_stop_time'])
    const short = code('office', [pump({ plannedMinutes: 480, stop: clock('10:00') })])
    expect(bill(short)).toEqual(['96413', '96415'])
    expect(issues(short)).toContain('pump_not_prolonged')
  })

  it('a longer plan cut short keeps its code and is flagged', () => {
    const result = code('office', [pump({ plannedMinutes: 1320, stop: clock('12:00') })])
    expect(bill(result)).toEqual(['96416'])
    expect(issues(result)).toContain('pump_not_prolonged')
  })

  it('a prolonged plan keeps its code when the stop is declared unknown', () => {
    expect(bill(code('office', [pump({ plannedMinutes: 2760, stopUnknown: true })]))).toEqual(['96416'])
  })

  it('by artery, with a plan', () => {
    const artery = given('floxuridine', 'intra_arterial', '08:00', { ...antineoplastic, plannedMinutes: 1440 })
    expect(bill(code('facility', [artery]))).toEqual(['96425'])
  })

  it('a long therapeutic pump has no rule', () => {
    const result = code('office', [pump({ class: 'therapeutic', plannedMinutes: 1320 })])
    expect(bill(result)).toEqual([])
    expect(issues(result)).toContain('route_not_coded')
  })

  it('a running pump may host: an antiemetic beside it is concurrent', () => {
    const result = code('facility', [pump({ plannedMinutes: 2760 }), infusion('ondansetron', '09:00', '09:30')])
    expect(bill(result)).toEqual(['96368', '96416'])
    expect(blocks(result)).toEqual([])
  })
})

describe('other routes (R18, design: what no rule covers)', () => {
  it('a therapeutic drug where R18 speaks of chemotherapy gives no code', () => {
    for (const route of ['intrathecal', 'intrapleural', 'intraperitoneal', 'intravesical', 'intralesional'] as const) {
      const result = code('facility', [given('talc', route, '09:00')])
      expect(bill(result)).toEqual([])
      expect(issues(result)).toContain('route_not_coded')
    }
  })

  it('an oral drug gives no code and says so', () => {
    const result = code('office', [given('acetaminophen', 'oral', '09:00'), chemo('rituximab', '09:30', '10:30')])
    expect(bill(result)).toEqual(['96413'])
    expect(issues(result)).toContain('route_not_coded')
    expect(result.complete).toBe(true)
  })

  it('two arterial doses of one chemo drug count once', () => {
    const dose = (start: string, stop: string) =>
      given('melphalan', 'intra_arterial', start, { ...antineoplastic, access: 'IA', stop: clock(stop) })
    expect(bill(code('facility', [dose('09:00', '09:10'), dose('11:00', '11:10')]))).toEqual(['96420'])
    expect(bill(code('facility', [dose('09:00', '09:50'), dose('11:00', '11:50')]))).toEqual(['96422', '96423'])
  })
})

describe('transfusion (R15)', () => {
  it('once per day, also over two stays; every product under its code', () => {
    const bag = (start: string, stop: string, encounter: string) =>
      given('red cells', 'transfusion', start, { class: 'transfusion', stop: clock(stop), hcpcs: 'P9016', encounter })
    const result = code('facility', [bag('08:00', '10:00', '1'), bag('15:00', '17:00', '2')])
    expect(bill(result)).toEqual(['36430', 'P9016 × 2'])
    expect(issues(result)).toContain('transfusion_once_per_day')
  })

  it('pre-medication pushes are therapeutic pushes', () => {
    const blood = given('red cells', 'transfusion', '09:00', { class: 'transfusion', stop: clock('11:00') })
    const result = code('facility', [push('diphenhydramine', '08:55'), blood])
    expect(bill(result)).toEqual(['36430', '96374'])
    expect(issues(result)).toContain('ncci_pair_review')
  })

  it('without a stop it is coded alone, and waits where hydration beside it cannot be told apart', () => {
    const blood = given('red cells', 'transfusion', '09:00', { class: 'transfusion' })
    expect(bill(code('facility', [blood]))).toEqual(['36430'])
    expect(blocks(code('facility', [blood, fluid('09:00', '12:00')]))).toEqual(['missing_stop_time'])
  })
})

describe('ports (R19)', () => {
  const flush = given('heparin', 'port_flush', '10:00', { class: 'procedure' })
  const draw = given('blood draw', 'port_blood_draw', '10:05', { class: 'procedure' })

  it('a flush and a draw alone together are the draw', () => {
    const result = code('office', [flush, draw])
    expect(bill(result)).toEqual(['36591'])
    expect(issues(result)).toContain('port_flush_bundled')
  })

  it('not even beside an office visit', () => {
    const result = code('office', [flush], { visit: { em: '99213', separatelyIdentifiable: true } })
    expect(bill(result)).toEqual(['99213'])
  })

  it('declotting stands beside chemo, the flush does not', () => {
    const declot = given('alteplase', 'declot', '08:00', { class: 'procedure' })
    expect(bill(code('facility', [declot, flush, chemo('docetaxel', '09:00', '09:50')]))).toEqual(['36593', '96413'])
  })

  it('a disconnect flush after a pump is the sole service of its day', () => {
    expect(bill(code('office', [flush]))).toEqual(['96523'])
  })
})

describe('procedures (R21)', () => {
  const biopsy = (site: string) => given('marrow', 'bone_marrow_biopsy', '09:00', { class: 'procedure', site })
  const aspiration = (site: string) => given('marrow', 'bone_marrow_aspiration', '09:05', { class: 'procedure', site })

  it('both at one site are one code; at different sites both, marked distinct', () => {
    expect(bill(code('facility', [biopsy('left iliac'), aspiration('left iliac')]))).toEqual(['38222'])
    expect(bill(code('facility', [biopsy('left iliac'), aspiration('right iliac')]))).toEqual(['38220-59', '38221'])
  })

  it('an unnamed site is the named one, whichever of the two was written down first', () => {
    const samples = [aspiration(''), aspiration('left iliac')]
    expect(bill(code('facility', samples))).toEqual(['38220'])
    expect(bill(code('facility', [...samples].reverse()))).toEqual(['38220'])
  })
})

describe('visit (R22)', () => {
  const services = [chemo('docetaxel', '09:00', '10:00')]

  it('99211 is withheld beside an administration and stands alone without one', () => {
    const result = code('office', services, { visit: { em: '99211', separatelyIdentifiable: true } })
    expect(blocks(result)).toEqual(['em_99211_not_allowed'])
    expect(result.issues.find(({ code: issue }) => issue === 'em_99211_not_allowed')?.stops).toBe('claim')
    const alone = code('office', [], { visit: { em: '99211', separatelyIdentifiable: false } })
    expect(bill(alone)).toEqual(['99211'])
  })

  it('hospital claims to Medicare carry G0463', () => {
    const more = {
      visit: { em: '99214', separatelyIdentifiable: true },
      profile: { hospitalVisitCode: 'G0463' },
    } as const
    expect(bill(code('facility', services, more))).toEqual(['96413', 'G0463-25'])
    expect(bill(code('office', services, more))).toEqual(['96413', '99214-25'])
  })
})

describe('stopped early (R26)', () => {
  const five = chemo('paclitaxel', '09:00', '09:05', { discontinued: true })

  it('a 5-minute start is a push, for review; modifier 53 where the payer wants the ordered service', () => {
    expect(bill(code('office', [five]))).toEqual(['96409'])
    expect(issues(code('office', [five]))).toContain('discontinued_infusion_review')
    expect(bill(code('office', [five], { profile: { stoppedEarly: 'ordered_service_53' } }))).toEqual(['96413-53'])
  })
})

describe('class (R25)', () => {
  it('the payer may class a drug its own way', () => {
    const services = [given('denosumab', 'subcutaneous', '09:00')]
    expect(bill(code('office', services))).toEqual(['96372'])
    expect(bill(code('office', services, { profile: { classOverrides: { denosumab: 'antineoplastic' } } }))).toEqual([
      '96401',
    ])
  })
})

describe('the bill as a whole (C2, C3)', () => {
  it('an add-on without its parent holds the claim, not the nurse', () => {
    const services = [
      infusion('leucovorin', '09:00', '10:00'),
      infusion('magnesium', '09:00', '09:50'),
      push('fluorouracil', '10:05', null, { class: 'antineoplastic' }),
    ]
    const result = code('office', services)
    expect(bill(result)).toEqual(['96367', '96368', '96409'])
    expect(result.issues.find(({ code: issue }) => issue === 'addon_without_primary')?.stops).toBe('claim')
  })

  it('a parent in another stay of the day is none', () => {
    const services = [
      infusion('vancomycin', '08:00', '09:00', { encounter: '1' }),
      infusion('leucovorin', '15:00', '16:00', { encounter: '2' }),
      infusion('magnesium', '15:00', '15:50', { encounter: '2' }),
      push('fluorouracil', '16:05', null, { class: 'antineoplastic', encounter: '2' }),
    ]
    const [orphan] = code('office', services).issues.filter(({ code: issue }) => issue === 'addon_without_primary')
    expect(orphan?.serviceIds).toEqual([services[2]?.id])
  })

  it('day totals above the table of the setting are shown', () => {
    const services = ['a', 'b', 'c', 'd', 'e'].map((drug) => given(drug, 'subcutaneous', '09:00'))
    expect(bill(code('office', services))).toEqual(['96372', '96372-59 × 4'])
    expect(issues(code('office', services))).toContain('mue_exceeded')
    expect(issues(code('office', services.slice(1)))).not.toContain('mue_exceeded')
    expect(issues(code('facility', services))).not.toContain('mue_exceeded')
  })
})
