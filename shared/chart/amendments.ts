import type { Chart } from './chart.ts'
import type { ChartEvent } from './events.ts'
import { deliveredEntries } from './fold/delivered.ts'

/**
 * What happens to a visit after its signature (workflow 9): an amendment opens it, every entry made under it names it, and
 * the next signature names every amendment it signs. So which version an entry came in with is always readable.
 */

/** Signed, and no amendment is open: the visit takes no entries. */
export const isSealed = ({ signed, amendments }: Pick<Chart, 'signed' | 'amendments'>): boolean =>
  signed !== null && amendments.length === 0

/** Every amendment ever opened here that no signature names yet; those taken back go with the next one. */
export function unsignedAmendments({ history, versions }: Pick<Chart, 'history' | 'versions'>): readonly string[] {
  const named = new Set(versions.flatMap(({ payload }) => payload.amendmentIds ?? []))
  return history.flatMap(({ event }) => (event.kind === 'AmendmentOpened' && !named.has(event.id) ? [event.id] : []))
}

const frames: ReadonlySet<ChartEvent['kind']> = new Set(['AmendmentOpened', 'AmendmentWithdrawn', 'SessionSigned'])

/** Whether the next version would say anything new: something was changed, or two workstations signed the same version. */
export const isAmended = (chart: Pick<Chart, 'history' | 'signed' | 'versions' | 'conflicts'>): boolean =>
  chart.conflicts.some(({ kind }) => kind === 'SessionSigned') || hasChanges(chart)

/**
 * Whether an entry of an unsigned amendment stands, or one was delivered after the signature; what was entered and taken
 * back within the amendment does not count.
 */
export function hasChanges(chart: Pick<Chart, 'history' | 'signed' | 'versions' | 'conflicts'>): boolean {
  const unsigned = new Set(unsignedAmendments(chart))
  const byId = new Map(chart.history.map(({ event }) => [event.id, event]))
  const takesBackItsOwn = (event: ChartEvent): boolean => {
    const target = event.kind === 'EventVoided' ? byId.get(event.payload.target) : undefined
    return target !== undefined && (frames.has(target.kind) || isOf(unsigned, target))
  }
  const isNew = (event: ChartEvent): boolean => !frames.has(event.kind) && isOf(unsigned, event)
  return (
    deliveredEntries(chart).length > 0 ||
    chart.history.some(({ event, struckBy }) => struckBy === null && isNew(event) && !takesBackItsOwn(event))
  )
}

const isOf = (amendmentIds: ReadonlySet<string>, { amendmentId }: ChartEvent): boolean =>
  amendmentId !== undefined && amendmentIds.has(amendmentId)

/** An entry as it goes into the record: after a signature it names the amendment it was made in. */
export function markedAmended({ amendments }: Pick<Chart, 'amendments'>, event: ChartEvent): ChartEvent {
  const { amendmentId: _before, ...rest } = event
  const open = amendments.at(-1)
  return open && !frames.has(event.kind) ? ({ ...rest, amendmentId: open.id } as ChartEvent) : (rest as ChartEvent)
}

/** The version an entry came in with: 1 for what was there at the first signature; null = not signed yet. */
export function versionOfEntry(event: ChartEvent, versions: Chart['versions']): number | null {
  if (event.kind === 'SessionSigned') return event.payload.version
  const amendmentId = event.kind === 'AmendmentOpened' ? event.id : amendmentNamed(event)
  if (amendmentId === undefined) return versions[0]?.payload.version ?? null
  return versions.find(({ payload }) => payload.amendmentIds?.includes(amendmentId))?.payload.version ?? null
}

const amendmentNamed = (event: ChartEvent): string | undefined =>
  event.kind === 'AmendmentWithdrawn' ? event.payload.amendmentId : event.amendmentId
