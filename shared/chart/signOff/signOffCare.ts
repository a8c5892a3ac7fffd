import { clockTime } from '#shared/kernel/instant.ts'
import type { Chart } from '../chart.ts'
import { unansweredOverlaps } from '../safety/sameLine.ts'
import type { Block, DoubtfulUser } from './signOffItems.ts'

/** Workflow 8, blocks 4, 8 and 10: shared lumens, open records, contradictions, handoffs, unknown people. */
export function careBlocks(chart: Chart, doubtful: readonly DoubtfulUser[]): readonly Block[] {
  return [
    ...overlapBlocks(chart),
    ...recordBlocks(chart),
    ...conflictBlocks(chart),
    ...(chart.ties.handoff ? [{ code: 'handoff-open' as const, facts: {}, field: { kind: 'handoff' as const } }] : []),
    ...userBlocks(chart, doubtful),
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
    ? [{ code: 'earlier-session-open', facts: {}, field: { kind: 'earlier' } }]
    : []

/** For each person in doubt the first entry that still stands: the timeline is where it is looked at and marked. */
const userBlocks = ({ history }: Chart, doubtful: readonly DoubtfulUser[]): readonly Block[] =>
  doubtful.flatMap(({ userId, why, name }) => {
    const found = history.find(({ event, struckBy }) => struckBy === null && event.userId === userId)
    if (!found) return []
    const facts = { at: clockTime(found.event.happenedAt), why, ...(name === undefined ? {} : { name }) }
    return [{ code: 'entry-user-unknown', facts, field: { kind: 'timeline' } }]
  })
