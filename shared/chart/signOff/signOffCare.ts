import { clockTime } from '#shared/kernel/instant.ts'
import type { Chart } from '../chart.ts'
import { lineIdOf } from '../fold/lineIdOf.ts'
import { unansweredOverlaps } from '../safety/sameLine.ts'
import type { Block } from './signOffItems.ts'

/** Workflow 8, blocks 4, 8 and 10: shared lumens, open records, contradictions, handoffs, unknown people. */
export function careBlocks(chart: Chart, doubtfulUserIds: readonly string[]): readonly Block[] {
  return [
    ...overlapBlocks(chart),
    ...recordBlocks(chart),
    ...conflictBlocks(chart),
    ...(chart.ties.handoff ? [{ code: 'handoff-open' as const, facts: {}, field: { kind: 'handoff' as const } }] : []),
    ...userBlocks(chart, doubtfulUserIds),
    ...earlierBlocks(chart),
  ]
}

const overlapBlocks = (chart: Chart): readonly Block[] =>
  unansweredOverlaps(chart).map(({ line, other }) => ({
    code: 'same-line-question',
    facts: { drug: line.plan.name, other: other.plan.name },
    field: { kind: 'line', lineId: line.id, what: 'lumen' },
  }))

/** A record is open until it has its grade and its outcome: closing asks for both. */
const recordBlocks = ({ care }: Chart): readonly Block[] => [
  ...care.reactions
    .filter(({ closed }) => closed === null)
    .map(
      ({ stamp }): Block => ({
        code: 'reaction-open',
        facts: { at: clockTime(stamp.at) },
        field: { kind: 'reaction' },
      }),
    ),
  ...care.extravasations
    .filter(({ closed }) => closed === null)
    .map(
      ({ stamp }): Block => ({
        code: 'extravasation-open',
        facts: { at: clockTime(stamp.at) },
        field: { kind: 'extravasation' },
      }),
    ),
]

function conflictBlocks({ conflicts, lines }: Chart): readonly Block[] {
  return conflicts.flatMap(({ kind, lineId }): readonly Block[] => {
    if (kind === 'SessionSigned') return []
    const drug = lines.find(({ id }) => id === lineId)?.plan.name
    const facts = { ...(drug === undefined ? {} : { drug }), what: kind }
    return [{ code: 'conflict-open', facts, field: { kind: 'conflict' } }]
  })
}

/** A second visit of the day is coded with the first one's facts (design 12.9): without them it would bill a day twice. */
const earlierBlocks = ({ scheduled, ties }: Chart): readonly Block[] =>
  scheduled.earlierSessionId !== undefined && ties.earlier === null
    ? [{ code: 'earlier-session-open', facts: {}, field: { kind: 'session' } }]
    : []

/** An entry that still stands, made by somebody this workstation does not know or who is locked out. */
function userBlocks({ history }: Chart, doubtful: readonly string[]): readonly Block[] {
  const found = history.find(({ event, struckBy }) => struckBy === null && doubtful.includes(event.userId))
  if (!found) return []
  const { event } = found
  return [
    {
      code: 'entry-user-unknown',
      facts: { at: clockTime(event.happenedAt) },
      field: { kind: 'event', eventId: event.id, lineId: lineIdOf(event) },
    },
  ]
}
