import { useEffect } from 'react'
import { Announcer } from './components/Announcer.tsx'
import { Banner } from './components/Banner.tsx'
import { useAnnounce } from './components/useAnnounce.ts'
import { useTheme } from './components/useTheme.ts'
import { readLater } from './readLater.tsx'
import { Lock, readSignIn } from './screens/Lock/Lock.tsx'
import { ScanDesk } from './screens/scanning/ScanDesk.tsx'
import { useAlarmVoice } from './screens/shell/useAlarmVoice.ts'
import { useDeskKeys } from './screens/shell/useDeskKeys.ts'
import { useIdleLock } from './screens/shell/useIdleLock.ts'
import type { AppStore } from './store/createAppStore.ts'
import { StoreContext, useApp } from './store/useStore.ts'
import { deskWords } from './words/desk.ts'

/** Nobody sees these before signing in: they are read while the lock screen stands, so that a start does not wait for them. */
const [SignedIn, readSignedIn] = readLater(() => import('./screens/SignedIn.tsx').then((file) => file.SignedIn))
/** And these once in the life of a record. */
const [SetUp, readSetUp] = readLater(() => import('./screens/SetUp/SetUp.tsx').then((file) => file.SetUp))

/** In the order a person meets them. */
const readScreens = (): Promise<void> => readSignIn().then(readSignedIn)

export { readScreens, readSetUp }

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
  useScreensBehindTheLock(isReady)
  const unclaimed = useApp((state) => state.unclaimed)
  const isLocked = useApp((state) => state.signedIn === null)
  if (unclaimed !== null) return <SetUp {...unclaimed} meanwhile={(failed) => <Opening failed={failed} />} />
  if (!isReady) return <Opening />
  if (isLocked) return <Lock />
  return <SignedIn meanwhile={(failed) => <Opening failed={failed} />} />
}

/** Reads what signing in needs and then the rest, when the first screen is drawn and the page idle; whoever is sooner waits for the same reading. */
function useScreensBehindTheLock(isReady: boolean): void {
  useEffect(() => {
    if (!isReady || typeof requestIdleCallback === 'undefined') return undefined
    const asked = requestIdleCallback(() => void readScreens().catch(() => {}))
    return () => cancelIdleCallback(asked)
  }, [isReady])
}

/** Says what the store has to say: saving, saved, and what was refused. */
function useVoice(): void {
  const announce = useAnnounce()
  const said = useApp((state) => state.said)
  useEffect(() => {
    if (said.words) announce(said.words, said.politeness)
  }, [said, announce])
}

function Opening({ failed = false }: { readonly failed?: boolean }) {
  const wire = useApp((state) => state.wire)
  return (
    <main className="opening">
      {failed ? (
        <Banner card level="due" title={deskWords.screensMissing} sentence={deskWords.screensMissingNext} />
      ) : wire === 'lost' ? (
        <Banner card level="due" title={deskWords.cannotStart} sentence={deskWords.cannotStartNext} />
      ) : (
        <p className="second" role="status">
          {deskWords.starting}
        </p>
      )}
    </main>
  )
}
