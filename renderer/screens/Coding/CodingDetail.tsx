import { CircleCheck, FilePlus2, FlaskConical, History, LockKeyhole, Printer, Send, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { BackButton } from '#renderer/components/BackButton.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { HoursClock } from '#renderer/components/HoursClock.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { Matrix, type MatrixCell } from '#renderer/components/Matrix.tsx'
import { MinutesLegend, MinutesPicture } from '#renderer/components/MinutesPicture.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { billingWords, moneyWords } from '#renderer/words/billing.ts'
import { handOverWords } from '#renderer/words/handOver.ts'
import { historyWords } from '#renderer/words/history.ts'
import { printWords } from '#renderer/words/print.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { dateWords } from '#renderer/words/times.ts'
import { whatIfScreenWords } from '#renderer/words/whatIf.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type CompletenessCell, type CompletenessRow, completeness } from '#shared/claim/matrix.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { may } from '#shared/permissions/permissions.ts'
import { sayNo } from '../Batches/sayNo.ts'
import { AskSheet } from '../Questions/AskSheet.tsx'
import { VisitQuestions } from '../Questions/VisitQuestions.tsx'
import { savePdf } from '../savePdf.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { claimMinutesLeft } from '../Worklist/claimMinutesLeft.ts'
import { AtPayer } from './AtPayer.tsx'
import { AuthorizationSheet } from './AuthorizationSheet.tsx'
import { ClaimFileSheet } from './ClaimFileSheet.tsx'
import { ClaimHold } from './ClaimHold.tsx'
import { CodedUnder, CodingLines } from './CodingLines.tsx'
import { CoverageFacts } from './CoverageFacts.tsx'
import { DrugCosts } from './DrugCosts.tsx'
import { DrugPrices } from './DrugPrices.tsx'
import { HandOver } from './HandOver.tsx'
import { minutePicture } from './minuteLanes.ts'
import { OfficeAuthorizations } from './OfficeAuthorizations.tsx'
import { saveFile } from './saveFile.ts'
import { type Opened, useBilled } from './useBilled.ts'
import { useVisitKeys } from './useVisitKeys.ts'
import { VersionNotes } from './VersionNotes.tsx'
import { WhatIf } from './WhatIf.tsx'

/** One signed visit for the biller: is it complete, which minutes counted, every line with its reason, and the export. */
export function CodingDetail({ sessionId }: { readonly sessionId: string }) {
  const store = useAppStore()
  const opened = useBilled(sessionId)
  const [said, setSaid] = useState<string | null>(null)
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const mayAsk = useApp((state) => may(state.signedIn?.user.roles ?? [], 'query.nurse'))
  const back = () => store.go({ name: 'worklist' })
  if (!opened)
    return (
      <AppShell
        rail={<DeskRail />}
        banner={<DeskBanner />}
        workLook="page"
        head={<Head title={billingWords.loading} sub="" back={back} />}
      >
        <EmptyState title={billingWords.loading} next={billingWords.loadingNext} />
      </AppShell>
    )
  const { row, billed } = opened
  const { reasons, ...picture } = minutePicture(billed.chart, billed.coding)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sheet={<CodingSheet opened={opened} sheet={sheet} onClose={() => setSheet(null)} />}
      sideWidth="office"
      sideLabel={billingWords.lines}
      head={
        <Head
          title={row.patientName}
          sub={`${dateWords(row.serviceDate)}, ${row.regimen}, ${row.payerName}`}
          back={back}
        >
          {row.restricted && (
            <Chip state="wait" icon={LockKeyhole}>
              {restrictedWords.chip}
            </Chip>
          )}
          <Actions
            opened={opened}
            onSaid={setSaid}
            onAsk={() => mayAsk && setSheet('ask')}
            onClaimFile={() => setSheet('claim')}
          />
        </Head>
      }
      foot={<Keys />}
      side={
        <div className="side__page side__page--office">
          <CodingLines coding={billed.coding} chart={billed.chart} />
          <DrugPrices sessionId={sessionId} />
          <DrugCosts sessionId={sessionId} />
          <CoverageFacts chart={billed.chart} />
          <OfficeAuthorizations chart={billed.chart} onEnter={(authorization) => setSheet({ authorization })} />
          <AtPayer row={row} onVoid={() => setSheet('void')} />
          <HandOver row={row} />
          <CodedUnder coding={billed.coding} chart={billed.chart} />
        </div>
      }
    >
      {said && <AlertLine level="note" title={said} />}
      <VersionNotes row={row} />
      <VisitQuestions sessionId={sessionId} onAsk={mayAsk ? () => setSheet('ask') : undefined} />
      <Completeness opened={opened} onAuthorize={() => setSheet({ authorization: null })} />
      <div className="row minutes-head">
        <h2 className="section-head grow">{billingWords.minutes}</h2>
        <MinutesLegend />
        <TapTarget
          verb={historyWords.title}
          icon={History}
          onTap={() => store.go({ name: 'timeline', sessionId, from: 'coding' })}
        />
        <TapTarget verb={whatIfScreenWords.open} icon={FlaskConical} onTap={() => setSheet('whatIf')} />
      </div>
      <MinutesPicture
        label={billingWords.minutes}
        {...picture}
        why={reasons.length > 0 ? reasons.map((reason) => <Reason key={reason.words} {...reason} />) : undefined}
      />
    </AppShell>
  )
}

