import { describe, expect, it } from 'vitest'
import { type ASession, aSession, forgotten } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aPlannedLine, brScheduled } from '#test/builders/brPlan.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'
import type { RecordIssue } from './frozen.ts'
import { signOff } from './signOff.ts'
import type { WarningCode } from './signOffItems.ts'

/** Where an item of the sign-off just does not appear, and what exactly it says where it does. */

const mg = (amount: string) => ({ amount, unit: 'mg' })
const off = (session: ASession, codingIssues: readonly RecordIssue[] = []) =>
  signOff(session.chart, { now: session.at('15:05'), signerId: 'user-ana', codingIssues })
const warned = (session: ASession, code: WarningCode) => off(session).warnings.filter((one) => one.code === code)
const iron = (facts: Partial<Parameters<typeof aPlannedLine>[0]> = {}) =>
  aSession({ lines: [aPlannedLine({ id: 'iron', dose: mg('100'), plannedMinutes: 60, ...facts })] })
const ran = (session: ASession) => session.prepared().started('iron', '09:01').stopped('iron', '10:01')

describe('what coding says', () => {
  const issue: RecordIssue = {
    ...{ code: 'push_over_15_minutes', level: 'W', stops: 'record', serviceIds: [] },
    ...{ rule: 'R2', text: 'The push took 20 minutes.' },
  }
  const coded = (session: ASession, said: RecordIssue) =>
    [...off(session, [said]).blocks, ...off(session, [said]).warnings].filter(
      ({ code }) => code === `coding:${said.code}`,
    )

  it('about the whole visit leads to the visit, once, and a warning blocks nothing', () => {
    expect(coded(brDay(), issue)).toEqual([
      { code: 'coding:push_over_15_minutes', facts: { text: issue.text, rule: 'R2' }, field: { kind: 'session' } },
    ])
    expect(off(brDay(), [issue]).blocks).toEqual([])
    expect(coded(brDay(), { ...issue, level: 'I' })).toEqual([])
  })

  it('about fluid without its reason is said once, of the line it is about', () => {
    const fluid = aPlannedLine({ id: 'fluid', role: 'hydration', purpose: 'hydration' })
    const session = aSession({ lines: [fluid] })
      .prepared()
      .started('fluid', '09:01')
      .stopped('fluid', '10:01')
    const said: RecordIssue = { ...issue, code: 'hydration_necessity_missing', serviceIds: ['fluid'] }
    expect(warned(session, 'hydration-without-reason')).toHaveLength(1)
    expect(coded(session, said)).toEqual([])
    expect(coded(session, { ...said, serviceIds: ['other'] })).toHaveLength(1)
    expect(coded(session, { ...issue, serviceIds: ['fluid'] })).toHaveLength(1)
  })

  it('as an error is said of the visit although something else of the visit blocks', () => {
    const error: RecordIssue = { ...issue, code: 'second_site_documentation', level: 'E' }
    expect(off(iron().prepared(), [error]).blocks.map(({ code }) => code)).toContain('coding:second_site_documentation')
  })
})

describe('a block', () => {
  const billed = iron({ route: 'pump_prolonged', plannedMinutes: 2_760 })
  const blocksOf = (session: ASession) => off(session).blocks.map(({ code }) => code)

  it('a drug that went home on a pump has its containers like any other', () => {
    const home = billed
      .prepared()
      .started('iron', '09:01')
      .perform(
        {
          ...{ kind: 'sendPumpHome', lineId: 'iron', pumpId: 'CADD-7', rateMlPerHour: '2' },
          ...{ volumeMl: '92', plannedMinutes: 2_760 },
        },
        { at: '09:05' },
      )
    expect(blocksOf(home)).toEqual(['containers-missing', 'not-discharged'])
  })

  it('overridden for one drug lets the whole visit’s block pass too', () => {
    const bare = aSession().arrived('08:30')
    const override: CommandOf<'overrideBlock'> = {
      ...{ kind: 'overrideBlock', block: 'baseline-vitals-missing', lineId: 'dexamethasone' },
      ...{ reason: 'emergency', text: 'Taken on paper' },
    }
    expect(blocksOf(bare)).toContain('baseline-vitals-missing')
    expect(blocksOf(bare.perform(override, { at: '08:31', by: chargeCora }))).not.toContain('baseline-vitals-missing')
  })

  it('a drug that ran before the app needs no check, and nothing else is said of it', () => {
    const before = iron({ role: 'antineoplastic', hazardous: true })
      .prepared()
      .perform(
        { kind: 'recordStartBeforeApp', lineId: 'iron', accessId: 'port', basis: 'pump' },
        { at: '08:40', late: forgotten, witness: nurseBo },
      )
    expect(blocksOf(before)).toEqual(['line-open', 'not-discharged'])
  })

  it('a plan that came in during the day is no late entry', () => {
    const day = brDay()
    const noon = day.withEvents(
      day.events.map((event) =>
        event.kind === 'SessionScheduled' ? { ...event, recordedAt: day.at('12:00') } : event,
      ),
    )
    expect(off(noon).blocks).toEqual([])
  })

  it('a contradiction about no drug names none', () => {
    const twice = brDay().withEvent('PatientArrived', { identifiers: ['name', 'mrn'] }, '08:31')
    expect(off(twice).blocks.find(({ code }) => code === 'conflict-open')?.facts).toStrictEqual({
      what: 'PatientArrived',
    })
  })
})

