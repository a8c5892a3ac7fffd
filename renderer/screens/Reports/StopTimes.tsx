import { ListTree } from 'lucide-react'
import { useState } from 'react'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { SumLine } from '#renderer/components/SumLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TwoLines } from '#renderer/components/TwoLines.tsx'
import type { ReportsScreen } from '#renderer/store/appState.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { completeOf, completeWords, stopWords as w } from '#renderer/words/reports.ts'
import { weekdayWords } from '#renderer/words/times.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { NamedStopGroup } from '#shared/ipc/reportRows.ts'
import { needed, type StopCounts, type StopGrouping, stopGroupings } from '#shared/reports/stopTimes.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import { periodOf } from './months.ts'
import { ReportShell, useMonth, Ways } from './ReportShell.tsx'
import { useReport } from './useReport.ts'

const outcomes = ['in_time', 'late_strong', 'late_weak', 'unknown'] as const

/** How complete the stop times of a month are, by nurse, by drug or by day. */
export function StopTimes({ place }: { readonly place: ReportsScreen }) {
  const store = useAppStore()
  const month = useMonth(place)
  const { value, failed } = useReport('reports.stopTimes', periodOf(month))
  const [selected, setSelected] = useState<string | null>(null)
  const by = groupingOf(place.by)
  const rows = value?.groups[by] ?? []
  const chosen = rows.find(({ key }) => key === selected) ?? rows[0] ?? null
  const open = ({ key, name }: NamedStopGroup) => store.go({ ...place, by, row: { key, name: shown(name, by) } })
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
          ways={stopGroupings.map((key) => ({ key, words: w.groupings[key] }))}
        />
      }
      side={chosen && <GroupSide group={chosen} by={by} onOpen={() => open(chosen)} />}
    >
      {value && rows.length > 0 && (
        <>
          <div className="report-sum">
            <Sum report={value} />
          </div>
          <section className="card table-card">
            <DataTable
              label={w.groupings[by]}
              columns={columnsBy[by]}
              rows={rows}
              rowKey={({ key }) => key}
              selected={chosen?.key ?? null}
              onSelect={setSelected}
              onOpen={open}
            />
          </section>
        </>
      )}
      {value && rows.length === 0 && (
        <EmptyState
          title={w.none}
          next={value.wentHome > 0 ? `${w.wentHome(value.wentHome)} ${w.noneNext}` : w.noneNext}
        />
      )}
    </ReportShell>
  )
}

const groupingOf = (by: string | null): StopGrouping => stopGroupings.find((one) => one === by) ?? 'nurse'

const shown = (name: string, by: StopGrouping): string => (by === 'day' ? weekdayWords(name) : name)

function Sum({ report: { all, wentHome } }: { readonly report: Output<'reports.stopTimes'> }) {
  return (
    <SumLine
      terms={[
        { label: w.needed, words: String(needed(all)) },
        ...outcomes.map((outcome, place) => ({
          label: w.outcomes[outcome],
          words: String(all[outcome]),
          sign: place === 0 ? '=' : '+',
        })),
      ]}
      chip={<b>{w.completeSum(completeWords(all), completeOf(all))}</b>}
      second={<span className="second">{[w.how, ...(wentHome > 0 ? [w.wentHome(wentHome)] : [])].join(' ')}</span>}
    />
  )
}

interface GroupSideProps {
  readonly group: NamedStopGroup
  readonly by: StopGrouping
  readonly onOpen: () => void
}

function GroupSide({ group: { name, counts }, by, onOpen }: GroupSideProps) {
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{shown(name, by)}</h2>
      <FactList facts={factsOf(counts)} />
      <TapTarget look="main" icon={ListTree} verb={w.showLines} onTap={onOpen} />
    </div>
  )
}

const factsOf = (counts: StopCounts): (readonly [string, string])[] => [
  [w.complete, `${completeWords(counts)}, ${completeOf(counts)}`],
  ...outcomes.map((outcome): readonly [string, string] => [w.outcomes[outcome], String(counts[outcome])]),
]

const columnsFor = (by: StopGrouping): readonly DataColumn<NamedStopGroup>[] => [
  { key: 'name', head: w.heads[by], width: '1fr', cell: ({ name }) => <b>{shown(name, by)}</b> },
  {
    key: 'complete',
    head: w.complete,
    width: 80,
    align: 'end',
    cell: ({ counts }) => <TwoLines first={<b>{completeWords(counts)}</b>} second={completeOf(counts)} />,
  },
  ...outcomes.map(
    (outcome): DataColumn<NamedStopGroup> => ({
      key: outcome,
      head: w.outcomes[outcome],
      width: 66,
      align: 'end',
      cell: ({ counts }) => counts[outcome],
    }),
  ),
]

const columnsBy: Readonly<Record<StopGrouping, readonly DataColumn<NamedStopGroup>[]>> = {
  nurse: columnsFor('nurse'),
  drug: columnsFor('drug'),
  day: columnsFor('day'),
}
