import { CircleCheck, CloudUpload, FilePen, HandCoins, OctagonAlert, Package, Pause, Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { HoursClock } from '#renderer/components/HoursClock.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import {
  answeredWords,
  billingWords,
  changedWords,
  moneyWords,
  worklistStatusWords,
  worklistViewWords,
} from '#renderer/words/billing.ts'
import { shortDayWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { inView, type WorklistView, worklistRows, worklistViews } from './worklistRows.ts'

/** Signed visits, least time left first: what is ready, what is missing, what it is worth. */
export function Worklist() {
  const store = useAppStore()
  const now = useMinute()
  const turn = useApp((state) => state.worklistTurn)
  const [loaded, setLoaded] = useState<readonly WorklistRow[] | null>(null)
  const [search, setSearch] = useState('')
  const [view, setView] = useState<WorklistView>('all')
  const [selected, setSelected] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    // `turn` grows with each push: the list is asked for again.
    void store.api.call('worklist.list', {}).then((answer) => {
      if (current && answer.kind === 'value' && turn >= 0) setLoaded(answer.value.rows)
    })
    return () => {
      current = false
    }
  }, [store, turn])
  const found = worklistRows(loaded ?? [], search)
  const rows = found.filter((row) => inView(row, view))
  const chosen = rows.some(({ sessionId }) => sessionId === selected) ? selected : (rows[0]?.sessionId ?? null)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      head={
        <ScreenHead title={billingWords.title} sub={billingWords.sub} office screenKey="worklist">
          <SearchBox label={billingWords.search} value={search} onChange={setSearch} shortcut="/" />
        </ScreenHead>
      }
      tools={
        <div className="tool-line">
          <CountTabs
            label={billingWords.views}
            chosen={view}
            onChoose={(key) => setView(key as WorklistView)}
            tabs={worklistViews.map((key) => ({
              key,
              words: worklistViewWords[key],
              count: found.filter((row) => inView(row, key)).length,
            }))}
          />
        </div>
      }
      foot={<Keys ready={found.filter((row) => inView(row, 'ready'))} />}
    >
      {loaded !== null && (
        <section className="card table-card">
          <DataTable
            label={billingWords.title}
            columns={columnsAt(now)}
            rows={rows}
            rowKey={({ sessionId }) => sessionId}
            selected={chosen}
            onSelect={setSelected}
            onOpen={({ sessionId }) => store.go({ name: 'coding', sessionId })}
            empty={<Nothing filtered={loaded.length > 0} />}
          />
        </section>
      )}
    </AppShell>
  )
}

const Nothing = ({ filtered }: { readonly filtered: boolean }) => (
  <EmptyState
    title={filtered ? billingWords.noMatch : billingWords.emptyTitle}
    next={filtered ? billingWords.noMatchNext : billingWords.emptyNext}
  />
)

const Keys = ({ ready }: { readonly ready: readonly WorklistRow[] }) => (
  <footer className="key-hints">
    <KeyHint keys={['↑', '↓']} does={billingWords.move} />
    <KeyHint keys={['Enter']} does={billingWords.open} />
    <KeyHint keys={['/']} does={billingWords.find} />
    <span className="key-hints__end">
      {billingWords.readyToExport}{' '}
      <b className="num">${moneyWords(ready.reduce((sum, { valueCents }) => sum + (valueCents ?? 0), 0))}</b>
    </span>
  </footer>
)

const columnsAt = (now: Instant): readonly DataColumn<WorklistRow>[] => [
  { key: 'hours', head: billingWords.hours, width: 126, cell: (row) => <Clock row={row} now={now} /> },
  {
    key: 'patient',
    head: billingWords.patient,
    width: 140,
    cell: ({ patientName, mrn, claimRef }) => (
      <TwoLines first={patientName} second={mrn === '' ? claimRef : `${visitWords.mrn} ${mrn}`} strong />
    ),
  },
  { key: 'service', head: billingWords.service, width: 60, cell: ({ serviceDate }) => shortDayWords(serviceDate) },
  { key: 'payer', head: billingWords.payer, width: 96, cell: ({ payerName }) => payerName },
  {
    key: 'treatment',
    head: billingWords.treatment,
    width: 180,
    cell: ({ regimen, claimRef }) => <TwoLines first={regimen} second={claimRef} />,
  },
  {
    key: 'status',
    head: billingWords.status,
    width: 160,
    cell: ({ status, from, holder }) => <Status status={status} from={from ?? null} holder={holder ?? null} />,
  },
  {
    key: 'missing',
    head: billingWords.missing,
    width: '1fr',
    cell: ({ missing, changed, question }) => (
      <span className="medium">
        {[
          ...(question?.state === 'answered' ? [answeredWords(question)] : []),
          ...missing,
          ...(changed ? [changedWords(changed)] : []),
        ].join(' ')}
      </span>
    ),
  },
  {
    key: 'value',
    head: billingWords.value,
    width: 92,
    align: 'end',
    cell: ({ valueCents }) => (valueCents === null ? '—' : moneyWords(valueCents)),
  },
]

function Clock({ row, now }: { readonly row: WorklistRow; readonly now: Instant }) {
  if (!row.dueAt) return <span className="muted">{billingWords.noClock}</span>
  return <HoursClock minutesLeft={Math.floor((epochMs(row.dueAt) - epochMs(now)) / 60_000)} />
}

const TwoLines = ({
  first,
  second,
  strong = false,
}: {
  readonly first: string
  readonly second: string
  readonly strong?: boolean
}) => (
  <>
    {strong ? <b>{first}</b> : first}
    <span className="data-table__second">{second}</span>
  </>
)

const statusLooks = {
  not_yet_received: { state: 'wait', icon: CloudUpload },
  received: { state: 'good', icon: CircleCheck },
  needs_person: { state: 'urgent', icon: OctagonAlert },
  on_hold: { state: 'wait', icon: Pause },
  exported: { state: 'plain', icon: Send },
  corrected_claim: { state: 'due', icon: FilePen },
  in_batch: { state: 'plain', icon: Package },
  sent: { state: 'plain', icon: Send },
  accepted: { state: 'good', icon: CircleCheck },
  rejected: { state: 'urgent', icon: OctagonAlert },
  adjudicated: { state: 'good', icon: HandCoins },
} as const

function Status({ status, from, holder }: Pick<WorklistRow, 'status' | 'from' | 'holder'>) {
  const userId = useApp((state) => state.signedIn?.user.id)
  const isOwn = holder?.userId === userId
  return (
    <>
      <Chip {...statusLooks[status]}>{worklistStatusWords[status]}</Chip>
      {holder && (
        <span className="data-table__second">{isOwn ? billingWords.heldByYou : billingWords.heldBy(holder.name)}</span>
      )}
      {from != null && <span className="data-table__second">{billingWords.from(from)}</span>}
    </>
  )
}
