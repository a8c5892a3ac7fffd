import type { Instant } from '#shared/kernel/instant.ts'
import type { Chart, HistoryEntry } from '../chart.ts'
import type { ChartEvent, EventKind, EventOf } from '../events.ts'
import { byKind } from './byKind.ts'
import { careKinds, foldCare } from './care.ts'
import { contradictions, mayContradict } from './contradictions.ts'
import { foldLines, isOfLine } from './foldLines.ts'
import {
  foldAccesses,
  foldNotes,
  foldPapers,
  foldPhoto,
  foldSignatures,
  foldStay,
  foldVitals,
  sessionStateOf,
  stayKinds,
} from './foldSession.ts'
import { changesTerms, inForce } from './inForce.ts'
import { foldLinks, foldTies, isLink, tieKinds } from './ties.ts'

/**
 * One part of a chart: which of the events that stand it reads (with `ofAll`: of all that ever were), and what it makes
 * of them. It is handed no others: an event it does not read cannot change it.
 */
export interface Part<From, Out> {
  reads(event: ChartEvent): boolean
  fold(events: readonly ChartEvent[], from: From): Out
  readonly ofAll?: true
  /** Where each event makes an entry of its own: what was made of some, and of those behind them. */
  grow?(made: Out, added: readonly ChartEvent[]): Out
}

/** Hands a part its events and gives what it makes of them. */
export type ReadPart = <From, Out>(part: Part<From, Out>, from: From) => Out

const ofKinds = (kinds: readonly EventKind[]): Part<never, never>['reads'] => {
  const read = new Set(kinds)
  return ({ kind }) => read.has(kind)
}

const eachOf = <Entry>(entriesOf: (events: readonly ChartEvent[]) => readonly Entry[]) => ({
  fold: entriesOf,
  grow: (made: readonly Entry[], added: readonly ChartEvent[]): readonly Entry[] => [...made, ...entriesOf(added)],
})

/** The later of what is known and of every event's moment of writing; UTC texts of one form sort as moments do. */
const lastRecorded = (known: Instant, events: readonly ChartEvent[]): Instant =>
  events.reduce((last, { recordedAt }) => (recordedAt.utc > last.utc ? recordedAt : last), known)

const parts = {
  terms: { reads: changesTerms, fold: inForce },
  lines: { reads: isOfLine, fold: foldLines },
  stay: { reads: ofKinds(stayKinds), fold: foldStay },
  vitals: { reads: ofKinds(['VitalsRecorded']), ...eachOf(foldVitals) },
  accesses: { reads: ofKinds(['AccessRecorded', 'AccessEnded']), fold: foldAccesses },
  notes: { reads: ofKinds(['NoteWritten']), ...eachOf(foldNotes) },
  papers: { reads: ofKinds(['PaperAttached']), ...eachOf(foldPapers) },
  photo: { reads: ofKinds(['PatientPhotoTaken']), fold: foldPhoto },
  signatures: {
    reads: ofKinds(['SessionSigned', 'AmendmentOpened', 'AmendmentWithdrawn']),
    fold: foldSignatures,
  },
  care: { reads: ofKinds(careKinds), fold: (events: readonly ChartEvent[]) => foldCare(byKind(events)) },
  ties: {
    reads: ofKinds(tieKinds),
    fold: (events: readonly ChartEvent[], nurseId: string | undefined) => foldTies(byKind(events), nurseId),
  },
  links: { reads: isLink, fold: foldLinks, ofAll: true },
  conflicts: { reads: mayContradict, fold: contradictions },
  written: {
    reads: () => true,
    ofAll: true,
    fold: (events: readonly ChartEvent[], { recordedAt }: ChartEvent) => lastRecorded(recordedAt, events),
    grow: lastRecorded,
  },
} as const

/** The chart of a history, from its parts. */
export function chartOf(
  history: readonly HistoryEntry[],
  scheduled: EventOf<'SessionScheduled'>,
  read: ReadPart,
): Chart {
  const terms = read(parts.terms, scheduled.payload)
  const lines = read(parts.lines, terms)
  const { closedAs, ...stay } = read(parts.stay, scheduled)
  const conflicts = read(parts.conflicts, null)
  // Who is here is cared for, until a person has said which of the two is true.
  const isHere = conflicts.some(({ kind }) => kind === 'closed_and_here')
  const signatures = read(parts.signatures, null)
  return {
    sessionId: scheduled.sessionId,
    scheduled: terms.scheduled,
    state: sessionStateOf(
      { ...stay, ...signatures, cycle: terms.scheduled.plan.cycle },
      isHere ? null : closedAs,
      lines,
    ),
    lines,
    ...stay,
    closed: isHere ? null : stay.closed,
    vitals: read(parts.vitals, null),
    accesses: read(parts.accesses, null),
    notes: read(parts.notes, null),
    papers: read(parts.papers, null),
    photo: read(parts.photo, null),
    ...signatures,
    care: read(parts.care, null),
    ties: { ...read(parts.ties, scheduled.payload.nurseId), linkedSessions: read(parts.links, null) },
    conflicts,
    history,
    lastRecordedAt: read(parts.written, scheduled),
  }
}

/** The events a part reads, of a history. */
export function eventsOfPart<From, Out>(
  { reads, ofAll }: Part<From, Out>,
  history: readonly HistoryEntry[],
): readonly ChartEvent[] {
  const events: ChartEvent[] = []
  for (const { event, struckBy } of history) if ((ofAll || struckBy === null) && reads(event)) events.push(event)
  return events
}
