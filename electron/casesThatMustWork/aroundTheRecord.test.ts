import { expect, it } from 'vitest'
import { billSession } from '#shared/billing/billSession.ts'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { coversDay } from '#shared/chart/safety/authorization.ts'
import { planDifference } from '#shared/chart/safety/planDifference.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { runningMinutes } from '#shared/chart/timers/runningTime.ts'
import { completeness } from '#shared/claim/matrix.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { sessionDocumentSchema } from '#shared/document/sessionDocument.ts'
import type { Api } from '#shared/ipc/client.ts'
import { addMinutes, instantOnClock, isoWithOffset, localDate } from '#shared/kernel/instant.ts'
import { printedTime } from '#shared/paper/printedTimes.ts'
import { aCase, aRunningCase, at, day } from '#test/builders/aCase.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { brDayAt, finishBrDay, treatable } from '#test/builders/chartBrDay.ts'
import { lateAuthorization } from '#test/builders/lateAuthorization.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'

const wrongPatient: Late = { reason: 'wrong_patient', basis: 'written_note' }
const arrive: Command = { kind: 'recordArrival', identifiers: ['name', 'mrn'] }

async function chartOf(desk: TestBackend, api: Api, sessionId: string): Promise<Chart> {
  const chart = foldChart((await desk.value(api, 'chart.open', { sessionId })).events)
  if (!chart) throw new Error('there is no such visit')
  return chart
}

it('Wrong-patient entry', async () => {
  const { tap, chart, desk, nurse, brDay } = await aCase()
  const { sessions } = await desk.value(nurse, 'day.list', { day })
  const right = sessions.find(({ sessionId }) => sessionId !== brDay.sessionId)?.sessionId ?? ''
  await tap('08:20', arrive)
  await tap('08:20', arrive, { sessionId: right })
  await tap('08:25', { kind: 'recordVitals', setType: 'prn', pulse: 71 })
  const eventId = (await chart()).vitals[0]?.stamp.eventId ?? ''
  await tap('08:30', { kind: 'markWrongPatient', eventIds: [eventId], toSessionId: right }, { late: wrongPatient })
  const copy: Command = { kind: 'copyEntries', fromSessionId: brDay.sessionId, entries: [{ eventId }] }
  const marcus = await desk.signIn('marcus-hale')
  await tap('08:31', copy, { sessionId: right, late: wrongPatient, as: marcus })
  const wrong = await chart()
  expect(wrong.vitals).toEqual([])
  expect(wrong.history.find(({ event }) => event.id === eventId)?.struckBy).toMatchObject({ kind: 'EventVoided' })
  expect(wrong.ties.linkedSessions).toEqual([right])
  expect((await chartOf(desk, nurse, right)).ties.linkedSessions).toEqual([brDay.sessionId])
  const { events } = await desk.value(nurse, 'chart.open', { sessionId: right })
  expect(events.find(({ kind }) => kind === 'VitalsRecorded')).toMatchObject({
    happenedAt: at('08:25'),
    userId: 'marcus-hale',
    copiedFrom: { sessionId: brDay.sessionId, eventId, userId: 'dana-reyes' },
  })
})

/** Two workstations at one hub with one visit between them: rituximab runs since 09:10, and both know it. */
async function twoDesks() {
  const clock = fakeClock(day, '08:15')
  const hub = await hubForTest(clock)
  const place = async () => {
    const code = await hub.newCode()
    return () => ({ address: hub.address, code })
  }
  const one = await aRunningCase({ clock, hub: await place() })
  const other = await backendForTest({ clock, hub: await place() })
  const marcus = await other.signIn('marcus-hale')
  const { sessionId } = one.brDay
  const meet = async () => {
    for (let round = 0; round < 3; round++) {
      await one.desk.value(one.nurse, 'sync.now', {})
      await other.value(marcus, 'sync.now', {})
    }
  }
  await meet()
  const elsewhere = (time: string, command: Parameters<typeof one.tap>[1]) => {
    clock.set(at(time))
    const input = { commandId: other.newId(), sessionId, command, happenedAt: at(time), source: 'tap' as const }
    return other.value(marcus, 'chart.perform', input)
  }
  const eventIds = async () => ({
    here: (await one.desk.value(one.nurse, 'chart.open', { sessionId })).events.map(({ id }) => id),
    there: (await other.value(marcus, 'chart.open', { sessionId })).events.map(({ id }) => id),
  })
  return { ...one, hub, elsewhere, meet, eventIds }
}

