import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import type { CommandOf } from '../command.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const { plannedMinutes: _none, ...push } = aPlannedLine({
  ...{ id: 'dox', name: 'Doxorubicin', route: 'iv_push', vesicant: 'vesicant', dose: mg('24'), volumeMl: '12' },
})
type Look = CommandOf<'checkSite'>
const look = (pushedMl: string, bloodReturn: Look['bloodReturn'] = 'brisk', facts: Partial<Look> = {}): Look => ({
  ...{ kind: 'checkSite', accessId: 'port', look: [], lineId: 'dox', pushedMl, bloodReturn },
  ...facts,
})
const give = (doseGiven = mg('24'), doseReason?: string) =>
  ({ kind: 'givePush', lineId: 'dox', accessId: 'port', doseGiven, ...(doseReason ? { doseReason } : {}) }) as const
const day = (lines: readonly (typeof push)[] = [push], bloodReturn: 'brisk' | 'none' = 'brisk'): ASession =>
  aSession({ lines }).arrived('08:30').vitals('08:30').access('08:30', { bloodReturn }).ready('08:31')
const at = { at: '09:00' }

describe('a site check', () => {
  it('says how the site looks, unless it is a look while a push goes in', () => {
    const bare: Look = { kind: 'checkSite', accessId: 'port', look: [] }
    expect(day().refusal(bare, at).code).toBe('site-look-missing')
    expect(day().decide(look('0'), at).ok).toBe(true)
    expect(day().decide({ ...bare, look: ['normal'] }, at).ok).toBe(true)
  })
})

describe('a vesicant that is pushed', () => {
  it('is looked at with an answer, and no other drug is', () => {
    const { bloodReturn: _unsaid, ...silent } = look('0')
    expect(day().refusal(silent, at)).toEqual({ code: 'blood-return-not-checked', facts: { drug: 'Doxorubicin' } })
    const mild = day([{ ...push, vesicant: 'neither' }])
    expect(mild.refusal(look('0'), at)).toEqual({ code: 'push-look-not-needed', facts: { drug: 'Doxorubicin' } })
  })

  it('waits for OK to treat and for its second check', () => {
    const early = aSession({ lines: [push] })
      .arrived('08:30')
      .access('08:31')
    expect(early.refusal(look('0'), { at: '08:32' }).code).toBe('not-ready')
    const chemo = day([{ ...push, role: 'antineoplastic' }])
    expect(chemo.refusal(look('0'), at).code).toBe('second-check-missing')
    const checked = chemo.checked('dox', '08:58')
    expect(checked.decide(look('0'), at).ok).toBe(true)
    expect(day().perform(give(), at).refusal(look('5'), { at: '09:05' }).code).toBe('line-closed')
  })

  it('goes on while blood comes back, never back, and no further than the syringe holds', () => {
    const five = day().perform(look('5'), at)
    expect(five.decide(look('10'), at).ok).toBe(true)
    expect(five.decide(look('5'), at).ok).toBe(true)
    expect(five.refusal(look('4'), at)).toEqual({
      code: 'volume-below-earlier',
      facts: { drug: 'Doxorubicin', given: '4', earlier: '5' },
    })
    expect(five.decide(look('13.2'), at).ok).toBe(true)
    expect(five.refusal(look('13.3'), at)).toEqual({
      code: 'volume-over-bag',
      facts: { drug: 'Doxorubicin', given: '13.3', bag: '12' },
    })
  })

  it('does not begin without blood return, which may be looked at again where it is', () => {
    const dry = day([push], 'none')
    expect(dry.refusal(look('5'), at).code).toBe('no-blood-return')
    expect(dry.perform(look('0', 'sluggish'), at).decide(look('5'), at).ok).toBe(true)
    const { pushedMl: _unsaid, ...first } = look('0')
    expect(dry.decide(first, at).ok).toBe(true)
  })

  it('stops at none: nothing more goes in, the whole dose is not given, the part that went in is', () => {
    const held = day().perform(look('5'), at).perform(look('10', 'none'), { at: '09:02' })
    expect(held.refusal(look('12'), { at: '09:03' }).code).toBe('no-blood-return')
    expect(held.refusal(give(), { at: '09:03' }).code).toBe('no-blood-return')
    const ended = held.perform(give(mg('20'), 'No blood return after 10 mL'), { at: '09:03' })
    expect(ended.chart.lines[0]).toMatchObject({ state: 'given', doseGiven: mg('20'), accessId: 'port' })
    expect(held.refusal(give({ amount: '10', unit: 'mL' }), { at: '09:03' }).code).toBe('no-blood-return')
    const back = held.perform(look('10'), { at: '09:04' })
    expect(back.decide(give(), { at: '09:05' }).ok).toBe(true)
  })

  it('that was ended keeps what was answered before it began', () => {
    const premed = aPlannedLine({ ...{ id: 'ondansetron', name: 'Ondansetron', role: 'premed', waitMinutes: 30 } })
    const held = day([{ ...push, role: 'antineoplastic' }, premed])
      .checked('dox', '08:58')
      .perform(look('5', 'none'), at)
    const part = give(mg('10'), 'No blood return after 5 mL')
    expect(held.refusal(part, { at: '09:03' }).code).toBe('premed-wait')
    expect(held.decide({ ...part, premedWaitAccepted: true }, { at: '09:03' }).ok).toBe(true)
  })

  it('without a look of its own is no push that was ended: blood return is asked for any dose', () => {
    const dry = day([push], 'none')
    expect(dry.refusal(give(mg('20'), 'Provider'), at).code).toBe('no-blood-return')
  })
})