describe('a warning', () => {
  it('an override of no drug names none', () => {
    const overridden = brDay().perform(
      { kind: 'overrideStop', stop: 'labs', provider: 'Dr Amin', reason: 'provider_order' },
      { at: '15:01' },
    )
    expect(warned(overridden, 'stop-overridden')[0]?.facts).toStrictEqual({ stop: 'labs', provider: 'Dr Amin' })
  })

  it('"not given" without its reason is no warning of a drug that was given', () => {
    const other = { lineId: 'iron', reason: 'other' } as const
    expect(warned(ran(iron()).withEvent('LineNotGiven', other, '08:40'), 'not-given-without-reason')).toEqual([])
    expect(
      warned(iron().prepared().withEvent('LineNotGiven', other, '08:40'), 'not-given-without-reason'),
    ).toHaveLength(1)
  })

  it('a product number is asked for by the first payer alone', () => {
    const [cover] = brScheduled.coverages
    if (!cover) throw new Error('the plan has no coverage')
    const second = { ...cover, id: 'cover-2', order: 2, payer: { ...cover.payer, ndcRequired: true } }
    const lines = [aPlannedLine({ id: 'iron', dose: mg('100'), plannedMinutes: 60 })]
    const asked = (coverages: (typeof cover)[]) => warned(ran(aSession({ lines, coverages })), 'product-number-missing')
    expect(asked([second, cover])).toEqual([])
    expect(asked([cover, second])).toEqual([])
    expect(asked([{ ...second, order: 1 }])).toHaveLength(1)
  })

  it('an authorization is asked about though nobody said OK to treat; every difference is named', () => {
    const [approved] = brScheduled.authorizations
    if (!approved) throw new Error('the plan has no authorization')
    const lines = [aPlannedLine({ id: 'iron', role: 'antineoplastic' })]
    const push = { lineId: 'iron', accessId: null, doseGiven: mg('100') }
    const given = (authorizations: (typeof approved)[]) =>
      warned(aSession({ lines, authorizations }).withEvent('PushGiven', push, '09:00'), 'authorization-mismatch')
    expect(given([])).toHaveLength(1)
    const differing = { ...approved, drugs: ['J3490'], diagnosis: 'C50.911', payerId: 'another' }
    expect(given([differing])[0]?.facts.differs?.split(', ').length).toBeGreaterThan(1)
  })

  it('vitals after the drugs are those called so, after the last of them whatever its place in the plan', () => {
    const lines = [aPlannedLine({ id: 'iron' }), aPlannedLine({ id: 'two', sequence: 2, route: 'iv_push' })]
    const first = aSession({ lines }).prepared().started('iron', '09:01').pushed('two', '09:12')
    const between = first.vitals('09:15', { setType: 'post' }).stopped('iron', '09:20')
    expect(warned(between, 'post-vitals-missing')).toHaveLength(1)
    const step = first.stopped('iron', '09:20').vitals('09:25', { setType: 'step' })
    expect(warned(step, 'post-vitals-missing')).toHaveLength(1)
    expect(warned(step.vitals('09:26', { setType: 'post' }), 'post-vitals-missing')).toEqual([])
  })

  it('an observation that was long enough, or never ordered, is no warning', () => {
    const post = (session: ASession) => session.vitals('10:02', { setType: 'post' })
    const observed = (minutes: number, until: string) =>
      off(post(ran(iron({ observationMinutes: minutes }))).discharged(until)).warnings
    expect(observed(30, '10:31')).toEqual([])
    expect(observed(30, '10:30')).toMatchObject([
      { code: 'observation-short', facts: { minutes: '29', planned: '30' } },
    ])
    const early = post(ran(iron())).withEvent(
      'PatientDischarged',
      { condition: 'stable', lineStatus: 'locked' },
      '09:50',
    )
    expect(warned(early, 'observation-short')).toEqual([])
  })
})
