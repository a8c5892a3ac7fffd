import { useApp } from '#renderer/store/useStore.ts'
import { Batches } from './Batches/Batches.tsx'
import { Board } from './Board/Board.tsx'
import { CloseDay } from './CloseDay/CloseDay.tsx'
import { CodingDetail } from './Coding/CodingDetail.tsx'
import { Containers } from './Containers/Containers.tsx'
import { DayList } from './DayList/DayList.tsx'
import { DrugsReceived } from './DrugsReceived/DrugsReceived.tsx'
import { Exceptions } from './Exceptions/Exceptions.tsx'
import { Formulary } from './Formulary/Formulary.tsx'
import { Limits } from './Limits/Limits.tsx'
import { Mixing } from './Mixing/Mixing.tsx'
import { MyChairs } from './MyChairs/MyChairs.tsx'
import { People } from './People/People.tsx'
import { RecalledLots } from './RecalledLots/RecalledLots.tsx'
import { RecordScreen } from './Record/RecordScreen.tsx'
import { ReferenceData } from './ReferenceData/ReferenceData.tsx'
import { Reports } from './Reports/Reports.tsx'
import { Restricted } from './Restricted/Restricted.tsx'
import { RestrictedGate } from './Restricted/RestrictedGate.tsx'
import { ReviewAndSign } from './ReviewAndSign/ReviewAndSign.tsx'
import { Session } from './Session/Session.tsx'
import { Staff } from './Staff/Staff.tsx'
import { SyncMonitor } from './SyncMonitor/SyncMonitor.tsx'
import { WrongPatientDialog } from './scanning/WrongPatientDialog.tsx'
import { KeysDialog } from './shell/KeysDialog.tsx'
import { LeaveDialog } from './shell/LeaveDialog.tsx'
import { Timeline } from './Timeline/Timeline.tsx'
import { Worklist } from './Worklist/Worklist.tsx'
import { Workstations } from './Workstations/Workstations.tsx'

/** Everything behind the lock screen: the screen the person is on, and what may lie over any of them. */
export function SignedIn() {
  return (
    <>
      <CurrentScreen />
      <LeaveDialog />
      <KeysDialog />
      <WrongPatientDialog />
    </>
  )
}

function CurrentScreen() {
  const screen = useApp((state) => state.screen)
  const closed = useApp((state) => ('sessionId' in state.screen ? state.closed[state.screen.sessionId] : undefined))
  if (closed && 'sessionId' in screen)
    return <RestrictedGate key={screen.sessionId} sessionId={screen.sessionId} closed={closed} />
  switch (screen.name) {
    case 'myChairs':
      return <MyChairs />
    case 'dayList':
      return <DayList asked={screen} />
    case 'board':
      return <Board wall={screen.wall} />
    case 'staff':
      return <Staff />
    case 'closeDay':
      return <CloseDay />
    case 'syncMonitor':
      return <SyncMonitor />
    case 'session':
      return <Session key={screen.sessionId} sessionId={screen.sessionId} />
    case 'containers':
      return <Containers key={screen.lineId} sessionId={screen.sessionId} lineId={screen.lineId} />
    case 'review':
      return <ReviewAndSign key={screen.sessionId} sessionId={screen.sessionId} />
    case 'mixing':
      return <Mixing />
    case 'timeline':
      return <Timeline key={screen.sessionId} sessionId={screen.sessionId} from={screen.from} />
    case 'worklist':
      return <Worklist />
    case 'batches':
      return <Batches key={screen.batchId} batchId={screen.batchId} />
    case 'exceptions':
      return <Exceptions />
    case 'reports':
      return <Reports place={screen} />
    case 'drugsReceived':
      return <DrugsReceived />
    case 'recalledLots':
      return <RecalledLots />
    case 'formulary':
      return <Formulary />
    case 'people':
      return <People />
    case 'limits':
      return <Limits />
    case 'restricted':
      return <Restricted />
    case 'workstations':
      return <Workstations />
    case 'record':
      return <RecordScreen />
    case 'referenceData':
      return <ReferenceData />
    case 'coding':
      return <CodingDetail key={screen.sessionId} sessionId={screen.sessionId} />
  }
}
