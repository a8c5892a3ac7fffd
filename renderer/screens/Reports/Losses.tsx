import { Download, PackageX } from 'lucide-react'
import { useState } from 'react'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import type { RefusalWords } from '#renderer/components/Refusal.tsx'
import { SumLine } from '#renderer/components/SumLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TwoLines } from '#renderer/components/TwoLines.tsx'
import type { ReportsScreen } from '#renderer/store/appState.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { costWords, reportWords as r, reasonWords, lossWords as w, withoutCostWords } from '#renderer/words/reports.ts'
import { dateWords, shortDayWords } from '#renderer/words/times.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { LossRow } from '#shared/ipc/reportRows.ts'
import { sayNo } from '../Batches/sayNo.ts'
import { saveFile } from '../Coding/saveFile.ts'
import { LossSide } from './LossSide.tsx'
import { containerKey, drugColumn, patientColumn } from './lossColumns.tsx'
import { type Period, periodOf } from './months.ts'
import { ReportShell, useMonth, Ways } from './ReportShell.tsx'
import { useReport } from './useReport.ts'

const ways = ['container', 'reason', 'drug'] as const

/** Drug the practice bought that was thrown away and is on no claim: each container, by reason, by drug. */
export function Losses({ place }: { readonly place: ReportsScreen }) {
  const store = useAppStore()
  const month = useMonth(place)
  const period = periodOf(month)
  const { value, failed } = useReport('reports.losses', period)
  const saving = useLossFile(period)
  const [selected, setSelected] = useState<string | null>(null)
  const by = ways.find((one) => one === place.by) ?? 'container'
  const rows = value?.rows ?? []
  const chosen = by === 'container' ? (rows.find((row) => containerKey(row) === selected) ?? rows[0] ?? null) : null
  const open = ({ sessionId }: LossRow) => store.go({ name: 'timeline', sessionId, from: place })
  return (
    <ReportShell
      place={place}
      month={month}
      failed={saving.failed ?? failed}
      action={
        <TapTarget
          icon={Download}
          verb={w.file}
          closedBecause={rows.length === 0 ? w.fileNothing : undefined}
          reasonPlace="elsewhere"
          onTap={saving.save}
        />
      }
      ways={
        <Ways place={place} label={w.by} chosen={by} ways={ways.map((key) => ({ key, words: w.groupings[key] }))} />
      }
      opens={by === 'container'}
      side={chosen && <LossSide loss={chosen} place={place} />}
    >
      {value && rows.length > 0 && (
        <>
          <div className="report-sum">
            <Sum totals={value.totals} />
          </div>
          <section className="card table-card">
            {by === 'container' ? (
              <DataTable
                label={r.tabs.losses}
                columns={columns}
                rows={rows}
                rowKey={containerKey}
                selected={chosen ? containerKey(chosen) : null}
                onSelect={setSelected}
                onOpen={open}
              />
            ) : (
              <Totals totals={value.totals} by={by} />
            )}
          </section>
        </>
      )}
      {value && rows.length === 0 && <EmptyState icon={PackageX} title={w.none} next={`${w.how} ${w.noneNext}`} />}
    </ReportShell>
  )
}

/** Saves the report as a file; it is kept in the audit that it left. */
function useLossFile(period: Period): { readonly failed: RefusalWords | null; readonly save: () => void } {
  const { api, say } = useAppStore()
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  async function save(): Promise<void> {
    const answer = await api.call('reports.lossFile', period)
    setFailed(answer.kind === 'value' ? null : { what: w.notSaved, why: sayNo(answer) })
    if (answer.kind !== 'value') return
    saveFile(answer.value.fileName, answer.value.text)
    say(w.saved(answer.value.fileName))
  }
  return { failed, save: () => void save() }
}

type LossTotals = Output<'reports.losses'>['totals']

function Sum({ totals: { all } }: { readonly totals: LossTotals }) {
  return (
    <SumLine
      terms={[
        { label: r.containers, words: String(all.containers) },
        { label: r.cost, words: costWords(all.costCents) },
        { label: w.withoutCost, words: String(all.withoutCost) },
      ]}
      second={<span className="second">{w.how}</span>}
    />
  )
}

interface TotalRow {
  readonly key: string
  readonly name: string
  readonly amount: string
  readonly containers: number
  readonly costCents: number | null
  readonly withoutCost: number
}

function Totals({ totals, by }: { readonly totals: LossTotals; readonly by: 'reason' | 'drug' }) {
  const [selected, setSelected] = useState<string | null>(null)
  const rows: readonly TotalRow[] =
    by === 'reason'
      ? totals.byReason.map((one) => ({ ...one, key: one.reason ?? '', name: reasonWords(one.reason), amount: '' }))
      : totals.byDrug.map(({ drug, unit, ...one }) => ({
          ...one,
          key: `${drug} ${unit}`,
          name: drug,
          amount: `${one.amount} ${unit}`,
        }))
  return (
    <DataTable
      label={w.groupings[by]}
      columns={totalColumns(by)}
      rows={rows}
      rowKey={({ key }) => key}
      selected={selected ?? rows[0]?.key ?? null}
      onSelect={setSelected}
    />
  )
}

const totalColumns = (by: 'reason' | 'drug'): readonly DataColumn<TotalRow>[] => [
  { key: 'name', head: by === 'reason' ? r.reason : r.drug, width: '1fr', cell: ({ name }) => <b>{name}</b> },
  ...(by === 'drug'
    ? [{ key: 'amount', head: r.amount, width: 140, align: 'end', cell: ({ amount }: TotalRow) => amount } as const]
    : []),
  { key: 'containers', head: r.containers, width: 100, align: 'end', cell: ({ containers }) => containers },
  {
    key: 'cost',
    head: r.cost,
    width: 160,
    align: 'end',
    cell: ({ costCents, withoutCost }) => (
      <TwoLines
        first={<b>{costWords(costCents)}</b>}
        second={costCents === null ? null : withoutCostWords(withoutCost)}
      />
    ),
  },
]

const columns: readonly DataColumn<LossRow>[] = [
  { key: 'day', head: r.day, width: 56, cell: ({ day }) => <span title={dateWords(day)}>{shortDayWords(day)}</span> },
  drugColumn,
  {
    key: 'reason',
    head: r.reason,
    width: '1fr',
    cell: ({ reason, amount, unit }) => <TwoLines first={reasonWords(reason)} second={`${amount} ${unit}`} />,
  },
  patientColumn,
  { key: 'cost', head: r.cost, width: 84, align: 'end', cell: ({ costCents }) => costWords(costCents) },
]