describe('no blood return', () => {
  const drip = aPlannedLine({ ...{ id: 'drip', name: 'Vinorelbine', vesicant: 'vesicant', plannedMinutes: 20 } })
  const plain = aPlannedLine({ id: 'plain', name: 'Iron' })
  const both = day([drip, plain])
    .started('drip', '08:40')
    .perform({ kind: 'startLine', lineId: 'plain', accessId: 'port', sameLineOnPurpose: true }, { at: '08:41' })
  const dry: Look = { kind: 'checkSite', accessId: 'port', look: ['normal'], bloodReturn: 'none' }
  const states = ({ chart }: ASession) => chart.lines.map(({ state }) => state)

  it('holds every vesicant that drips there, in the same tap, and nothing else', () => {
    const held = both.perform(dry, { at: '08:50' })
    expect(states(held)).toEqual(['paused', 'running'])
    expect(held.last('LinePaused').payload).toEqual({ lineId: 'drip', reason: 'site_check' })
    expect(states(both.perform({ ...dry, bloodReturn: 'sluggish' }, { at: '08:50' }))).toEqual(['running', 'running'])
    const hand = both.access('08:45', { accessId: 'hand', reason: 'Poor vein' })
    expect(states(hand.perform({ ...dry, accessId: 'hand' }, { at: '08:50' }))).toEqual(['running', 'running'])
    const paused = both.perform({ kind: 'pauseLine', lineId: 'drip', reason: 'bathroom' }, { at: '08:48' })
    const pausesOf = ({ events }: ASession) => events.filter(({ kind }) => kind === 'LinePaused').length
    expect(pausesOf(paused.perform(dry, { at: '08:50' }))).toBe(1)
    expect(pausesOf(both.stopped('drip', '08:49').perform(dry, { at: '08:50' }))).toBe(0)
  })

  it('noticed earlier and charted now pauses now: until the tap it ran', () => {
    const late = { reason: 'with_another_patient', basis: 'memory' } as const
    const held = both.perform(dry, { at: '08:45', now: '09:05', late })
    expect(held.last('SiteChecked').happenedAt).toEqual(held.at('08:45'))
    expect(held.last('LinePaused').happenedAt).toEqual(held.at('09:05'))
  })

  it('keeps it paused until it was seen again, alone or with all', () => {
    const resume = { kind: 'resumeLine', lineId: 'drip' } as const
    const held = both.perform(dry, { at: '08:50' })
    expect(held.refusal(resume, { at: '08:52' })).toEqual({ code: 'no-blood-return', facts: { drug: 'Vinorelbine' } })
    const seen = held.perform({ ...dry, bloodReturn: 'brisk' }, { at: '08:51' })
    expect(seen.decide(resume, { at: '08:52' }).ok).toBe(true)
    const all = both.perform({ kind: 'pauseAll', reason: 'pump_alarm' }, { at: '08:49' }).perform(dry, { at: '08:50' })
    expect(all.refusal({ kind: 'resumeAll' }, { at: '08:52' })).toEqual({
      code: 'no-blood-return',
      facts: { drug: 'Vinorelbine' },
    })
    const allSeen = all.perform({ ...dry, bloodReturn: 'brisk' }, { at: '08:51' })
    expect(states(allSeen.perform({ kind: 'resumeAll' }, { at: '08:52' }))).toEqual(['running', 'running'])
  })

  it('of an access whose drugs are no vesicants lets them go on', () => {
    const paused = both.perform({ kind: 'pauseLine', lineId: 'plain', reason: 'bathroom' }, { at: '08:48' })
    const held = paused.perform(dry, { at: '08:50' })
    expect(held.decide({ kind: 'resumeLine', lineId: 'plain' }, { at: '08:52' }).ok).toBe(true)
  })
})

describe('a vesicant in a vein of the arm', () => {
  const drip = (plannedMinutes: number, facts: object = {}) =>
    aSession({
      lines: [aPlannedLine({ id: 'drip', name: 'Vinorelbine', vesicant: 'vesicant', plannedMinutes, ...facts })],
    })
      .arrived('08:30')
      .vitals('08:30')
      .access('08:30', { device: 'peripheral', site: 'forearm', side: 'left' })
      .ready('08:31')
  const start = { kind: 'startLine', lineId: 'drip', accessId: 'port', by: 'gravity' } as const

  it('planned longer than the practice allows is asked about, and starts once answered', () => {
    expect(drip(30).decide(start, at).ok).toBe(true)
    expect(drip(31).refusal(start, at)).toEqual({
      code: 'vesicant-time-question',
      facts: { drug: 'Vinorelbine', planned: '31', most: '30' },
    })
    expect(drip(31).decide({ ...start, longDripAccepted: true }, at).ok).toBe(true)
    expect(drip(31, { vesicant: 'irritant' }).decide(start, at).ok).toBe(true)
    const central = aSession({ lines: drip(31).chart.scheduled.plan.lines }).prepared()
    expect(central.decide({ ...start, by: 'pump' }, at).ok).toBe(true)
  })
})
