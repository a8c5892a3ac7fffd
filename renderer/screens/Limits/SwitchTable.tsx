import { PenLine } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import type { DataColumn } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { switchWords, codingSwitchWords as w } from '#renderer/words/codingSwitches.ts'
import { limitWords } from '#renderer/words/limits.ts'
import type { SwitchKey } from '#shared/document/codingSwitches.ts'
import { changeColumn, SettingTable } from './LimitTables.tsx'
import { type SwitchesNow, standingOf, switchKeys } from './switchTable.ts'

interface SwitchTableProps {
  readonly now: SwitchesNow | null
  /** null = the practice. */
  readonly payerId: string | null
  readonly onEdit: (key: string) => void
}

interface Row {
  readonly key: SwitchKey
  readonly name: string
}

const rows: readonly Row[] = switchKeys.map((key) => ({ key, name: switchWords[key].name }))

/** How coding decides where payers and practices differ, for the practice or one payer, as it stands today. */
export function SwitchTable({ now, payerId, onEdit }: SwitchTableProps) {
  if (!now) return <EmptyState title={w.loading} next={w.loadingNext} />
  const columns: readonly DataColumn<Row>[] = [
    {
      ...{ key: 'name', head: w.what, width: '1fr' },
      cell: ({ key, name }) => (
        <>
          <b>{name}</b> <RuleBadge rule={switchWords[key].rule} />{' '}
          {standingOf(now, payerId, key).isSet && (
            <Chip state="wait" icon={PenLine}>
              {limitWords.own}
            </Chip>
          )}
        </>
      ),
    },
    {
      ...{ key: 'value', head: w.set, width: '1fr' },
      cell: ({ key }) => <span className="lines-2">{standingOf(now, payerId, key).words}</span>,
    },
    changeColumn(onEdit),
  ]
  return <SettingTable label={w.table} columns={columns} rows={rows} rowHeight={76} onEdit={onEdit} />
}
