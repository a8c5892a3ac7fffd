import { expect, it } from 'vitest'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import { databaseFile } from './backend.ts'
import { connect } from './db/connect.ts'

const codesOf = (document: SessionDocument): readonly string[] => {
  const signed = document.events.findLast((event) => event.kind === 'SessionSigned')
  if (!signed) return []
  const { codingResult, unitsResult } = signed.payload as unknown as {
    codingResult: { lines: { code: string; units: number; modifiers: string[] }[] }
    unitsResult: { lines: { code: string; units: number; modifiers: string[] }[] }[]
  }
  return [...codingResult.lines, ...unitsResult.flatMap(({ lines }) => lines)].map(
    ({ code, units, modifiers }) => `${[code, ...modifiers].join('-')} × ${units}`,
  )
}

it('carries the worked day from the first tap to the claim in the biller’s hands', async () => {
  const desk = await backendForTest()
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, nurse)
  await beginBrDay(brDay)
  expect((await desk.value(nurse, 'lock.chairs', {})).chairs).toMatchObject([
    { chair: '1', initials: 'HW', drug: 'Rituximab', startedAt: { utc: '2026-03-02T15:10:00.000Z' } },
  ])
  await finishBrDay(brDay)
  expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value', value: { events: [{ kind: 'SessionSigned' }] } })
  expect((await desk.value(nurse, 'lock.chairs', {})).chairs).toEqual([])

  const biller = await desk.signIn('grace-kim')
  const { rows } = await desk.value(biller, 'worklist.list', {})
  expect(rows).toMatchObject([
    {
      patientName: 'Whitcomb, Harold',
      signedBy: 'Dana Reyes',
      status: 'not_yet_received',
      missing: [],
      version: 1,
      dueAt: addMinutes({ utc: '2026-03-02T21:00:00.000Z', zone: 'America/Chicago', offset: -360 }, 48 * 60),
    },
  ])
  const { document } = await desk.value(biller, 'worklist.open', { sessionId: brDay.sessionId })
  expect(codesOf(document as SessionDocument).toSorted()).toEqual(
    [
      ...['96361 × 1', '96367 × 1', '96375 × 1', '96413 × 1', '96415 × 3', '96417 × 1'],
      ...['J1100 × 12', 'J1200-JZ × 1', 'J7040-JZ × 1', 'J9033 × 171', 'J9033-JW × 4', 'J9312 × 72', 'J9312-JW × 8'],
    ].toSorted(),
  )
  const claim = { sessionId: brDay.sessionId, format: '837p' } as const
  const exported = await desk.value(biller, 'claim.export', claim)
  expect(exported.text).toContain('REF*G1*A4471902~')
  expect(exported.text).toContain('HI*ABK:Z5111*ABF:Z5112*ABF:C9110')
  expect(await desk.value(biller, 'claim.export', claim)).toEqual(exported)
  expect((await desk.value(biller, 'worklist.list', {})).rows[0]?.status).toBe('exported')
})

it('does not let a day with an open drug be signed', async () => {
  const desk = await backendForTest()
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  const rows = desk.hashRows()
  expect(await brDay.sign('15:05')).toMatchObject({ kind: 'refusal', refusal: { code: 'not-discharged' } })
  expect(desk.hashRows()).toBe(rows)
})

it('knows after a new start everything that was tapped, and nobody is signed in any more', async () => {
  const before = await backendForTest()
  const brDay = await brDayAt(before, await before.signIn('dana-reyes'))
  await beginBrDay(brDay)
  const opened = await before.value(brDay.api, 'chart.open', { sessionId: brDay.sessionId })
  before.close()
  const after = await backendForTest({ folder: before.folder, clock: before.clock })
  expect((await after.value(after.api('dana-reyes'), 'people.current', {})).signedIn).toBeNull()
  const nurse = await after.signIn('dana-reyes')
  expect(await after.value(nurse, 'chart.open', { sessionId: brDay.sessionId })).toEqual(opened)
  expect((await after.value(nurse, 'lock.chairs', {})).chairs).toHaveLength(1)
})

it('keeps all of a tap or nothing of it, wherever it breaks', async () => {
  // Every time the clock is read or an id is made, in turn, the back end breaks there once.
  const breaks = { after: Number.POSITIVE_INFINITY }
  const clock = fakeClock('2026-03-02', '08:20')
  const ids = sequenceIds(99)
  const breaking = <T>(port: () => T): T => {
    breaks.after -= 1
    if (breaks.after === -1) throw new Error('it broke')
    return port()
  }
  const ports = { newId: () => breaking(ids), clock: { now: () => breaking(clock.now) } }
  const desk = await backendForTest({ clock, ports })
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  const rows = desk.hashRows()
  const arrive = { kind: 'recordArrival', identifiers: ['name', 'birth_date'] } as const
  const tap = () => brDay.tryTap('08:20', { ...arrive, identifiers: [...arrive.identifiers] }, { commandId: 'arrival' })
  let broken = 0
  for (;;) {
    breaks.after = broken
    const answer = await tap().finally(() => {
      breaks.after = Number.POSITIVE_INFINITY
    })
    if (answer.kind === 'value') break
    expect(desk.hashRows()).toBe(rows)
    broken += 1
  }
  expect(broken).toBeGreaterThan(2)
  expect((await desk.value(brDay.api, 'chart.open', { sessionId: brDay.sessionId })).version).toBe(2)
})

it('schedules the same patients again on a new day and keeps the day before', async () => {
  const desk = await backendForTest()
  const nurse = await desk.signIn('dana-reyes')
  const monday = await desk.value(nurse, 'day.list', { day: '2026-03-02' })
  desk.clock.pass(24 * 60)
  const tuesday = await desk.value(nurse, 'day.list', { day: '2026-03-03' })
  expect(tuesday.sessions.map(({ mrn }) => mrn).toSorted()).toEqual(monday.sessions.map(({ mrn }) => mrn).toSorted())
  expect(new Set([...monday.sessions, ...tuesday.sessions].map(({ sessionId }) => sessionId)).size).toBe(
    2 * monday.sessions.length,
  )
  expect(await desk.value(nurse, 'day.list', { day: '2026-03-02' })).toEqual(monday)
})

it('names the first entry that is not as it was written', async () => {
  const desk = await backendForTest()
  const auditor = await desk.signIn('ines-faro')
  expect(await desk.value(auditor, 'record.verify', {})).toMatchObject({ intact: true, devices: 1, bad: null })
  desk.close()
  const file = connect(databaseFile(desk.folder), testKey)
  file.exec('drop trigger events_stay')
  file.exec("update events set body = body || ' ' where device_seq = 1")
  file.close()
  const again = await backendForTest({ folder: desk.folder })
  const verdict = await again.value(await again.signIn('ines-faro'), 'record.verify', {})
  expect(verdict).toMatchObject({ intact: false, bad: { place: 1, flaw: 'altered' } })
})
