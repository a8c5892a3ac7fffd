import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { BillerRail, nothing } from './samples.tsx'

type Entry = { readonly at: number; readonly what: string }

const entries: readonly Entry[] = Array.from({ length: 5000 }, (_, at) => ({
  at,
  what:
    at % 7 === 0
      ? 'Stop time of gemcitabine changed from 10:01 to 10:04 because the pump log said so'
      : 'Vitals recorded',
}))

const columns: readonly DataColumn<Entry>[] = [
  { key: 'at', head: 'Number', width: 90, align: 'end', canSort: true, cell: ({ at }) => at + 1 },
  { key: 'what', head: 'What', width: '1fr', cell: ({ what }) => what },
  { key: 'who', head: 'Who', width: 140, cell: () => 'Dana Reyes' },
]

/** Five thousand rows, drawn as they scroll; and a table with none. */
export function LongTablePage() {
  const [selected, setSelected] = useState<string | null>('0')
  const [direction, setDirection] = useState<'up' | 'down'>('up')
  const rows = direction === 'up' ? entries : entries.toReversed()
  return (
    <AppShell rail={<BillerRail />} head={<ScreenHead office title="Audit" sub="5,000 changes" />} workLook="table">
      <section className="card table-card">
        <DataTable
          label="Changes"
          columns={columns}
          rows={rows}
          rowKey={({ at }) => String(at)}
          selected={selected}
          onSelect={setSelected}
          onOpen={nothing}
          sort={{ key: 'at', direction }}
          onSort={() => setDirection(direction === 'up' ? 'down' : 'up')}
          rowHeight={52}
        />
      </section>
      <section className="card table-card table-card--whole">
        <DataTable
          label="Refused batches"
          columns={columns}
          rows={[]}
          rowKey={({ at }) => String(at)}
          selected={null}
          onSelect={nothing}
          empty={<EmptyState title="No batch was refused" next="Next batch leaves at 18:00." />}
        />
      </section>
    </AppShell>
  )
}
