import type { Chart } from '#shared/chart/chart.ts'
import type { ShownLetter, ShownOfficeEntry } from '#shared/ipc/officeAuthorizationRows.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { nameOfPerson } from '../signIn/nameOfPerson.ts'
import { foldOnce } from '../visits/foldOnce.ts'

/** Somebody who comes every week for a year and a half. */
const mostVisits = 80

/** What the office entered about the authorizations of a visit's patient, newest first; null = the visit is not here. */
export function entriesShown(desk: Desk, sessionId: string): readonly ShownOfficeEntry[] | null {
  const chart = foldOnce(desk.record(sessionId))
  if (!chart) return null
  const { zone } = desk.now()
  return desk.stores.office
    .ofPatient(chart.scheduled.patient.id)
    .map(({ userId, atUtc, authorization, isWithdrawn, sessionId: at }) => ({
      ...{ authorization, isWithdrawn, sessionId: at },
      ...{ by: nameOfPerson(desk, userId), at: instantAt(Date.parse(atUtc), zone) },
    }))
    .toReversed()
}

interface Found {
  readonly letter: ShownLetter
  readonly deviceId: string
}

/**
 * Every letter of the authorizations of a visit's patient that is known here, newest first: those of the records of their
 * visits, and those the office attached beside one. A letter belongs to its authorization, whichever visit it came in at
 * (ADR 33). null = the visit is not here.
 */
export function lettersShown(desk: Desk, sessionId: string): readonly ShownLetter[] | null {
  return allLetters(desk, sessionId)?.map(({ letter }) => letter) ?? null
}

/** The one of that file, and the workstation it was attached on; null = the patient has none of it. */
export const letterOf = (desk: Desk, sessionId: string, sha256: string): Found | null =>
  allLetters(desk, sessionId)?.find(({ letter }) => letter.sha256 === sha256) ?? null

function allLetters(desk: Desk, sessionId: string): readonly Found[] | null {
  const chart = foldOnce(desk.record(sessionId))
  if (!chart) return null
  const { patient } = chart.scheduled
  const others = desk.stores.tables.board.visitsOfMrn(patient.mrn, mostVisits).flatMap((visit) => {
    const other = visit.sessionId === sessionId ? null : foldOnce(desk.record(visit.sessionId))
    return other ? recordedIn(desk, other, false) : []
  })
  const office = desk.stores.office.lettersOf(patient.id).map(({ userId, deviceId, ...letter }) => ({
    letter: { ...letter, by: nameOfPerson(desk, userId), visitDay: null, isOfThisVisit: false },
    deviceId,
  }))
  // Of two of one moment the one entered last is the newer.
  const all = [...others, ...recordedIn(desk, chart, true), ...office]
  return all.sort((a, b) => a.letter.at.utc.localeCompare(b.letter.at.utc)).toReversed()
}

/** The letters a visit's own record names. */
function recordedIn(desk: Desk, { papers, scheduled, history }: Chart, isOfThisVisit: boolean): readonly Found[] {
  return papers.flatMap(({ authorizationId, sha256, name, type, bytes, stamp }) => {
    if (authorizationId === undefined) return []
    const entry = history.find(({ event }) => event.id === stamp.eventId)
    const own = scheduled.authorizations.find(({ id }) => id === authorizationId)
    const authorization = { id: authorizationId, payerId: own?.payerId ?? '', number: own?.number ?? '' }
    const said = { by: nameOfPerson(desk, stamp.userId), at: stamp.at, visitDay: scheduled.day, isOfThisVisit }
    return [{ letter: { authorization, sha256, name, type, bytes, ...said }, deviceId: entry?.event.deviceId ?? '' }]
  })
}
