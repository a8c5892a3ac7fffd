import { useMemo } from 'react'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import type { FoundRows } from '#renderer/store/worklistBook.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { passesOf } from './worklistFilter.ts'

/** The rows of the worklist as whoever is signed in looks at it now. */
export function useFoundRows(): FoundRows {
  const store = useAppStore()
  const now = useMinute()
  const me = useApp((state) => state.signedIn?.user.id ?? '')
  const view = useApp((state) => state.worklist.view)
  const turn = useApp((state) => state.worklist.turn)
  // Only a filter by time left asks anew as the minutes pass.
  const asOf = view.hours === null ? null : now
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book is another one after each turn
  return useMemo(
    () => store.worklist.book.find({ ...view, passes: passesOf(view, asOf ?? store.now(), me) }),
    [store, view, turn, asOf, me],
  )
}

/** The same for a key that is pressed elsewhere: the visits before and after in that list. */
export function foundRows(store: AppStore): readonly WorklistRow[] {
  const { worklist, signedIn } = store.state.getState()
  const passes = passesOf(worklist.view, store.now(), signedIn?.user.id ?? '')
  return store.worklist.book.find({ ...worklist.view, passes }).rows
}
