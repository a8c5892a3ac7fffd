import { Sheet as SheetFrame } from '#renderer/components/Sheet.tsx'
import { draftScopeOf, type Sheet } from '#renderer/store/appState.ts'
import { DraftScope } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { codeWords } from '#renderer/words/codes.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CodingResult } from '#shared/coding/types.ts'
import { VisitCodes } from '../VisitCodes.tsx'
import { EndAccessSheet, FlushSheet, SiteCheckSheet } from './AccessCareSheets.tsx'
import { AccessSheet } from './AccessSheet.tsx'
import { AddLineSheet } from './AddLineSheet.tsx'
import { AlertSheet } from './AlertSheet.tsx'
import { AmendSheet, VoidEntrySheet } from './AmendSheets.tsx'
import { ArrivalSheet } from './ArrivalSheet.tsx'
import { ArrivalTalkSheet } from './ArrivalTalkSheet.tsx'
import { AuthorizationsSheet } from './AuthorizationsSheet.tsx'
import { BagSheet, MoveLineSheet } from './BagSheets.tsx'
import { CallNurseSheet } from './CallNurseSheet.tsx'
import { CheckSheet } from './CheckSheet.tsx'
import { CloseSheet } from './CloseSheet.tsx'
import { ConflictSheet } from './ConflictSheet.tsx'
import { CopyEntriesSheet } from './CopyEntriesSheet.tsx'
import { DischargeSheet } from './DischargeSheet.tsx'
import { DoseSheet } from './DoseSheet.tsx'
import { DueSheet } from './DueSheet.tsx'
import { ExtravasationCloseSheet, ExtravasationSheet } from './ExtravasationSheet.tsx'
import { HandoffSheet, MoveChairSheet } from './HandoffSheets.tsx'
import { IdentitySheet } from './IdentitySheet.tsx'
import { InjectSheet } from './InjectSheet.tsx'
import { InErrorSheet, TransferSheet } from './LeaveSheets.tsx'
import { LineSheet } from './LineSheet.tsx'
import { LinkEarlierSheet } from './LinkEarlierSheet.tsx'
import { NoteSheet } from './NoteSheet.tsx'
import { OverrideBlockSheet } from './OverrideBlockSheet.tsx'
import { OverrideStopSheet } from './OverrideStopSheet.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import { PatientFactsSheet } from './PatientFactsSheet.tsx'
import { PauseSheet } from './PauseSheet.tsx'
import { PhotoSheet } from './PhotoSheet.tsx'
import { PlanChangeSheet } from './PlanChangeSheet.tsx'
import { PostponeSheet } from './PostponeSheet.tsx'
import { PrintSheet } from './PrintSheet.tsx'
import { ProviderVisitSheet } from './ProviderVisitSheet.tsx'
import { PumpOffSheet } from './PumpOffSheet.tsx'
import { BeforeAppSheet, PumpHomeSheet } from './PumpSheets.tsx'
import { RateSheet } from './RateSheet.tsx'
import { ReactionCloseSheet } from './ReactionCloseSheet.tsx'
import { ReactionSheet } from './ReactionSheet.tsx'
import { ReadinessSheet } from './ReadinessSheet.tsx'
import { NotGivenSheet, StopEarlySheet, StopUnknownSheet } from './ReasonSheets.tsx'
import { ReceiveSheet } from './ReceiveSheet.tsx'
import { ResumeSheet } from './ResumeSheet.tsx'
import { SetTimeSheet } from './SetTimeSheet.tsx'
import { StopAllSheet } from './StopAllSheet.tsx'
import { TimesSheet } from './TimesSheet.tsx'
import { ToleranceSheet } from './ToleranceSheet.tsx'
import { VisitSheet } from './VisitSheet.tsx'
import { VitalsSheet } from './VitalsSheet.tsx'
import { WrongPatientSheet } from './WrongPatientSheet.tsx'

type VisitSheetView = (props: { readonly chart: Chart }) => React.ReactNode
type LineSheetView = (props: { readonly chart: Chart; readonly line: Line }) => React.ReactNode

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
}

export interface OpenSheetProps {
  readonly chart: Chart
  readonly sheet: Sheet
  readonly result: CodingResult | null
}

/** The sheet that is open, by its kind; what this person typed in it earlier and did not save is still there. */
export function OpenSheet(props: OpenSheetProps) {
  const userId = useApp((state) => state.signedIn?.user.id ?? '')
  const scope = draftScopeOf(userId, props.chart.sessionId, props.sheet)
  return (
    <DraftScope key={scope} value={scope}>
      <SheetOfKind {...props} />
    </DraftScope>
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
    return line && View ? <View key={`${sheet.kind} ${line.id}`} chart={chart} line={line} /> : null
  }
  const View = visitSheets[sheet.kind]
  return View ? <View key={sheet.kind} chart={chart} /> : null
}