it('Two nurses tap stop on two devices', async () => {
  const { tap, chart, line, elsewhere, meet, hub, rituximab } = await twoDesks()
  const stop = { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose } as const
  await hub.down()
  await elsewhere('13:24', stop)
  await tap('13:25', stop)
  await hub.up()
  await meet()
  expect((await line(rituximab.id)).stop?.at).toEqual(at('13:24'))
  const [conflict] = (await chart()).conflicts
  expect(conflict).toMatchObject({ kind: 'LineStopped', lineId: rituximab.id })
  expect(conflict?.eventIds).toHaveLength(2)
  expect(signOff(await chart(), { now: at('14:00') }).blocks.map(({ code }) => code)).toContain('conflict-open')
  const keepEventId = (await chart()).history.findLast(({ event }) => event.kind === 'LineStopped')?.event.id ?? ''
  await tap('13:40', { kind: 'resolveConflict', keepEventId, reason: 'Asked both' })
  expect((await line(rituximab.id)).stop?.at).toEqual(at('13:25'))
  expect((await chart()).conflicts).toEqual([])
}, 60_000)

it('Same patient on two devices offline', async () => {
  const { tap, chart, elsewhere, meet, hub, eventIds } = await twoDesks()
  await hub.down()
  await elsewhere('10:00', { kind: 'recordVitals', setType: 'step', pulse: 80 })
  await tap('10:01', { kind: 'writeNote', text: 'Sleeps' })
  await elsewhere('10:02', { kind: 'writeNote', text: 'Warm blanket' })
  await hub.up()
  await meet()
  const { here, there } = await eventIds()
  expect(here).toEqual(there)
  expect((await chart()).conflicts).toEqual([])
  expect((await chart()).vitals.map(({ stamp }) => stamp.userId)).toContain('marcus-hale')
}, 60_000)

it('Clock skew', async () => {
  const hubClock = fakeClock(day, '08:00')
  const hub = await hubForTest(hubClock)
  const code = await hub.newCode()
  const { tap, chart, desk, nurse } = await aCase({ hub: () => ({ address: hub.address, code }) })
  // The desk's clock shows 08:15 when it is 08:00.
  expect((await desk.value(nurse, 'sync.now', {})).clock).toMatchObject({ level: 'doubtful', offsetSeconds: 900 })
  hubClock.set(at('08:05'))
  await tap('08:20', arrive)
  const marked = () => chart().then(({ history }) => history.map(({ event }) => event.clockOffsetSeconds))
  expect(await marked()).toContain(900)
  expect((await chart()).arrived?.at).toEqual(at('08:20'))
  await desk.value(nurse, 'clock.confirm', { offsetSeconds: 900 })
  await tap('08:21', { kind: 'writeNote', text: 'The wall clock says so too' })
  expect((await marked()).at(-1)).toBeUndefined()
  // Over a minute only says so; a minute is right.
  const levelAt = async (hubTime: string) => {
    hubClock.set(at(hubTime))
    return (await desk.value(nurse, 'sync.now', {})).clock?.level
  }
  await tap('08:30', { kind: 'writeNote', text: 'Two minutes later' })
  expect([await levelAt('08:28'), await levelAt('08:29'), await levelAt('08:24')]).toEqual([
    'quiet',
    'right',
    'doubtful',
  ])
  hubClock.set(at('08:28'))
  await desk.value(nurse, 'sync.now', {})
  await tap('08:30', { kind: 'writeNote', text: 'Charting goes on' })
  // How far it was off stays with the entry, whose time stays as it was.
  expect((await marked()).at(-1)).toBe(120)
  expect((await chart()).history.at(-1)?.event.happenedAt).toEqual(at('08:30'))
}, 60_000)

