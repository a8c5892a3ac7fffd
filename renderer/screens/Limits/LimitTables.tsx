import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { Chip } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { chairTimeWords } from '#renderer/words/chairTimes.ts'
import { codePanelWords } from '#renderer/words/codePanel.ts'
import { limitWords as w } from '#renderer/words/limits.ts'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { type ClinicalLimits, usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { billingClocksOf } from '#shared/document/billingClocks.ts'
import { type ClockRow, clockTable, isOwnClock } from './clockTable.ts'
import { isOwn, type LimitRow, levelWords, limitTable } from './limitTable.ts'
import { alarmTable, isOwnTime, scheduleTable, type TimeRow } from './timeTable.ts'

interface Editing {
  readonly onEdit: (key: string) => void
}

interface Named {
  readonly key: string
  readonly name: string
  readonly unit?: string
}

/** From when a value is marked. */
export function ClinicalTable({ onEdit }: Editing) {
  const limits = useApp((state) => state.clinic?.limits ?? usualLimits)
  const columns: readonly DataColumn<LimitRow>[] = [
    nameColumn(w.name, (row) => isOwn(row, limits, usualLimits)),
    levelColumn('warn', w.warn, limits),
    levelColumn('urgent', w.urgent, limits),
    changeColumn(onEdit),
  ]
  return <SettingTable label={w.title} columns={columns} rows={limitTable} onEdit={onEdit} />
}

/** When something rings, and what is usual. */
export function AlarmTable({ onEdit }: Editing) {
  const times = useApp((state) => state.clinic?.times ?? usualChairTimes)
  const cell = (key: string, head: string, place: 0 | 1): DataColumn<TimeRow> => ({
    ...{ key, head, width: 96 },
    cell: (row) => <span className="num">{row.cells(times)[place]}</span>,
  })
  const columns: readonly DataColumn<TimeRow>[] = [
    nameColumn(chairTimeWords.what, (row) => isOwnTime(row, times)),
    cell('set', chairTimeWords.minutes, 0),
    cell('usual', chairTimeWords.usual, 1),
    changeColumn(onEdit),
  ]
  return <SettingTable label={chairTimeWords.alarms} columns={columns} rows={alarmTable} onEdit={onEdit} />
}

/** When a set of vitals is due around a drug. */
export function ScheduleTable({ onEdit }: Editing) {
  const times = useApp((state) => state.clinic?.times ?? usualChairTimes)
  const columns: readonly DataColumn<TimeRow>[] = [
    { ...nameColumn(chairTimeWords.what, (row: TimeRow) => isOwnTime(row, times)), width: 168 },
    {
      ...{ key: 'set', head: chairTimeWords.sets, width: '1fr' },
      cell: (row) => <span>{row.cells(times)[0]}</span>,
    },
    changeColumn(onEdit),
  ]
  return (
    <SettingTable label={chairTimeWords.vitals} columns={columns} rows={scheduleTable} rowHeight={92} onEdit={onEdit} />
  )
}

/** When an answer is late, and which hours count. */
export function ClockTable({ onEdit }: Editing) {
  const practice = useApp((state) => state.clinic?.practice)
  const clocks = billingClocksOf(practice ?? {})
  const columns: readonly DataColumn<ClockRow>[] = [
    nameColumn(chairTimeWords.what, (row) => isOwnClock(row, clocks)),
    {
      ...{ key: 'value', head: chairTimeWords.value, width: '1fr' },
      cell: (row) => <span className="lines-2">{row.cell(clocks)}</span>,
    },
    changeColumn(onEdit),
  ]
  return <SettingTable label={chairTimeWords.clocks} columns={columns} rows={clockTable} onEdit={onEdit} />
}

const codeRows: readonly Named[] = [{ key: 'nextChange', name: codePanelWords.name }]

/** What the chair shows of codes. */
export function CodeTable({ onEdit }: Editing) {
  const isShown = useApp((state) => state.clinic?.practice.showNextChangeToNurses ?? false)
  const columns: readonly DataColumn<Named>[] = [
    nameColumn(chairTimeWords.what, () => !isShown),
    {
      ...{ key: 'value', head: codePanelWords.who, width: '1fr' },
      cell: () => <span className="lines-2">{isShown ? codePanelWords.shown : codePanelWords.hidden}</span>,
    },
    changeColumn(onEdit),
  ]
  return <SettingTable label={codePanelWords.table} columns={columns} rows={codeRows} onEdit={onEdit} />
}

interface SettingTableProps<Row> extends Editing {
  readonly label: string
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowHeight?: number
}

/** One setting a row, each with its button. */
export function SettingTable<Row extends Named>({
  label,
  columns,
  rows,
  rowHeight = 64,
  onEdit,
}: SettingTableProps<Row>) {
  const [selected, setSelected] = useState<string | null>(null)
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowHeight={rowHeight}
      rowKey={({ key }) => key}
      selected={selected}
      onSelect={setSelected}
      onOpen={({ key }) => onEdit(key)}
      empty={null}
    />
  )
}

const nameColumn = <Row extends Named>(head: string, isTheirs: (row: Row) => boolean): DataColumn<Row> => ({
  ...{ key: 'name', head, width: '1fr' },
  cell: (row) => (
    <>
      <b>{row.name}</b>
      {row.unit && <span className="second">, {row.unit}</span>}{' '}
      {isTheirs(row) && (
        <Chip state="wait" icon={PenLine}>
          {w.own}
        </Chip>
      )}
    </>
  ),
})

const levelColumn = (level: 'warn' | 'urgent', head: string, limits: ClinicalLimits): DataColumn<LimitRow> => ({
  ...{ key: level, head, width: 112 },
  cell: (row) => <span className="num">{levelWords(row, limits, level) || w.none}</span>,
})

export const changeColumn = <Row extends Named>(onEdit: (key: string) => void): DataColumn<Row> => ({
  ...{ key: 'change', head: w.change, width: 92 },
  cell: ({ key, name }) => (
    <TapTarget size="small" verb={w.change} spokenName={w.changeOf(name)} onTap={() => onEdit(key)} />
  ),
})
