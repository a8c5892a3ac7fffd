import { Sheet as SheetFrame } from '#renderer/components/Sheet.tsx'
import type { Sheet } from '#renderer/store/appState.ts'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { codeWords } from '#renderer/words/codes.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CodingResult } from '#shared/coding/types.ts'
import { VisitCodes } from '../VisitCodes.tsx'
import { EndAccessSheet, FlushSheet, SiteCheckSheet } from './access/AccessCareSheets.tsx'
import { AccessReasonSheet } from './access/AccessReasonSheet.tsx'
import { AccessSheet } from './access/AccessSheet.tsx'
import { ArrivalSheet } from './arrival/ArrivalSheet.tsx'
import { ArrivalTalkSheet } from './arrival/ArrivalTalkSheet.tsx'
import { AuthorizationsSheet } from './arrival/AuthorizationsSheet.tsx'
import { ReadinessSheet } from './arrival/ReadinessSheet.tsx'
import { AddLineSheet } from './drug/AddLineSheet.tsx'
import { BagSheet, MoveLineSheet } from './drug/BagSheets.tsx'
import { CheckSheet } from './drug/CheckSheet.tsx'
import { DoseSheet } from './drug/DoseSheet.tsx'
import { InjectSheet } from './drug/InjectSheet.tsx'
import { LineSheet } from './drug/LineSheet.tsx'
import { OverrideStopSheet } from './drug/OverrideStopSheet.tsx'
import { PauseSheet } from './drug/PauseSheet.tsx'
import { PlanChangeSheet } from './drug/PlanChangeSheet.tsx'
import { ProductSheet } from './drug/ProductSheet.tsx'
import { PumpOffSheet } from './drug/PumpOffSheet.tsx'
import { BeforeAppSheet, PumpHomeSheet } from './drug/PumpSheets.tsx'
import { PushSheet } from './drug/PushSheet.tsx'
import { RateSheet } from './drug/RateSheet.tsx'
import { NotGivenSheet, StopEarlySheet, StopUnknownSheet } from './drug/ReasonSheets.tsx'
import { ReceiveSheet } from './drug/ReceiveSheet.tsx'
import { ResumeSheet } from './drug/ResumeSheet.tsx'
import { StopAllSheet } from './drug/StopAllSheet.tsx'
import { ToleranceSheet } from './drug/ToleranceSheet.tsx'
import { CopyEntriesSheet } from './patient/CopyEntriesSheet.tsx'
import { IdentitySheet } from './patient/IdentitySheet.tsx'
import { LinkEarlierSheet } from './patient/LinkEarlierSheet.tsx'
import { PatientFactsSheet } from './patient/PatientFactsSheet.tsx'
import { PhotoSheet } from './patient/PhotoSheet.tsx'
import { WrongPatientSheet } from './patient/WrongPatientSheet.tsx'
import { CallNurseSheet } from './reaction/CallNurseSheet.tsx'
import { ExtravasationCloseSheet, ExtravasationSheet } from './reaction/ExtravasationSheet.tsx'
import { ReactionCloseSheet } from './reaction/ReactionCloseSheet.tsx'
import { ReactionSheet } from './reaction/ReactionSheet.tsx'
import { AmendSheet, VoidEntrySheet } from './times/AmendSheets.tsx'
import { ConflictSheet } from './times/ConflictSheet.tsx'
import { PaperSheet } from './times/PaperSheet.tsx'
import { SetTimeSheet } from './times/SetTimeSheet.tsx'
import { TimesSheet } from './times/TimesSheet.tsx'
import { CloseSheet } from './visit/CloseSheet.tsx'
import { DischargeSheet } from './visit/DischargeSheet.tsx'
import { HandoffSheet, MoveChairSheet } from './visit/HandoffSheets.tsx'
import { InErrorSheet, TransferSheet } from './visit/LeaveSheets.tsx'
import { NoteSheet } from './visit/NoteSheet.tsx'
import { OverrideBlockSheet } from './visit/OverrideBlockSheet.tsx'
import { PrintSheet } from './visit/PrintSheet.tsx'
import { ProviderVisitSheet } from './visit/ProviderVisitSheet.tsx'
import { VisitSheet } from './visit/VisitSheet.tsx'
import { AlertSheet } from './vitals/AlertSheet.tsx'
import { DueSheet } from './vitals/DueSheet.tsx'
import { PostponeSheet } from './vitals/PostponeSheet.tsx'
import { VitalsSheet } from './vitals/VitalsSheet.tsx'

type VisitSheetView = (props: { readonly chart: Chart }) => React.ReactNode
type LineSheetView = (props: {
  readonly chart: Chart
  readonly line: Line
  readonly result: CodingResult | null
}) => React.ReactNode