it('Daylight change', async () => {
  const clock = fakeClock('2026-11-01', '00:50')
  const desk = await backendForTest({ clock })
  const nurse = await desk.signIn('dana-reyes')
  const start = instantOnClock('2026-11-01', '01:30', 'America/Chicago')
  const visit = await brDayAt(desk, nurse, { day: '2026-11-01', at: (time) => addMinutes(start, Number(time)) })
  const drip = visit.line('dexamethasone')
  await visit.tap('0', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await treatable(visit, '5')
  // From 01:50 before the change to 01:10 after it: twenty minutes, whatever the clock shows.
  await visit.tap('20', 'startLine', { lineId: drip.id, accessId: 'a1' })
  await visit.tap('40', 'stopLine', { lineId: drip.id, doseGiven: drip.dose })
  await visit.tap('60', 'recordVitals', { setType: 'post', pulse: 76 })
  const chart = await chartOf(desk, nurse, visit.sessionId)
  const twice = [chart.arrived?.at, chart.vitals.at(-1)?.stamp.at].flatMap((moment) => moment ?? [])
  expect(twice.map(isoWithOffset)).toEqual(['2026-11-01T01:30:00-05:00', '2026-11-01T01:30:00-06:00'])
  expect(twice.map((moment) => printedTime(moment, '2026-11-01'))).toEqual(['01:30 CDT', '01:30 CST'])
  const line = chart.lines.find(({ id }) => id === drip.id)
  expect(line && runningMinutes(line, clock.now())).toBe(20)
})

it('Midnight / month / quarter edge', async () => {
  const clock = fakeClock('2026-03-31', '23:00')
  const desk = await backendForTest({ clock })
  const nurse = await desk.signIn('dana-reyes')
  const start = instantOnClock('2026-03-31', '23:00', 'America/Chicago')
  const visit = await brDayAt(desk, nurse, { day: '2026-03-31', at: (time) => addMinutes(start, Number(time)) })
  const drip = visit.line('dexamethasone')
  await visit.tap('20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await treatable(visit, '25')
  await visit.tap('50', 'startLine', { lineId: drip.id, accessId: 'a1' })
  await visit.tap('90', 'stopLine', { lineId: drip.id, doseGiven: drip.dose })
  const chart = await chartOf(desk, nurse, visit.sessionId)
  const line = chart.lines.find(({ id }) => id === drip.id)
  expect([line?.start?.at, line?.stop?.at].map((moment) => moment && localDate(moment))).toEqual([
    '2026-03-31',
    '2026-04-01',
  ])
  expect(line && runningMinutes(line, clock.now())).toBe(40)
  // Rule set, price and authorization go by the day treatment started.
  expect(codeChart(chart).input.dateOfService).toBe('2026-03-31')
  const [known] = chart.scheduled.authorizations
  if (!known) throw new Error('the plan is authorized')
  expect(coversDay({ ...known, from: '2026-03-01', to: '2026-03-31' }, serviceDate(chart))).toBe(true)
  expect(coversDay({ ...known, from: '2026-04-01', to: '2026-04-30' }, serviceDate(chart))).toBe(false)
})

it('Crash or power loss mid-tap', async () => {
  const ids = sequenceIds(0x7f0)
  let failsNext = false
  const newId = (): string => {
    const fails = failsNext
    failsNext = false
    if (fails) throw new Error('the power is gone')
    return ids()
  }
  const { tap, desk, brDay, rituximab } = await aRunningCase({ ports: { newId } })
  const stop = { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose } as const
  const before = desk.hashRows()
  failsNext = true
  expect(await brDay.tryTap('10:10', stop)).toMatchObject({ kind: 'fault' })
  expect(desk.hashRows()).toBe(before)
  await tap('10:11', { kind: 'writeNote', text: 'The last that was saved' })
  desk.close()
  const again = await aCase({ folder: desk.folder, clock: desk.clock })
  const { history } = await again.chart()
  expect(history.at(-1)?.event).toMatchObject({ kind: 'NoteWritten', happenedAt: at('10:11') })
  expect((await again.line(rituximab.id)).state).toBe('running')
})

it('Patient renamed or merged MRN', async () => {
  const { tap, chart, desk, nurse } = await aCase()
  const { patient } = (await chart()).scheduled
  await tap('08:20', { kind: 'changeIdentity', change: 'renamed', patient: { ...patient, last: 'Zimmer' } })
  const { sessions } = await desk.value(nurse, 'visits.find', { text: 'Zimmer' })
  expect(sessions).toHaveLength(1)
  expect((await chart()).scheduled.patient.last).toBe('Zimmer')
  const merged = { ...patient, last: 'Zimmer', mrn: 'MRN-9009' }
  await tap('08:21', { kind: 'changeIdentity', change: 'mrn_merged', patient: merged })
  const names = (await chart()).history.flatMap(({ event }) =>
    event.kind === 'SessionScheduled' ? event.payload.patient.last : [],
  )
  expect(names).toEqual([patient.last])
  expect((await desk.value(nurse, 'visits.find', { text: 'MRN-9009' })).sessions).toHaveLength(1)
})

it('Plan changed upstream mid-visit', async () => {
  const { tap, chart, line, rituximab } = await aRunningCase()
  const { plan } = (await chart()).scheduled
  const changed = {
    ...plan,
    lines: plan.lines.map((one) => ({ ...one, dose: { ...one.dose, amount: '99' } })),
  }
  await tap('09:30', { kind: 'proposePlan', plan: changed, from: 'Order system' })
  const proposalId = (await chart()).ties.planProposal?.eventId ?? ''
  expect(proposalId).not.toBe('')
  const shown = planDifference(await chart(), changed).lines.flatMap((one) => (one.kind === 'changed' ? [one] : []))
  expect(shown.map(({ after }) => after.id)).toEqual(plan.lines.map(({ id }) => id))
  expect(new Set(shown.map(({ fields }) => fields.join()))).toEqual(new Set(['dose']))
  // What has begun keeps its old order.
  expect(shown.find(({ after }) => after.id === rituximab.id)?.keeps).toBe(true)
  expect((await line(rituximab.id)).plan.dose).toEqual(rituximab.dose)
  await tap('09:31', { kind: 'acceptPlan', proposalId })
  expect((await line(rituximab.id)).plan.dose).toEqual(rituximab.dose)
  const waiting = (await chart()).lines.filter(({ state }) => state === 'planned')
  expect(new Set(waiting.map(({ plan: { dose } }) => dose.amount))).toEqual(new Set(['99']))
})

it('Authorization expires or arrives after treatment', async () => {
  const { tap, chart, desk, rituximab, brDay } = await aRunningCase()
  await finishBrDay(brDay)
  const { authorizations, coverages } = (await chart()).scheduled
  const priya = await desk.signIn('priya-nair')
  const ended = authorizations.map((one) => ({ ...one, to: '2026-03-01' }))
  await tap('15:10', { kind: 'updateAuthorizations', authorizations: ended }, { as: priya })
  const differs = signOff(await chart(), { now: at('15:15') }).warnings.some(
    ({ code, facts }) => code === 'authorization-mismatch' && facts.drug === rituximab.name,
  )
  expect(differs).toBe(true)
  await brDay.sign('15:20')
  const office = await anOffice(desk, brDay.sessionId)
  expect(await office.seen()).toMatchObject({ status: 'on_hold', claims: null, cell: 'Missing' })
  expect((await office.row())?.missing).toEqual([expect.stringMatching(/^No authorization of .* covers 2026-03-02\.$/)])
  const signed = await office.signed()
  // It arrives after treatment: the biller enters it, nobody amends, and the claim is matched again by the service date.
  const retro = { ...lateAuthorization, payerId: coverages[0]?.payer.id ?? '' }
  const enter = (time: string, changed: object) => office.enter(time, { ...retro, ...changed })
  expect(await enter('16:00', {})).toMatchObject({ kind: 'value' })
  expect(await office.seen()).toMatchObject({ status: 'not_yet_received', claims: 'R-7781', cell: 'R-7781' })
  expect((await office.row())?.missing).toEqual([])
  expect(await office.exported()).toContain('R-7781')
  expect(await office.signed()).toEqual(signed)
  // It expires: a visit after its last day differs, one before stays matched.
  await enter('16:10', { to: '2026-03-01' })
  expect(await office.seen()).toMatchObject({ status: 'corrected_claim', claims: null, cell: 'Missing' })
  await enter('16:20', { to: '2026-03-02' })
  expect(await office.seen()).toMatchObject({ status: 'exported', claims: 'R-7781' })
  // Billed under one number, and another arrives: a corrected claim is due.
  await enter('16:30', { id: 'late-2', number: 'R-9000' })
  await office.enter('16:31', { ...retro, to: '2026-03-02' }, true)
  expect(await office.seen()).toMatchObject({ status: 'corrected_claim', claims: 'R-9000' })
  expect((await office.row())?.reauthorized).toEqual({ left: ['R-7781'], now: ['R-9000'] })
  const { entries } = await desk.value(office.biller, 'claim.authorizations', { sessionId: brDay.sessionId })
  expect(entries.map(({ by, isWithdrawn, authorization }) => [by, isWithdrawn, authorization.number])).toEqual([
    ['Grace Kim', true, 'R-7781'],
    ['Grace Kim', false, 'R-9000'],
    ['Grace Kim', false, 'R-7781'],
    ['Grace Kim', false, 'R-7781'],
    ['Grace Kim', false, 'R-7781'],
  ])
  expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.authorizationEntered')).toHaveLength(5)
})

/** The biller at one signed visit: the row, the claim and its matrix as every screen computes them, and what may be entered. */
async function anOffice(desk: TestBackend, sessionId: string) {
  const biller = await desk.signIn('grace-kim')
  const opened = () => desk.value(biller, 'worklist.open', { sessionId })
  const row = async () => (await desk.value(biller, 'worklist.list', {})).rows[0]
  return {
    biller,
    row,
    async seen() {
      const { row: shown, document, facts } = await opened()
      const billed = billSession(sessionDocumentSchema.parse(document), facts)
      if (!billed.ok) throw new Error(billed.error)
      const { chart, claim, coding } = billed.value
      const [cell] = completeness(chart, claim, coding.result).filter(
        ({ authorization }) => authorization.text !== 'Not needed',
      )
      return { status: shown.status, claims: claim.authorization?.number ?? null, cell: cell?.authorization.text }
    },
    signed: async () => (await opened()).document,
    exported: async () => (await desk.value(biller, 'claim.export', { sessionId, format: '837p' })).text,
    enter(time: string, authorization: Authorization, isWithdrawn = false) {
      desk.clock.set(at(time))
      return biller.call('claim.authorize', { sessionId, authorization, isWithdrawn })
    },
  }
}

it('Weight typed in lb', async () => {
  const { tap, chart, brDay } = await aCase()
  await tap('08:20', arrive)
  const weigh = (weightGrams: number) => ({ kind: 'recordVitals', setType: 'baseline', weightGrams }) as const
  const answer = await brDay.tryTap('08:24', weigh(163_800))
  expect(answer).toMatchObject({ refusal: { code: 'weight-jump', facts: { convertedKg: '74.298' } } })
  const converted = answer.kind === 'refusal' ? Number(answer.refusal.facts.convertedGrams) : 0
  await tap('08:25', weigh(converted))
  expect((await chart()).vitals[0]?.weightGrams).toBe(74_298)
})
