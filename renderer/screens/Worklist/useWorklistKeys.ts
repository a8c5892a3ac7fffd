import { useEffect } from 'react'
import { moveInRows } from '#renderer/components/moveInRows.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { plainView } from '#renderer/store/worklistState.ts'
import { sortWords, worklistWords as w } from '#renderer/words/worklist.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { worklistSortKeys } from '#shared/ipc/worklistShapes.ts'
import { sayNo } from '../Batches/sayNo.ts'

export interface WorklistHands {
  readonly rows: readonly WorklistRow[]
  readonly chosen: WorklistRow | null
  readonly onFilter: () => void
}

/** The worklist without a mouse: arrows and Enter wherever the focus stands, F filter, S and R order, T take, 1 to 9 the views. */
export function useWorklistKeys(hands: WorklistHands): void {
  const store = useAppStore()
  const { rows, chosen, onFilter } = hands
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isElsewhere(event.target)) return
      if (keyed(store, { rows, chosen, onFilter }, event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, rows, chosen, onFilter])
}

/** A field, a button under Enter, an open sheet or list: those have their own keys. */
const isElsewhere = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"], [role="listbox"]') !== null ||
  (target instanceof HTMLElement && target.matches('input, textarea, select'))

function keyed(store: AppStore, hands: WorklistHands, key: string): boolean {
  const lower = key.toLowerCase()
  if (lower === 'f') hands.onFilter()
  else if (lower === 's') nextOrder(store)
  else if (lower === 'r') turnOrder(store)
  else if (lower === 't') void takeOrGiveBack(store, hands.chosen)
  else if (/^[0-9]$/.test(key)) return showView(store, Number(key))
  else return moved(store, hands, key)
  return true
}

/** Where nothing has the focus the list has it; a button keeps its own Enter. */
function moved(store: AppStore, { rows, chosen }: WorklistHands, key: string): boolean {
  const focus = document.activeElement
  if (focus instanceof HTMLElement && focus.matches('button, a, [role="grid"]')) return false
  if (key === 'Enter' && chosen) store.go({ name: 'coding', sessionId: chosen.sessionId })
  const next = moveInRows(key, chosen ? rows.indexOf(chosen) : -1, rows.length)
  if (next !== null) store.worklist.select(rows[next]?.sessionId ?? null)
  return next !== null || (key === 'Enter' && chosen !== null)
}

function nextOrder(store: AppStore): void {
  const { sort } = store.state.getState().worklist.view
  const key = worklistSortKeys[(worklistSortKeys.indexOf(sort.key) + 1) % worklistSortKeys.length] ?? 'hours'
  store.worklist.setView({ sort: { key, direction: 'up' } })
  store.say(`${w.sortBy} ${sortWords[key]}`)
}

function turnOrder(store: AppStore): void {
  const { sort } = store.state.getState().worklist.view
  const direction = sort.direction === 'up' ? 'down' : 'up'
  store.worklist.setView({ sort: { ...sort, direction } })
  store.say(w[direction])
}

/** 0 shows everything again, 1 to 9 the views that were kept. */
function showView(store: AppStore, place: number): boolean {
  const kept = store.state.getState().worklist.views[place - 1]
  if (place === 0) store.worklist.setView(plainView)
  else if (kept) store.worklist.setView(kept.view)
  return place === 0 || kept !== undefined
}

async function takeOrGiveBack(store: AppStore, row: WorklistRow | null): Promise<void> {
  if (!row) return
  const isOwn = row.holder?.userId === store.state.getState().signedIn?.user.id
  if (row.holder && !isOwn) return store.say(w.withOther(row.holder.name))
  const answer = await store.api.call('claim.hold', { sessionId: row.sessionId, take: !isOwn, over: false })
  if (answer.kind !== 'value') return store.say(w.notTaken(sayNo(answer)), 'assertive')
  store.say(isOwn ? w.gaveBack(row.patientName) : w.took(row.patientName))
}
