import { useEffect } from 'react'
import { Announcer } from './components/Announcer.tsx'
import { Banner } from './components/Banner.tsx'
import { useAnnounce } from './components/useAnnounce.ts'
import { useTheme } from './components/useTheme.ts'
import { Board } from './screens/Board/Board.tsx'
import { CloseDay } from './screens/CloseDay/CloseDay.tsx'
import { CodingDetail } from './screens/Coding/CodingDetail.tsx'
import { Containers } from './screens/Containers/Containers.tsx'
import { DayList } from './screens/DayList/DayList.tsx'
import { Formulary } from './screens/Formulary/Formulary.tsx'
import { Lock } from './screens/Lock/Lock.tsx'
import { Mixing } from './screens/Mixing/Mixing.tsx'
import { MyChairs } from './screens/MyChairs/MyChairs.tsx'
import { People } from './screens/People/People.tsx'
import { RecalledLots } from './screens/RecalledLots/RecalledLots.tsx'
import { RecordScreen } from './screens/Record/RecordScreen.tsx'
import { ReferenceData } from './screens/ReferenceData/ReferenceData.tsx'
import { ReviewAndSign } from './screens/ReviewAndSign/ReviewAndSign.tsx'
import { Session } from './screens/Session/Session.tsx'
import { SetUp } from './screens/SetUp/SetUp.tsx'
import { Staff } from './screens/Staff/Staff.tsx'
import { SyncMonitor } from './screens/SyncMonitor/SyncMonitor.tsx'
import { ScanDesk } from './screens/scanning/ScanDesk.tsx'
import { KeysDialog } from './screens/shell/KeysDialog.tsx'
import { LeaveDialog } from './screens/shell/LeaveDialog.tsx'
import { useAlarmVoice } from './screens/shell/useAlarmVoice.ts'
import { useDeskKeys } from './screens/shell/useDeskKeys.ts'
import { useIdleLock } from './screens/shell/useIdleLock.ts'
import { Timeline } from './screens/Timeline/Timeline.tsx'
import { Worklist } from './screens/Worklist/Worklist.tsx'
import type { AppStore } from './store/createAppStore.ts'
import { StoreContext, useApp } from './store/useStore.ts'
import { deskWords } from './words/desk.ts'

/** The window: one store, one announcer, the screen the person is on. */
export function App({ store }: { readonly store: AppStore }) {
  return (
    <StoreContext value={store}>
      <Announcer>
        <ScanDesk>
          <Desk />
        </ScanDesk>
      </Announcer>
    </StoreContext>
  )
}

function Desk() {
  useTheme('system')
  useVoice()
  useAlarmVoice()
  useDeskKeys()
  useIdleLock()
  const isReady = useApp((state) => state.clinic !== null)
  const unclaimed = useApp((state) => state.unclaimed)
  const isLocked = useApp((state) => state.signedIn === null)
  if (unclaimed !== null) return <SetUp {...unclaimed} />
  if (!isReady) return <Opening />
  if (isLocked) return <Lock />
  return (
    <>
      <CurrentScreen />
      <LeaveDialog />
      <KeysDialog />
    </>
  )
}

function CurrentScreen() {
  const screen = useApp((state) => state.screen)
  switch (screen.name) {
    case 'myChairs':
      return <MyChairs />
    case 'dayList':
      return <DayList find={screen.find ?? false} />
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
    case 'recalledLots':
      return <RecalledLots />
    case 'formulary':
      return <Formulary />
    case 'people':
      return <People />
    case 'record':
      return <RecordScreen />
    case 'referenceData':
      return <ReferenceData />
    case 'coding':
      return <CodingDetail key={screen.sessionId} sessionId={screen.sessionId} />
  }
}

/** Says what the store has to say: saving, saved, and what was refused. */
function useVoice(): void {
  const announce = useAnnounce()
  const said = useApp((state) => state.said)
  useEffect(() => {
    if (said.words) announce(said.words, said.politeness)
  }, [said, announce])
}

function Opening() {
  const wire = useApp((state) => state.wire)
  return (
    <main className="opening">
      {wire === 'lost' ? (
        <Banner card level="due" title={deskWords.cannotStart} sentence={deskWords.cannotStartNext} />
      ) : (
        <p className="second" role="status">
          {deskWords.starting}
        </p>
      )}
    </main>
  )
}