const Reason = ({ words, rule }: { readonly words: string; readonly rule: string }) => (
  <>
    {words} <RuleBadge rule={rule} />{' '}
  </>
)

/** `authorization`: one to change, or null for a new one. */
type SheetName = 'whatIf' | 'ask' | 'claim' | 'void' | { readonly authorization: Authorization | null }

interface CodingSheetProps {
  readonly opened: Opened
  readonly sheet: SheetName | null
  readonly onClose: () => void
}

function CodingSheet({ opened: { row, billed }, sheet, onClose }: CodingSheetProps) {
  if (sheet === 'claim' || sheet === 'void')
    return <ClaimFileSheet key={sheet} row={row} as={sheet} onClose={onClose} />
  if (sheet !== null && typeof sheet === 'object')
    return (
      <AuthorizationSheet
        key={sheet.authorization?.id ?? 'new'}
        chart={billed.chart}
        one={sheet.authorization}
        onClose={onClose}
      />
    )
  if (sheet === 'whatIf') return <WhatIf billed={billed} onClose={onClose} />
  return sheet === 'ask' ? <AskSheet chart={billed.chart} signedBy={row.signedBy} onClose={onClose} /> : null
}

const Keys = () => (
  <footer className="key-hints">
    <KeyHint keys={['Esc']} does={billingWords.backToList} />
    <KeyHint keys={['E']} does={billingWords.exportKey} />
    <KeyHint keys={['Q']} does={billingWords.askKey} />
    <KeyHint keys={['[', ']']} does={billingWords.turn} />
  </footer>
)

type HeadProps = {
  readonly title: string
  readonly sub: string
  readonly back: () => void
  readonly children?: ReactNode
}

const Head = ({ title, sub, back, children }: HeadProps) => (
  <ScreenHead
    title={title}
    sub={sub}
    subBelow
    office
    ruled
    before={<BackButton to={billingWords.title} onBack={back} />}
    screenKey="coding"
  >
    {children}
  </ScreenHead>
)

interface ActionsProps {
  readonly opened: Opened
  readonly onSaid: (words: string) => void
  readonly onAsk: () => void
  readonly onClaimFile: () => void
}

