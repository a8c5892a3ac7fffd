import { expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { addMinutes, instantOnClock, isoWithOffset } from '#shared/kernel/instant.ts'
import { aCase, aRunningCase, at, day, forgotten } from '#test/builders/aCase.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'

const wrongPatient: Late = { reason: 'wrong_patient', basis: 'written_note' }
const arrive: Command = { kind: 'recordArrival', identifiers: ['name', 'mrn'] }

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
  const { events } = await desk.value(nurse, 'chart.open', { sessionId: right })
  expect(events.find(({ kind }) => kind === 'VitalsRecorded')).toMatchObject({
    happenedAt: at('08:25'),
    userId: 'marcus-hale',
    copiedFrom: { sessionId: brDay.sessionId, eventId, userId: 'dana-reyes' },
  })
})

it('Forgot stop, patient gone', async () => {
  const { tap, line, chart, refused, rituximab } = await aRunningCase()
  const { id: lineId } = rituximab
  const stop = { kind: 'stopLine', lineId, doseGiven: rituximab.dose } as const
  expect(await refused('13:25', stop, { now: '16:00' })).toBe('late-entry-needs-reason')
  const unknown = { kind: 'declareStopUnknown', lineId, reason: 'forgot_written_note', basis: 'memory' } as const
  await tap('16:00', unknown, { now: '16:00' })
  expect((await line(lineId)).state).toBe('stop_unknown')
  const { result } = codeChart(await chart())
  expect(result.lines.flatMap(({ serviceIds }) => serviceIds)).not.toContain(lineId)
  expect(signOff(await chart(), { now: at('16:00') }).warnings.map(({ code }) => code)).toContain('stop-unknown')
  const credible = await aRunningCase()
  await credible.tap('13:25', { ...stop, lineId: credible.rituximab.id }, { now: '16:00', late: forgotten })
  expect(await credible.minutes(credible.rituximab.id)).toBe(255)
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
}, 60_000)

it('Daylight change', async () => {
  const clock = fakeClock('2026-11-01', '00:50')
  const desk = await backendForTest({ clock })
  const nurse = await desk.signIn('dana-reyes')
  const start = instantOnClock('2026-11-01', '01:30', 'America/Chicago')
  const visit = await brDayAt(desk, nurse, { day: '2026-11-01', at: (time) => addMinutes(start, Number(time)) })
  await visit.tap('0', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await visit.tap('60', 'recordVitals', { setType: 'baseline', pulse: 76 })
  const { events } = await desk.value(nurse, 'chart.open', { sessionId: visit.sessionId })
  expect(events.slice(1).map(({ happenedAt }) => isoWithOffset(happenedAt))).toEqual([
    '2026-11-01T01:30:00-05:00',
    '2026-11-01T01:30:00-06:00',
  ])
})

it('Midnight / month / quarter edge', async () => {
  const clock = fakeClock('2026-03-31', '23:00')
  const desk = await backendForTest({ clock })
  const nurse = await desk.signIn('dana-reyes')
  const start = instantOnClock('2026-03-31', '23:00', 'America/Chicago')
  const visit = await brDayAt(desk, nurse, {
    day: '2026-03-31',
    at: (time) => addMinutes(start, (Number(time.slice(0, 2)) - 8) * 60 + Number(time.slice(3))),
  })
  await visit.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await visit.tap('09:10', 'recordVitals', { setType: 'baseline', pulse: 76 })
  const { events } = await desk.value(nurse, 'chart.open', { sessionId: visit.sessionId })
  expect(events.map(({ happenedAt }) => isoWithOffset(happenedAt).slice(0, 10))).toEqual([
    '2026-03-31',
    '2026-03-31',
    '2026-04-01',
  ])
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
  expect((await line(rituximab.id)).plan.dose).toEqual(rituximab.dose)
  await tap('09:31', { kind: 'acceptPlan', proposalId })
  expect((await line(rituximab.id)).plan.dose).toEqual(rituximab.dose)
  const waiting = (await chart()).lines.filter(({ state }) => state === 'planned')
  expect(new Set(waiting.map(({ plan: { dose } }) => dose.amount))).toEqual(new Set(['99']))
})

it('Authorization expires or arrives after treatment', async () => {
  const { tap, chart, desk, rituximab } = await aRunningCase()
  await tap('10:10', { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose })
  const mismatched = async () =>
    signOff(await chart(), { now: at('11:00') }).warnings.some(
      ({ code, field }) => code === 'authorization-mismatch' && 'lineId' in field && field.lineId === rituximab.id,
    )
  const { authorizations } = (await chart()).scheduled
  const priya = await desk.signIn('priya-nair')
  const ended = authorizations.map((one) => ({ ...one, to: '2026-03-01' }))
  await tap('10:20', { kind: 'updateAuthorizations', authorizations: ended }, { as: priya })
  const expired = await mismatched()
  const hcpcs = rituximab.catalogue.hcpcs ?? ''
  const [known] = authorizations
  const payerId = (await chart()).scheduled.coverages[0]?.payer.id ?? ''
  const retro = {
    id: 'retro',
    number: 'R-1',
    payerId,
    status: 'retro' as const,
    drugs: [hcpcs],
    from: '2026-03-01',
    to: '2026-03-31',
    diagnosis: known?.diagnosis ?? '',
  }
  await tap('10:30', { kind: 'updateAuthorizations', authorizations: [retro] }, { as: priya })
  expect([expired, await mismatched()]).toEqual([true, false])
})

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
