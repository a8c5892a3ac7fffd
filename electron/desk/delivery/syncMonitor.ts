import type { OutboxRow } from '#electron/db/outboxStore.ts'
import type { AlteredScan } from '#electron/db/scanStore.ts'
import { alteredScanWords } from '#electron/sync/syncState.ts'
import { refusedEventOf } from '#electron/sync/takeEvents.ts'
import type { User } from '#shared/document/clinic.ts'
import type { MonitorRow } from '#shared/ipc/deskShapes.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { countRestricted, shownName, standingsFor } from '../restricted/restricted.ts'
import { instantOf } from './delivery.ts'
import { eventsBody } from './enqueue.ts'

const shownAtOnce = 200
const settledShown = 20

/** Everything on this workstation that has not arrived where it belongs, what needs a person first. */
export function monitorRows(desk: Desk, user: User | null): readonly MonitorRow[] {
  const { outbox } = desk.stores
  const nameOf = namesFor(desk, user)
  const waiting = [...outbox.unsettled('signed', shownAtOnce), ...outbox.unsettled('events', shownAtOnce)]
  return [
    ...outbox.problems(shownAtOnce).map((row) => outgoingRow(desk, row, nameOf)),
    ...foreignRows(desk, nameOf),
    ...desk.stores.scans.altered().map((scan) => scanRow(desk, scan, nameOf)),
    ...waiting.slice(0, shownAtOnce).map((row) => outgoingRow(desk, row, nameOf)),
    ...outbox.settled(settledShown).map((row) => outgoingRow(desk, row, nameOf)),
  ]
}

const stateShown = {
  waiting: 'waiting',
  sending: 'waiting',
  delivered: 'settled',
  needs_person: 'needs_person',
  overtaken: 'settled',
} as const satisfies Record<OutboxRow['state'], MonitorRow['state']>

type NameOf = (sessionId: string) => string | null

function namesFor(desk: Desk, user: User | null): NameOf {
  const standings = standingsFor(desk, user)
  return (sessionId) => {
    const row = desk.stores.tables.board.get(sessionId)
    return row && shownName(row, standings.of(row))
  }
}

function outgoingRow(desk: Desk, row: OutboxRow, nameOf: NameOf): MonitorRow {
  const { zone } = desk.now()
  const isStill = row.state === 'needs_person' || row.state === 'overtaken'
  return {
    id: row.id,
    kind: row.kind,
    state: stateShown[row.state],
    about: nameOf(row.ref),
    taps: row.taps,
    attempts: row.attempts,
    since: instantOf(row.settledUtc ?? row.createdUtc, zone),
    nextTryAt: isStill ? null : instantOf(row.nextTryUtc, zone),
    words: row.lastAnswer,
  }
}

function foreignRows(desk: Desk, nameOf: NameOf): readonly MonitorRow[] {
  const { zone } = desk.now()
  return desk.stores.pulls.refused().map(({ id, words, held, seenUtc, setAsideUtc }) => {
    const sessionId = refusedEventOf(held)?.sessionId
    return {
      id: id.slice(0, 200),
      kind: 'foreign' as const,
      state: setAsideUtc === null ? ('needs_person' as const) : ('set_aside' as const),
      about: sessionId ? nameOf(sessionId) : null,
      taps: 1,
      attempts: 0,
      since: instantOf(setAsideUtc ?? seenUtc, zone),
      nextTryAt: null,
      words,
    }
  })
}

/** The check of the record names it too. */
const scanRow = (desk: Desk, { sha256, sessionId, seenUtc }: AlteredScan, nameOf: NameOf): MonitorRow => ({
  id: sha256,
  kind: 'scan',
  state: 'needs_person',
  about: sessionId && nameOf(sessionId),
  taps: 1,
  attempts: 0,
  since: instantOf(seenUtc, desk.now().zone),
  nextTryAt: null,
  words: alteredScanWords,
})

const atOnce = 500

/**
 * What has not left this workstation, as it would have been sent: entries with their places and hashes, signed visits byte
 * for byte, and what came from others and could not be taken. Whoever brings it in can check each by its hash.
 */
export function exportWaiting(desk: Desk): {
  readonly fileName: string
  readonly text: string
  readonly restricted: number
} {
  const { outbox, events, signed, pulls } = desk.stores
  const { id, name } = desk.device()
  const rowsOf = (kind: OutboxRow['kind']): readonly OutboxRow[] => [
    ...outbox.problems(atOnce).filter((row) => row.kind === kind),
    ...outbox.unsettled(kind, atOnce),
  ]
  const spans = rowsOf('events').map(({ body }) => eventsBody.parse(JSON.parse(body)))
  const first = Math.min(...spans.map(({ fromSeq }) => fromSeq))
  const last = Math.max(...spans.map(({ toSeq }) => toSeq))
  const chain = spans.length === 0 ? [] : events.after(id, first - 1, last - first + 1)
  const waiting = {
    kind: 'chairside-waiting',
    v: 1,
    exportedAt: desk.now(),
    device: { id, name },
    events: chain.map(({ deviceSeq, text, prevHash, hash }) => ({ seq: deviceSeq, body: text, prevHash, hash })),
    signed: rowsOf('signed').flatMap(({ ref }) => signed.newest(ref)?.document ?? []),
    refused: pulls.refused().map(({ id: entry, words, held }) => ({ id: entry, words, held })),
  }
  const sessions = [
    ...chain.flatMap(({ sessionId }) => sessionId ?? []),
    ...rowsOf('signed').map(({ ref }) => ref),
    ...pulls.refused().flatMap(({ held }) => refusedEventOf(held)?.sessionId ?? []),
  ]
  const restricted = countRestricted(desk, sessions)
  return { fileName: `waiting-${localDate(desk.now())}.json`, text: canonicalJson(waiting), restricted }
}
