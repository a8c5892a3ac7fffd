import type { Chart, HistoryEntry } from '#shared/chart/chart.ts'
import { isVoidable } from '#shared/chart/commands/voidEntry.ts'
import { movableKinds } from '#shared/chart/commands/wrongPatient.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { lineIdOf } from '#shared/chart/fold/lineIdOf.ts'
import { standingEvents } from '#shared/chart/fold/readHistory.ts'
import { lateReasons } from '#shared/clinical/pickLists.ts'
import type { RandomSource } from './randomSource.ts'
import { type Scene, type Wishes, wish } from './wish.ts'

/** Entries that should not be where they are: struck here, marked for another patient, taken over there. */
export function mistakeWishes(scene: Scene, random: RandomSource): Wishes {
  return [...voidingWishes(scene.chart, random), ...markingWishes(scene, random), ...copyingWishes(scene, random)]
}

/** By whoever made the entry, or the charge nurse; now and then one that never goes. */
export function voidingWishes({ history }: Chart, random: RandomSource): Wishes {
  const standing = standingEvents(history).filter(({ kind }) => isVoidable(kind) || random.percent(3))
  if (standing.length === 0) return []
  const event = random.pick(standing)
  const reason = random.pick(lateReasons)
  const text = reason === 'other' && random.percent(80) ? { text: 'Tapped by mistake' } : {}
  return [[2, wish({ kind: 'voidEntry', eventId: event.id, reason, ...text }, { by: whoMay(event, random) })]]
}

const whoMay = ({ userId, source }: ChartEvent, random: RandomSource): string =>
  source === 'system' || random.percent(40) ? 'priya-nair' : userId

/** One entry, or everything about one drug, belongs to somebody else on the board. */
function markingWishes({ chart, others }: Scene, random: RandomSource): Wishes {
  const movable = standingEvents(chart.history).filter(({ kind }) => movableKinds.has(kind))
  const targets = others.filter(({ arrived, closed }) => arrived && !closed)
  if (movable.length === 0 || targets.length === 0) return []
  const first = random.pick(movable)
  const lineId = lineIdOf(first)
  const isWhole = lineId !== null && random.percent(70)
  const eventIds = isWhole ? movable.filter((event) => lineIdOf(event) === lineId).map(({ id }) => id) : [first.id]
  const { sessionId: toSessionId } = random.pick(targets)
  return [[2, wish({ kind: 'markWrongPatient', eventIds, toSessionId }, { by: 'priya-nair' })]]
}

/** What was marked on another chart for this one, all of it at once, onto a drug and an access of this visit. */
function copyingWishes({ chart, others }: Scene, random: RandomSource): Wishes {
  const copied = new Set(standingEvents(chart.history).map(({ copiedFrom }) => copiedFrom?.eventId))
  const isForHere = ({ event, struckBy }: HistoryEntry): boolean =>
    struckBy?.kind === 'EventVoided' && struckBy.payload.toSessionId === chart.sessionId && !copied.has(event.id)
  return others.flatMap(({ sessionId, history }): Wishes => {
    const marked = history.filter(isForHere)
    if (marked.length === 0) return []
    const lineId = chart.lines.length > 0 ? random.pick(chart.lines).id : undefined
    const accessId = chart.accesses.length > 0 ? random.pick(chart.accesses).accessId : undefined
    const where = { ...(lineId === undefined ? {} : { lineId }), ...(accessId === undefined ? {} : { accessId }) }
    const entries = marked.map(({ event }) => ({ eventId: event.id, ...where }))
    return [[12, wish({ kind: 'copyEntries', fromSessionId: sessionId, entries }, { by: 'priya-nair' })]]
  })
}
