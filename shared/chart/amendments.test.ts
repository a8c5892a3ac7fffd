import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ASession, forgotten } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { chargeCora } from '#test/builders/people.ts'
import { amendedAt, signedAt } from '#test/builders/signedVisit.ts'
import { codeChart } from '../billing/codeChart.ts'
import { versionOfEntry } from './amendments.ts'
import type { Command } from './command.ts'
import type { ChartEvent } from './events.ts'
import { signaturesOf } from './fold/foldAmendments.ts'
import { foldChart } from './fold/foldChart.ts'

/** What somebody may do in an amendment; each is tried, and stands or is refused as it may. */
const wishes: readonly ((session: ASession) => Command)[] = [
  () => ({ kind: 'writeNote', text: 'Said later' }),
  (session) => ({ kind: 'correctTime', eventId: session.last('LineStarted', 'rituximab').id }),
  (session) => ({ kind: 'correctTime', eventId: session.last('LineStopped', 'saline').id }),
  (session) => ({ kind: 'voidEntry', eventId: session.last('VitalsRecorded').id, reason: 'wrong_patient' }),
  () => ({ kind: 'correctDose', lineId: 'rituximab', doseGiven: { amount: '700', unit: 'mg' } }),
  (session) => ({ kind: 'undo', eventId: session.events.at(-1)?.id ?? '' }),
]

const eventsOfVersion = (events: readonly ChartEvent[], version: number): readonly ChartEvent[] =>
  events.filter((event) => (versionOfEntry(event, signaturesOf(events)) ?? Number.POSITIVE_INFINITY) <= version)

const clock = (minute: number): string =>
  `${String(15 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

it('folding the entries of a version gives exactly what was signed as that version', () => {
  const anAmendment = fc.array(fc.tuple(fc.nat(wishes.length - 1), fc.integer({ min: 0, max: 40 })), { maxLength: 4 })
  fc.assert(
    fc.property(fc.array(anAmendment, { minLength: 1, maxLength: 3 }), (amendments) => {
      let minute = 5
      let session = signedAt(brDay(), clock(minute))
      const asSigned = [session.events]
      for (const taps of amendments) {
        // An amendment that could not be signed is still open: it goes on.
        if (session.chart.amendments.length === 0) session = amendedAt(session, clock(++minute), chargeCora)
        for (const [wish, later] of taps) {
          const command = wishes[wish]?.(session)
          const at = `${10 + (later % 4)}:${String(later).padStart(2, '0')}`
          if (!command) continue
          const decided = session.decide(command, { at, now: clock(++minute), late: forgotten, by: chargeCora })
          if (decided.ok) session = session.withEvents([...session.events, ...decided.value])
        }
        const next = trySign(session, clock(++minute))
        if (!next) continue
        session = next
        asSigned.push(session.events)
      }
      for (const [index, events] of asSigned.entries()) {
        const version = index + 1
        const seen = foldChart(eventsOfVersion(session.events, version))
        expect(seen).toEqual(foldChart(events))
        expect(seen?.signed?.payload.version).toBe(version)
        const frozen = seen?.signed?.payload.codingResult
        const before = foldChart(events.slice(0, -1))
        if (before) expect(JSON.parse(JSON.stringify(codeChart(before).result))).toEqual(frozen)
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

/** Signed again, or null where nothing was changed or something blocks. */
function trySign(session: ASession, at: string): ASession | null {
  try {
    return signedAt(session, at, chargeCora)
  } catch {
    return null
  }
}

it('an entry of an open amendment belongs to no version yet', () => {
  const open = amendedAt(signedAt(brDay(), '15:05'), '15:10').perform(
    { kind: 'writeNote', text: 'Later' },
    { at: '15:11' },
  )
  const { versions } = open.chart
  expect(versionOfEntry(open.last('NoteWritten'), versions)).toBeNull()
  expect(versionOfEntry(open.last('LineStarted'), versions)).toBe(1)
  expect(eventsOfVersion(open.events, 1)).toHaveLength(open.events.length - 2)
})