const visitSheets: Readonly<Record<string, VisitSheetView>> = {
  arrival: ArrivalSheet,
  readiness: ReadinessSheet,
  vitals: VitalsSheet,
  access: AccessSheet,
  note: NoteSheet,
  discharge: DischargeSheet,
  close: CloseSheet,
  visit: VisitSheet,
  reaction: ReactionSheet,
  reactionClose: ReactionCloseSheet,
  callNurse: CallNurseSheet,
  extravasation: ExtravasationSheet,
  extravasationClose: ExtravasationCloseSheet,
  due: DueSheet,
  flush: FlushSheet,
  siteCheck: SiteCheckSheet,
  endAccess: EndAccessSheet,
  paper: PaperSheet,
  print: PrintSheet,
  handoff: HandoffSheet,
  moveChair: MoveChairSheet,
  conflict: ConflictSheet,
  amend: AmendSheet,
  times: TimesSheet,
  arrivalTalk: ArrivalTalkSheet,
  providerVisit: ProviderVisitSheet,
  addLine: AddLineSheet,
  transfer: TransferSheet,
  inError: InErrorSheet,
  planChange: PlanChangeSheet,
  wrongPatient: WrongPatientSheet,
  pumpOff: PumpOffSheet,
  identity: IdentitySheet,
  patientFacts: PatientFactsSheet,
  photo: PhotoSheet,
  stopAll: StopAllSheet,
  authorizations: AuthorizationsSheet,
  linkEarlier: LinkEarlierSheet,
}

const lineSheets: Readonly<Record<string, LineSheetView>> = {
  check: CheckSheet,
  pause: PauseSheet,
  stopEarly: StopEarlySheet,
  stopUnknown: StopUnknownSheet,
  notGiven: NotGivenSheet,
  dose: DoseSheet,
  tolerance: ToleranceSheet,
  inject: InjectSheet,
  line: LineSheet,
  rate: RateSheet,
  resume: ResumeSheet,
  bag: BagSheet,
  moveLine: MoveLineSheet,
  pumpHome: PumpHomeSheet,
  beforeApp: BeforeAppSheet,
  receive: ReceiveSheet,
  push: PushSheet,
  product: ProductSheet,
}

export interface OpenSheetProps {
  readonly chart: Chart
  readonly sheet: Sheet
  readonly result: CodingResult | null
}

/** The sheet that is open, by its kind; what this person typed in it earlier and did not save is still there. */
export function OpenSheet(props: OpenSheetProps) {
  return (
    <Drafted sessionId={props.chart.sessionId} sheet={JSON.stringify(props.sheet)}>
      <SheetOfKind {...props} />
    </Drafted>
  )
}

function SheetOfKind({ chart, sheet, result }: OpenSheetProps) {
  const store = useAppStore()
  if (sheet.kind === 'setTime')
    return <SetTimeSheet key={JSON.stringify(sheet.target)} chart={chart} target={sheet.target} />
  if (sheet.kind === 'voidEntry') return <VoidEntrySheet chart={chart} eventId={sheet.eventId} />
  if (sheet.kind === 'postpone') return <PostponeSheet chart={chart} dueId={sheet.dueId} />
  if (sheet.kind === 'copyEntries') return <CopyEntriesSheet chart={chart} fromSessionId={sheet.fromSessionId} />
  if (sheet.kind === 'alert') return <AlertSheet chart={chart} vitalsId={sheet.vitalsId} />
  if (sheet.kind === 'accessReason') return <AccessReasonSheet chart={chart} accessId={sheet.accessId} />
  if (sheet.kind === 'overrideBlock')
    return <OverrideBlockSheet chart={chart} block={sheet.block} lineId={sheet.lineId} />
  if (sheet.kind === 'overrideStop') return <OverrideStopSheet chart={chart} stop={sheet.stop} lineId={sheet.lineId} />
  if (sheet.kind === 'codes')
    return result ? (
      <SheetFrame title={codeWords.supports} width="codes" onClose={store.closeSheet}>
        <VisitCodes chart={chart} result={result} inSheet />
      </SheetFrame>
    ) : null
  if (sheet.kind in lineSheets && 'lineId' in sheet) {
    const line = chart.lines.find(({ id }) => id === sheet.lineId)
    const View = lineSheets[sheet.kind]
    return line && View ? <View key={`${sheet.kind} ${line.id}`} chart={chart} line={line} result={result} /> : null
  }
  const View = visitSheets[sheet.kind]
  return View ? <View key={sheet.kind} chart={chart} /> : null
}
