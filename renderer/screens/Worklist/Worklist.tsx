import { memo, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { FoundRows } from '#renderer/store/worklistBook.ts'
import { billingWords, moneyWords } from '#renderer/words/billing.ts'
import { worklistWords as w } from '#renderer/words/worklist.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import type { WorklistSortKey } from '#shared/ipc/worklistShapes.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { useFoundRows } from './foundRows.ts'
import { useWorklistKeys } from './useWorklistKeys.ts'
import { WorklistTools } from './WorklistTools.tsx'
import { narrowColumns, wideColumns } from './worklistColumns.tsx'
import './worklist.css'

/** From this width on every column has its own place. */
const wideFrom = '(min-width: 1200px)'
const rowHeight = 82

// The same elements each time: they are drawn again when something of theirs changes, not with every key.
const rail = <DeskRail />
const banner = <DeskBanner />

/** Signed visits, least time left first: what is ready, what is missing, what it is worth. */
export function Worklist() {
  const store = useAppStore()
  const { loaded, view, selected } = useApp((state) => state.worklist)
  const [isFiltering, setFiltering] = useState(false)
  const found = useFoundRows()
  const { rows } = found
  const chosenAt = useMemo(() => Math.max(0, placeOf(store, rows, selected)), [store, rows, selected])
  const chosen = rows[chosenAt] ?? null
  const isWide = useIsWide()
  useEffect(() => store.worklist.look(), [store])
  const onFilter = useCallback(() => setFiltering(true), [])
  useWorklistKeys({ rows, chosen, onFilter })
  const onOpen = useCallback(({ sessionId }: WorklistRow) => store.go({ name: 'coding', sessionId }), [store])
  const onSort = useCallback((key: string) => sortBy(store, key as WorklistSortKey), [store])
  return (
    <AppShell
      rail={rail}
      banner={banner}
      workLook="table"
      sheet={isFiltering && <FilterSheet onClose={() => setFiltering(false)} />}
      head={
        <ScreenHead title={billingWords.title} sub={billingWords.sub} office screenKey="worklist">
          <SearchBox
            label={billingWords.search}
            value={view.search}
            onChange={(search) => store.worklist.setView({ search })}
            shortcut="/"
          />
        </ScreenHead>
      }
      tools={<WorklistTools counts={found.counts} onFilter={onFilter} />}
      foot={<Keys found={found} isLoading={loaded === 'partly'} />}
    >
      {(loaded === 'whole' || store.worklist.book.count() > 0) && (
        <section className="card table-card">
          <DataTable
            label={billingWords.title}
            columns={isWide ? wideColumns : narrowColumns}
            rows={rows}
            rowKey={keyOf}
            rowHeight={rowHeight}
            even
            selected={chosen?.sessionId ?? null}
            selectedAt={chosen ? chosenAt : -1}
            onSelect={store.worklist.select}
            onOpen={onOpen}
            sort={view.sort}
            onSort={onSort}
            empty={<Nothing filtered={store.worklist.book.count() > 0} />}
          />
        </section>
      )}
    </AppShell>
  )
}

/** Where a visit stands in these rows. The book's own row is found by itself; one that changed since, by its name. */
function placeOf(store: AppStore, rows: readonly WorklistRow[], selected: string | null): number {
  const row = selected === null ? null : store.worklist.book.get(selected)
  if (!row) return -1
  const at = rows.indexOf(row)
  return at >= 0 ? at : rows.findIndex(({ sessionId }) => sessionId === selected)
}

function sortBy(store: AppStore, key: WorklistSortKey): void {
  const { sort } = store.state.getState().worklist.view
  const direction = sort.key === key && sort.direction === 'up' ? 'down' : 'up'
  store.worklist.setView({ sort: { key, direction } })
}

const keyOf = ({ sessionId }: { readonly sessionId: string }): string => sessionId

const wideMedia = (): MediaQueryList | null =>
  typeof window.matchMedia === 'function' ? window.matchMedia(wideFrom) : null

const watchWide = (changed: () => void): (() => void) => {
  const media = wideMedia()
  media?.addEventListener('change', changed)
  return () => media?.removeEventListener('change', changed)
}

/** Whether the columns of a desktop fit; a place that cannot say takes them to. */
const useIsWide = (): boolean => useSyncExternalStore(watchWide, () => wideMedia()?.matches ?? true)

const Nothing = ({ filtered }: { readonly filtered: boolean }) => (
  <EmptyState
    title={filtered ? billingWords.noMatch : billingWords.emptyTitle}
    next={filtered ? billingWords.noMatchNext : billingWords.emptyNext}
  />
)

const Keys = memo(({ found, isLoading }: { readonly found: FoundRows; readonly isLoading: boolean }) => (
  <footer className="key-hints">
    <KeyHint keys={['↑', '↓']} does={billingWords.move} />
    <KeyHint keys={['Enter']} does={billingWords.open} />
    <KeyHint keys={['/']} does={billingWords.find} />
    <KeyHint keys={['F']} does={w.keyFilter} />
    <KeyHint keys={['S']} does={w.keySort} />
    <KeyHint keys={['T']} does={w.keyTake} />
    <span className="key-hints__end">
      <span role="status">{isLoading && w.loading(found.counts.all)}</span> {billingWords.readyToExport}{' '}
      <b className="num">${moneyWords(found.readyCents)}</b>
    </span>
  </footer>
))
