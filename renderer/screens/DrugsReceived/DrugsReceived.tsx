import { CircleX, FolderOpen, PackageCheck, Plus, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { ViewTabs } from '#renderer/components/ViewTabs.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { receivedDay, receivedViewWords, receivedWords as w } from '#renderer/words/received.ts'
import { shownDollars } from '#shared/inventory/dollars.ts'
import { averageOf } from '#shared/inventory/unitCost.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { ReceiptFiles } from './ReceiptFiles.tsx'
import { ReceiptSheet } from './ReceiptSheet.tsx'
import { ReceivedSide } from './ReceivedSide.tsx'
import { foundRows, inView, type ReceivedRow, type ReceivedView, receivedRows, receivedViews } from './receivedRows.ts'
import { StrikeSheet } from './StrikeSheet.tsx'
import { useReceived } from './useReceived.ts'
import './drugsReceived.css'

type OpenSheet =
  | { readonly kind: 'files' | 'add' }
  | { readonly kind: 'correct' | 'strike'; readonly receipt: ReceivedRow['receipt'] }

/** What came from suppliers and what it cost: the manager enters, corrects and strikes, the office reads. */
export function DrugsReceived() {
  const store = useAppStore()
  const today = localDate(store.now())
  const mayKeep = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'keep.receipts'))
  const { receipts, failed } = useReceived()
  const [search, setSearch] = useState('')
  const [view, setView] = useState<ReceivedView>('all')
  const [selected, setSelected] = useState<string | null>(null)
  const [sheet, setSheet] = useState<OpenSheet | null>(null)
  const all = useMemo(() => receivedRows(receipts ?? []), [receipts])
  // Typing stays ahead of the list, however long it is.
  const typed = useDeferredValue(search)
  const found = useMemo(() => foundRows(all, typed), [all, typed])
  const rows = useMemo(() => found.filter((row) => inView(row, view)), [found, view])
  const chosen = rows.find(({ receipt }) => receipt.id === selected) ?? rows[0] ?? null
  const open = (kind: 'correct' | 'strike') => (row: ReceivedRow) => setSheet({ kind, receipt: row.receipt })
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="office"
      sideLabel={w.details}
      head={
        <ScreenHead title={w.title} sub={receipts ? w.sub(receipts.length) : ''} office screenKey="drugsReceived">
          <SearchBox label={w.search} value={search} onChange={setSearch} shortcut="/" />
          {mayKeep && <TapTarget icon={FolderOpen} verb={w.files} onTap={() => setSheet({ kind: 'files' })} />}
          {mayKeep && <TapTarget look="main" icon={Plus} verb={w.add} onTap={() => setSheet({ kind: 'add' })} />}
        </ScreenHead>
      }
      tools={
        all.length > 0 && (
          <ViewTabs
            label={w.views}
            views={receivedViews}
            words={receivedViewWords}
            chosen={view}
            onChoose={setView}
            countOf={(one) => found.filter((row) => inView(row, one)).length}
          />
        )
      }
      side={
        chosen && <ReceivedSide row={chosen} mayKeep={mayKeep} onCorrect={open('correct')} onStrike={open('strike')} />
      }
      sheet={
        sheet && (
          <Sheets sheet={sheet} today={today} shown={rows.map(({ receipt }) => receipt)} close={() => setSheet(null)} />
        )
      }
      foot={<Keys mayKeep={mayKeep} />}
    >
      {failed !== null && <EmptyState title={w.notOpened} next={failed} />}
      {receipts?.length === 0 && (
        <EmptyState icon={PackageCheck} title={w.none} next={mayKeep ? w.noneNext : w.noneNextReading} />
      )}
      {all.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={w.title}
            columns={columns}
            rows={rows}
            rowHeight={64}
            rowKey={({ receipt }) => receipt.id}
            selected={chosen?.receipt.id ?? null}
            onSelect={setSelected}
            onOpen={(row) => mayKeep && row.standing !== 'struck' && open('correct')(row)}
            empty={<Nothing isSearch={typed.trim() !== ''} />}
          />
        </section>
      )}
    </AppShell>
  )
}

interface SheetsProps {
  readonly sheet: OpenSheet
  readonly today: string
  readonly shown: readonly ReceivedRow['receipt'][]
  readonly close: () => void
}

function Sheets({ sheet, today, shown, close }: SheetsProps) {
  switch (sheet.kind) {
    case 'files':
      return <ReceiptFiles today={today} shown={shown} onClose={close} />
    case 'add':
      return <ReceiptSheet key="add" corrects={null} today={today} onClose={close} />
    case 'correct':
      return <ReceiptSheet key={sheet.receipt.id} corrects={sheet.receipt} today={today} onClose={close} />
    case 'strike':
      return <StrikeSheet receipt={sheet.receipt} onClose={close} />
  }
}

const Nothing = ({ isSearch }: { readonly isSearch: boolean }) => (
  <EmptyState title={isSearch ? w.noMatch : w.noneHere} next={isSearch ? w.noMatchNext : w.noneHereNext} />
)

const Keys = ({ mayKeep }: { readonly mayKeep: boolean }) => (
  <footer className="key-hints">
    <KeyHint keys={['↑', '↓']} does={w.move} />
    {mayKeep && <KeyHint keys={['Enter']} does={w.open} />}
    <KeyHint keys={['/']} does={w.find} />
  </footer>
)

const columns: readonly DataColumn<ReceivedRow>[] = [
  {
    key: 'received',
    head: w.received,
    width: 104,
    cell: ({ receipt }) => <span className="num">{receivedDay(receipt.receivedOn)}</span>,
  },
  {
    key: 'drug',
    head: w.drug,
    width: '3fr',
    cell: ({ receipt: { drug, ndc, lot } }) => (
      <>
        {drug ?? w.unknownDrug}
        <span className="data-table__second num">{w.lotOf(ndc, lot)}</span>
      </>
    ),
  },
  {
    key: 'from',
    head: w.from,
    width: '2fr',
    cell: ({ receipt: { supplier, invoice } }) => (
      <>
        {supplier}
        <span className="data-table__second num">{w.invoiceOf(invoice)}</span>
      </>
    ),
  },
  {
    key: 'cost',
    head: w.cost,
    width: 136,
    align: 'end',
    cell: (row) => <Cost row={row} />,
  },
]

function Cost({ row: { receipt, standing } }: { readonly row: ReceivedRow }) {
  if (standing === 'struck')
    return (
      <Chip state="plain" icon={CircleX}>
        {w.struck}
      </Chip>
    )
  if (standing !== 'counts')
    return (
      <Chip state="due" icon={TriangleAlert}>
        {w.rival}
      </Chip>
    )
  return (
    <>
      <b className="num">{w.perContainer(shownDollars(averageOf([receipt]).perContainer))}</b>
      {receipt.pool === '340b' && <span className="data-table__second">{w.pool340b}</span>}
    </>
  )
}
