import { PackageCheck } from 'lucide-react'
import { useState } from 'react'
import { Chip, type ChipState } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { TwoLines } from '#renderer/components/TwoLines.tsx'
import type { ReportsScreen } from '#renderer/store/appState.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { reportWords as r, reasonWords, replacementStateWords, replacementWords as w } from '#renderer/words/reports.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { ReplacementRow } from '#shared/ipc/reportRows.ts'
import { isOpenReplacement, type ReplacementState } from '#shared/reports/replacement.ts'
import { containerKey, drugColumn, patientColumn } from './lossColumns.tsx'
import { periodOf } from './months.ts'
import { type NotedState, ReplacementSheet } from './ReplacementSheet.tsx'
import { ReplacementSide } from './ReplacementSide.tsx'
import { ReportShell, useMonth, Ways } from './ReportShell.tsx'
import { useReport } from './useReport.ts'

const filters = ['open', 'replaced', 'refused', 'left_out'] as const
type Filter = (typeof filters)[number]

const fits = ({ state }: ReplacementRow, filter: Filter): boolean =>
  filter === 'open' ? isOpenReplacement(state) : state === filter

/** Lost containers that a maker may replace: every open one, and what became of those lost in the month. */
export function Replacements({ place }: { readonly place: ReportsScreen }) {
  const store = useAppStore()
  const month = useMonth(place)
  const { value, failed, askAgain } = useReport('reports.replacements', periodOf(month))
  const [selected, setSelected] = useState<string | null>(null)
  const [noting, setNoting] = useState<NotedState | null>(null)
  const by = filters.find((one) => one === place.by) ?? 'open'
  const all = value?.rows ?? []
  const rows = all.filter((row) => fits(row, by))
  const chosen = rows.find((row) => containerKey(row) === selected) ?? rows[0] ?? null
  const done = () => {
    setNoting(null)
    askAgain()
  }
  return (
    <ReportShell
      place={place}
      month={month}
      failed={failed}
      ways={
        <Ways
          place={place}
          label={w.by}
          chosen={by}
          ways={filters.map((key) => ({
            key,
            words: w.filters[key],
            ...(value ? { count: all.filter((row) => fits(row, key)).length } : {}),
          }))}
        />
      }
      side={
        chosen && (
          <ReplacementSide key={containerKey(chosen)} row={chosen} place={place} onNote={setNoting} onDone={done} />
        )
      }
      sheet={
        chosen &&
        noting && (
          <ReplacementSheet
            key={`${containerKey(chosen)} ${noting}`}
            row={chosen}
            state={noting}
            onClose={() => setNoting(null)}
            onSaved={done}
          />
        )
      }
    >
      {rows.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={w.filters[by]}
            columns={columns}
            rows={rows}
            rowKey={containerKey}
            selected={chosen ? containerKey(chosen) : null}
            onSelect={setSelected}
            onOpen={({ sessionId }) => store.go({ name: 'timeline', sessionId, from: place })}
          />
        </section>
      )}
      {value && rows.length === 0 && (
        <EmptyState icon={PackageCheck} title={w.none[by]} next={`${w.noneNext[by]} ${w.how}`} />
      )}
    </ReportShell>
  )
}

const looks = {
  to_ask: 'due',
  asked: 'wait',
  replaced: 'good',
  refused: 'plain',
  left_out: 'plain',
} as const satisfies Readonly<Record<ReplacementState, ChipState>>

const columns: readonly DataColumn<ReplacementRow>[] = [
  drugColumn,
  {
    key: 'reason',
    head: r.reason,
    width: '1fr',
    cell: ({ reason, day }) => <TwoLines first={reasonWords(reason)} second={dateWords(day)} />,
  },
  patientColumn,
  {
    key: 'state',
    head: w.state,
    width: 124,
    cell: ({ state, reference }) => (
      <TwoLines first={<Chip state={looks[state]}>{replacementStateWords[state]}</Chip>} second={reference} />
    ),
  },
]
