import { CircleCheck, CloudUpload, FilePen, HandCoins, OctagonAlert, Package, Pause, Send } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import type { DataColumn } from '#renderer/components/DataTable.tsx'
import { HoursClock } from '#renderer/components/HoursClock.tsx'
import { useApp, useMinute } from '#renderer/store/useStore.ts'
import {
  answeredWords,
  billingWords,
  changedWords,
  moneyWords,
  nextPayerWords,
  worklistStatusWords,
} from '#renderer/words/billing.ts'
import { shortDayWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import type { WorklistSortKey } from '#shared/ipc/worklistShapes.ts'
import { claimMinutesLeft } from './claimMinutesLeft.ts'

type Column = DataColumn<WorklistRow> & { readonly key: WorklistSortKey }

const column = (rest: Column): Column => ({ canSort: true, ...rest })

const hours = column({ key: 'hours', head: billingWords.hours, width: 112, cell: (row) => <Clock row={row} /> })
const status = column({
  key: 'status',
  head: billingWords.status,
  width: 148,
  cell: ({ status: state, from, holder }) => <Status status={state} from={from ?? null} holder={holder ?? null} />,
})
const missing = column({
  key: 'missing',
  head: billingWords.missing,
  width: '1fr',
  cell: (row) => <span className="medium lines-3">{missingText(row)}</span>,
})
const value = column({
  key: 'value',
  head: billingWords.value,
  width: 88,
  align: 'end',
  cell: ({ valueCents }) => (valueCents === null ? '—' : moneyWords(valueCents)),
})

/** Every column on a desktop; on a tablet day and treatment stand under payer and patient, and are sorted by in *Filter*. */
export const wideColumns: readonly Column[] = [
  hours,
  column({
    key: 'patient',
    head: billingWords.patient,
    width: 136,
    cell: (row) => <Patient {...row} />,
  }),
  column({ key: 'service', head: billingWords.service, width: 66, cell: (row) => shortDayWords(row.serviceDate) }),
  column({ key: 'payer', head: billingWords.payer, width: 104, cell: ({ payerName }) => <Lines>{payerName}</Lines> }),
  column({
    key: 'treatment',
    head: billingWords.treatment,
    width: 146,
    cell: ({ regimen, claimRef }) => <TwoLines first={<Lines>{regimen}</Lines>} second={claimRef} />,
  }),
  status,
  missing,
  value,
]

export const narrowColumns: readonly Column[] = [
  hours,
  column({
    key: 'patient',
    head: billingWords.patient,
    width: 150,
    cell: (row) => (
      <>
        <Patient {...row} />
        <span className="data-table__second lines-2">{row.regimen}</span>
      </>
    ),
  }),
  column({
    key: 'payer',
    head: billingWords.payer,
    width: 104,
    cell: ({ payerName, serviceDate }) => (
      <TwoLines first={<Lines>{payerName}</Lines>} second={shortDayWords(serviceDate)} />
    ),
  }),
  status,
  missing,
  value,
]

const missingText = ({ missing: words, changed, question, nextPayer, status: state }: WorklistRow): string =>
  [
    ...(state === 'second_payer' && nextPayer ? [nextPayerWords(nextPayer)] : []),
    ...(question?.state === 'answered' ? [answeredWords(question)] : []),
    ...words,
    ...(changed ? [changedWords(changed)] : []),
  ].join(' ')

function Clock({ row }: { readonly row: WorklistRow }) {
  const now = useMinute()
  const minutesLeft = claimMinutesLeft(row, now)
  if (minutesLeft === null) return <span className="muted">{billingWords.noClock}</span>
  return <HoursClock minutesLeft={minutesLeft} />
}

/** A restricted chart has neither name nor number here; its claim number tells it apart. */
const Patient = ({ patientName, mrn, claimRef }: WorklistRow) => (
  <TwoLines first={<b>{patientName}</b>} second={mrn === '' ? claimRef : `${visitWords.mrn} ${mrn}`} />
)

const Lines = ({ children }: { readonly children: string }) => <span className="lines-2">{children}</span>

const TwoLines = ({ first, second }: { readonly first: React.ReactNode; readonly second: string }) => (
  <>
    {first}
    <span className="data-table__second lines-1">{second}</span>
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
  second_payer: { state: 'due', icon: HandCoins },
} as const

function Status({ status: state, from, holder }: Pick<WorklistRow, 'status' | 'from' | 'holder'>) {
  const userId = useApp(({ signedIn }) => signedIn?.user.id)
  const who = holder && (holder.userId === userId ? billingWords.heldByYou : billingWords.heldBy(holder.name))
  return (
    <>
      <Chip {...statusLooks[state]}>{worklistStatusWords[state]}</Chip>
      {who && <span className="data-table__second lines-1">{who}</span>}
      {from != null && <span className="data-table__second lines-1">{billingWords.from(from)}</span>}
    </>
  )
}
