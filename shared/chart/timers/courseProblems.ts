import { clockTime } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import { lineIdOf } from '../fold/lineIdOf.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Stamp } from '../stamps.ts'
import { outsideStay, type TimeProblem } from './timeProblems.ts'

/**
 * Times that cannot be true beside the others though no minute is counted from them (workflow 3, 4.6, 4.8): rates, bags
 * and moves outside their drug's run, an access shorter than what ran through it, a reaction's end before its onset.
 * Whoever corrects a time may add none; a chart that came with one, merged from two desks, can still be signed.
 */
export function courseProblemsOf(chart: Chart): readonly TimeProblem[] {
  const standing = standingEvents(chart.history)
  return [
    ...chart.lines.flatMap((line) => outsideRun(line, standing)),
    ...chart.lines.flatMap(mixedTooLate),
    ...accessProblems(chart),
    ...[...chart.care.reactions, ...chart.care.extravasations].flatMap(recordProblems),
    ...pumpProblems(chart),
    ...standing.flatMap((event) => (inTheStay.has(event.kind) ? outsideStay(chart, asStamp(event), null, '') : [])),
  ]
}

const ofTheRun: ReadonlySet<EventKind> = new Set(['RateChanged', 'RateChecked', 'BagChanged', 'LineMoved'])

/** What is done where the patient is; `timeProblemsOf` looks after drug times and vitals. */
const inTheStay: ReadonlySet<EventKind> = new Set([
  ...(['AccessRecorded', 'AccessEnded', 'LineFlushed', 'SiteChecked', 'LineReleased'] as const),
  ...(['LineMixed', 'LineReceived'] as const),
  ...([...ofTheRun, 'PumpSentHome', 'PumpDisconnected', 'ChairMoved'] as const),
  ...(['ReactionOpened', 'ReactionActionRecorded', 'ExtravasationOpened'] as const),
])

const asStamp = ({ id, happenedAt, userId }: ChartEvent): Stamp => ({ at: happenedAt, eventId: id, userId })

const found = (refusal: Refusal, { eventId }: Pick<Stamp, 'eventId'>, lineId: string | null = null): TimeProblem => ({
  refusal,
  eventId,
  lineId,
})

/** A rate, bag or move before its drug began or after it ended; a pump that went home before the drug's last change. */
function outsideRun(line: Line, standing: readonly ChartEvent[]): readonly TimeProblem[] {
  const { id, start, plan, homePump } = line
  if (!start) return []
  const end = line.stop ?? homePump?.stamp ?? null
  return standing
    .filter((event) => ofTheRun.has(event.kind) && lineIdOf(event) === id)
    .flatMap((event) => {
      const stamp = asStamp(event)
      if (stamp.at.utc < start.at.utc) return [found(beforeStart(plan.name, stamp, start), stamp, id)]
      if (end && stamp.at.utc > end.at.utc) return [found(afterEnd(plan.name, stamp, end), stamp, id)]
      return []
    })
    .concat(homePump && homePump.stamp.at.utc < start.at.utc ? homeTooEarly(line, homePump.stamp, start) : [])
}

/** The first bag is mixed before the drug begins, and a use-by comes after its mixing. */
function mixedTooLate({ id, plan, mixings, start, given }: Line): readonly TimeProblem[] {
  const [first] = mixings
  const begun = start ?? given?.stamp
  return [
    ...(first && begun && first.stamp.at.utc > begun.at.utc
      ? [found(refuse('mixed-after-start', { drug: plan.name, start: clockTime(begun.at) }), first.stamp, id)]
      : []),
    ...mixings.flatMap(({ stamp, useBy }) =>
      useBy && useBy.utc <= stamp.at.utc
        ? [found(refuse('use-by-before-mixing', { at: clockTime(useBy), mixed: clockTime(stamp.at) }), stamp, id)]
        : [],
    ),
  ]
}

const homeTooEarly = ({ id, plan }: Line, home: Stamp, start: Stamp): readonly TimeProblem[] => [
  found(beforeStart(plan.name, home, start), home, id),
]

const beforeStart = (drug: string, { at }: Stamp, start: Stamp): Refusal =>
  refuse('stop-before-start', { drug, at: clockTime(at), earliest: clockTime(start.at) })

const afterEnd = (drug: string, { at }: Stamp, end: Stamp): Refusal =>
  refuse('time-after-end', { drug, at: clockTime(at), end: clockTime(end.at) })

/** An access is there before anything runs through it, and until the last of it has ended. */
function accessProblems({ accesses, lines }: Chart): readonly TimeProblem[] {
  return accesses.flatMap(({ accessId, stamp, ended }) =>
    lines.flatMap((line) =>
      staysAt(line, accessId).flatMap(({ from, to }) => {
        const facts = { drug: line.plan.name, from: clockTime(from.at), ...(to ? { to: clockTime(to.at) } : {}) }
        const isLate = from.at.utc < stamp.at.utc
        const isShort = ended !== null && to !== null && to.at.utc > ended.stamp.at.utc
        return [
          // Many write the access down after the start: a start may be set right before it.
          ...(isLate ? [{ ...found(refuse('access-in-use', facts), stamp), ownOnly: true as const }] : []),
          ...(isShort ? [found(refuse('access-in-use', facts), ended.stamp)] : []),
        ]
      }),
    ),
  )
}

/** From when to when a drug was in one access. */
function staysAt(
  { places, stop, given, startAccessId }: Line,
  accessId: string,
): readonly { readonly from: Stamp; readonly to: Stamp | null }[] {
  if (given) return startAccessId === accessId ? [{ from: given.stamp, to: given.stamp }] : []
  return places.flatMap((place, index) =>
    place.accessId === accessId ? [{ from: place.from, to: places[index + 1]?.from ?? stop }] : [],
  )
}

interface Recorded {
  readonly stamp: Stamp
  readonly actions: readonly { readonly stamp: Stamp }[]
  readonly closed: { readonly stamp: Stamp } | null
}

/** What was done about a reaction comes after its onset and before its end. */
function recordProblems({ stamp: onset, actions, closed }: Recorded): readonly TimeProblem[] {
  const after = [...actions, ...(closed ? [closed] : [])].filter(({ stamp }) => stamp.at.utc < onset.at.utc)
  const late = closed ? actions.filter(({ stamp }) => stamp.at.utc > closed.stamp.at.utc) : []
  return [
    ...after.map(({ stamp }) =>
      found(refuse('before-onset', { at: clockTime(stamp.at), earliest: clockTime(onset.at) }), stamp),
    ),
    ...late.map(({ stamp }) =>
      found(refuse('time-after-end', { at: clockTime(stamp.at), end: clockTime(closed?.stamp.at ?? stamp.at) }), stamp),
    ),
  ]
}

/** A pump comes off after it was connected. */
const pumpProblems = ({ care }: Chart): readonly TimeProblem[] =>
  care.disconnects.flatMap(({ stamp, drug, connectedAt }) =>
    stamp.at.utc < connectedAt.utc
      ? [found(refuse('stop-before-start', { drug, at: clockTime(stamp.at), earliest: clockTime(connectedAt) }), stamp)]
      : [],
  )
