import { FileClock } from 'lucide-react'
import { useState } from 'react'
import { BackButton } from '#renderer/components/BackButton.tsx'
import { Chip, type ChipState } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TwoLines } from '#renderer/components/TwoLines.tsx'
import type { ReportsScreen } from '#renderer/store/appState.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { reportWords as r, stopWords as w } from '#renderer/words/reports.ts'
import { dateWords, shortDayWords, timeWords } from '#renderer/words/times.ts'
import type { StopRow } from '#shared/ipc/reportRows.ts'
import { type StopOutcome, stopGroupings } from '#shared/reports/stopTimes.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import { periodOf } from './months.ts'
import { PatientCell, patientFacts } from './PatientCell.tsx'
import { ReportShell, useMonth } from './ReportShell.tsx'
import { useReport } from './useReport.ts'

interface StopLinesProps {
  readonly place: ReportsScreen
  readonly row: { readonly key: string; readonly name: string }
}

/** The visits behind one row of the stop report: what lacks most first, each opens its timeline. */
export function StopLines({ place, row }: StopLinesProps) {
  const store = useAppStore()
  const month = useMonth(place)
  const by = stopGroupings.find((one) => one === place.by) ?? 'nurse'
  const { value, failed } = useReport('reports.stopLines', { ...periodOf(month), by, key: row.key })
  const [selected, setSelected] = useState<string | null>(null)
  const rows = value?.lines ?? []
  const chosen = rows.find((line) => keyOf(line) === selected) ?? rows[0] ?? null
  const open = ({ sessionId }: StopRow) => store.go({ name: 'timeline', sessionId, from: place })
  const { row: _row, ...all } = place
  return (
    <ReportShell
      place={place}
      month={month}
      failed={failed}
      title={w.linesOf(row.name)}
      before={<BackButton to={w.backTo} onBack={() => store.go(all)} />}
      side={chosen && <LineSide line={chosen} onOpen={() => open(chosen)} />}
    >
      {rows.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={w.linesOf(row.name)}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            selected={chosen ? keyOf(chosen) : null}
            onSelect={setSelected}
            onOpen={open}
          />
        </section>
      )}
      {value && rows.length === 0 && <EmptyState title={w.none} next={w.noneNext} />}
    </ReportShell>
  )
}

const keyOf = ({ sessionId, lineId }: StopRow): string => `${sessionId} ${lineId}`

function LineSide({ line, onOpen }: { readonly line: StopRow; readonly onOpen: () => void }) {
  const { drug, nurse, outcome, startedAt, stoppedAt } = line
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{drug}</h2>
      <FactList
        facts={[
          [w.stop, w.outcomes[outcome]],
          [w.started, timeWords(startedAt)],
          [w.stopped, stoppedAt === null ? '—' : timeWords(stoppedAt)],
          [w.nurse, nurse],
          ...patientFacts(line),
        ]}
      />
      <TapTarget look="main" icon={FileClock} verb={r.openVisit} onTap={onOpen} />
    </div>
  )
}

const looks = {
  in_time: 'good',
  late_strong: 'plain',
  late_weak: 'due',
  unknown: 'urgent',
  went_home: 'wait',
} as const satisfies Readonly<Record<StopOutcome, ChipState>>

const columns: readonly DataColumn<StopRow>[] = [
  { key: 'day', head: r.day, width: 72, cell: ({ day }) => <span title={dateWords(day)}>{shortDayWords(day)}</span> },
  { key: 'patient', head: r.patient, width: '1fr', cell: (line) => <PatientCell visit={line} /> },
  {
    key: 'drug',
    head: r.drug,
    width: '1fr',
    cell: ({ drug, nurse }) => <TwoLines first={drug} second={nurse} />,
  },
  {
    key: 'times',
    head: w.started,
    width: 92,
    cell: ({ startedAt, stoppedAt }) => (
      <TwoLines first={timeWords(startedAt)} second={stoppedAt === null ? '—' : timeWords(stoppedAt)} />
    ),
  },
  {
    key: 'outcome',
    head: w.stop,
    width: 176,
    cell: ({ outcome }) => <Chip state={looks[outcome]}>{w.outcomes[outcome]}</Chip>,
  },
]