function Actions({ opened, onSaid, onAsk, onClaimFile }: ActionsProps) {
  const store = useAppStore()
  const now = useMinute()
  const roles = useApp((state) => state.signedIn?.user.roles)
  const { row, billed } = opened
  const mayExport = roles !== undefined && may(roles, 'export.claims')
  const exportCsv = async () => {
    const answer = await store.api.call('claim.export', { sessionId: row.sessionId, format: 'csv' })
    if (answer.kind !== 'value') return onSaid(sayNo(answer))
    saveFile(answer.value.fileName, answer.value.text)
    const done = billingWords.exported(answer.value.fileName)
    onSaid(row.saved ? `${done} ${billingWords.savedBefore(row.saved)}` : done)
  }
  // An amendment, an entry that came late, what the claim lacks, what the nurse was asked: the first of them.
  const [why] = row.missing
  const onExport = () => {
    if (why !== undefined) onSaid(why)
    else if (mayExport) onClaimFile()
  }
  const minutesLeft = claimMinutesLeft(row, now)
  useVisitKeys(row.sessionId, onExport, onAsk)
  const makePacket = async () => {
    const answer = await store.api.call('packet.make', { sessionId: row.sessionId })
    const why = savePdf(store, answer)
    onSaid(why ?? (answer.kind === 'value' ? printWords.made(answer.value.fileName) : printWords.notMade))
  }
  return (
    <>
      {minutesLeft !== null && <HoursClock long minutesLeft={minutesLeft} />}
      <b className="num">${moneyWords(billed.claim.totalCents)}</b>
      <TapTarget verb={printWords.packet} icon={Printer} onTap={makePacket} />
      {mayExport && (
        <>
          <TapTarget
            verb={billingWords.exportCsv}
            icon={Send}
            closedBecause={why}
            reasonPlace="elsewhere"
            onTap={() => void exportCsv()}
          />
          <TapTarget
            verb={handOverWords.claimFile}
            icon={FilePlus2}
            look="main"
            closedBecause={why}
            reasonPlace="elsewhere"
            onTap={onClaimFile}
          />
        </>
      )}
    </>
  )
}

const heads = [
  billingWords.planned,
  billingWords.given,
  billingWords.drugCode,
  billingWords.units,
  billingWords.waste,
  billingWords.administration,
  billingWords.diagnosis,
  billingWords.authorization,
  billingWords.ndc,
]

const cellOf = ({ state, text }: CompletenessCell): MatrixCell => ({
  kind: state === 'missing' ? 'due' : state === 'not_needed' ? 'na' : 'plain',
  words: text,
})

/** The dose as every other screen writes it. */
function givenCell({ given, lineId }: CompletenessRow, { lines }: Chart): CompletenessCell {
  const dose = lines.find(({ id }) => id === lineId)?.doseGiven
  return given.state === 'ok' && dose ? { ...given, text: amountWords(dose) } : given
}

interface CompletenessProps {
  readonly opened: Opened
  readonly onAuthorize: () => void
}

function Completeness({ opened: { billed }, onAuthorize }: CompletenessProps) {
  const rows = completeness(billed.chart, billed.claim, billed.coding.result)
  const holds = billed.claim.issues.filter((issue) => issue.holds)
  const reviews = billed.claim.issues.filter((issue) => !issue.holds)
  return (
    <>
      <div className="row">
        <h2 className="section-head grow">{billingWords.complete}</h2>
        {holds.length === 0 ? (
          <Chip state="good" icon={CircleCheck}>
            {billingWords.allOk}
          </Chip>
        ) : (
          <Chip state="due" icon={TriangleAlert}>
            {billingWords.open_(holds.length)}
          </Chip>
        )}
      </div>
      {holds.map((issue) => (
        <ClaimHold
          key={`${issue.code} ${issue.place} ${issue.question?.lineId ?? ''}`}
          sessionId={billed.chart.sessionId}
          issue={issue}
          onAuthorize={onAuthorize}
        />
      ))}
      <Matrix
        label={billingWords.complete}
        heads={heads}
        rows={rows.map((row) => ({
          key: row.lineId,
          name: row.planned,
          cells: [
            givenCell(row, billed.chart),
            row.drugCode,
            row.units,
            row.waste,
            row.administration,
            row.diagnosis,
            row.authorization,
            row.ndc,
          ].map(cellOf),
        }))}
      />
      {reviews.map(({ code, place, text }) => (
        <AlertLine key={`${code} ${place} ${text}`} level="note" title={billingWords.reviews} sentence={text} />
      ))}
    </>
  )
}
