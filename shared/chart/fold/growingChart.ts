import { beginsWith } from '#shared/kernel/grownList.ts'
import type { Chart, HistoryEntry } from '../chart.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import { chartOf, eventsOfPart, type Part, type ReadPart } from './chartParts.ts'
import { planOf } from './foldChart.ts'
import { byHappening, readHistory } from './readHistory.ts'

/**
 * `foldChart` for a record that grows, one for each session: a list that is the last one with newer events behind it, none
 * of which strikes another or is struck, changes only the parts that read them. Any other list is folded from its beginning.
 */
export function createGrowingChart(): (events: readonly ChartEvent[]) => Chart | null {
  let grown: Grown | null = null
  return (events) => {
    grown = (grown && grownTo(grown, events)) ?? begin(events)
    return grown.scheduled ? chartOf(grown.history, grown.scheduled, readKept(grown)) : null
  }
}

interface Grown {
  readonly events: readonly ChartEvent[]
  readonly history: readonly HistoryEntry[]
  readonly scheduled: EventOf<'SessionScheduled'> | undefined
  /** Ids that are taken: of every event, and of those that a void or a replacement speaks of, here or still to come. */
  readonly named: Set<string>
  readonly parts: Map<AnyPart, Kept>
}

type AnyPart = Part<unknown, unknown>

/** What a part read, and what it made of it. */
interface Kept {
  readonly events: readonly ChartEvent[]
  readonly from: unknown
  readonly made: unknown
}

function begin(events: readonly ChartEvent[]): Grown {
  const history = readHistory(events)
  const named = new Set<string>()
  for (const { event } of history) {
    named.add(event.id)
    if (event.replaces !== undefined) named.add(event.replaces)
    if (event.kind === 'EventVoided') named.add(event.payload.target)
  }
  return { events, history, scheduled: planOf(history), named, parts: new Map() }
}

/** The same with what stands behind its list in the longer one; null where it has to be folded from its beginning. */
function grownTo(grown: Grown, events: readonly ChartEvent[]): Grown | null {
  if (!beginsWith(events, grown.events)) return null
  const added = events.slice(grown.events.length)
  const history = [...grown.history]
  for (const event of added) {
    const last = history.at(-1)
    if (!last || byHappening(last.event, event) >= 0 || !standsAlone(grown, event)) return null
    history.push({ event, struckBy: null })
    grown.named.add(event.id)
  }
  for (const [part, kept] of grown.parts) {
    const read = added.filter(part.reads)
    if (read.length === 0) continue
    const made = kept.made === outdated ? outdated : (part.grow?.(kept.made, read) ?? outdated)
    grown.parts.set(part, { ...kept, events: [...kept.events, ...read], made })
  }
  return { ...grown, events, history }
}

const outdated = Symbol('outdated')

/** It strikes nothing, nothing strikes it, and the plan stays as it is. */
const standsAlone = ({ named }: Grown, { id, kind, replaces }: ChartEvent): boolean =>
  kind !== 'EventVoided' && kind !== 'SessionScheduled' && replaces === undefined && !named.has(id)

const readKept =
  ({ history, parts }: Grown): ReadPart =>
  (part, from) => {
    const kept = parts.get(part)
    if (kept && kept.made !== outdated && kept.from === from) return kept.made as ReturnType<typeof part.fold>
    const events = kept?.events ?? eventsOfPart(part, history)
    const made = part.fold(events, from)
    parts.set(part, { events, from, made })
    return made
  }
