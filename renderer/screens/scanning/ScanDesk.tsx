import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { createScanSound, type ScanSound } from '#renderer/components/scanSound.ts'
import { useScannerGuard } from '#renderer/components/useScannerGuard.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { scanWhyWords, scanWords } from '#renderer/words/scans.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { readScan } from '#shared/scan/readScan.ts'
import { answerHere } from './answerHere.ts'
import {
  noteOf,
  type ScanAnswer,
  ScanContext,
  type Scanning,
  type ScanReceiver,
  type WrongPatient,
} from './scanning.ts'
import { scanFactsOf } from './shelf.ts'
import { useScanNote } from './useScanNote.ts'

type Receivers = readonly { readonly current: ScanReceiver }[]

/** The window's scanner: what comes in is read, given to whoever asked for it, and always answered. */
export function ScanDesk({ children, sound }: { readonly children: ReactNode; readonly sound?: ScanSound }) {
  const store = useAppStore()
  const [own] = useState(() => sound ?? createScanSound())
  const { note, say, ask, forget } = useScanNote(own)
  const [wrong, setWrong] = useState<WrongPatient | null>(null)
  const receivers = useRef<Receivers>([])
  const isReady = useApp((state) => state.clinic !== null)
  const userId = useApp((state) => state.signedIn?.user.id)
  const scanning = useMemo<Scanning>(() => {
    const receive: Scanning['receive'] = (receiver) => {
      receivers.current = [...receivers.current, receiver]
      return () => {
        receivers.current = receivers.current.filter((one) => one !== receiver)
      }
    }
    return { note, say, forget, receive, wrong, seenWrong: () => setWrong(null) }
  }, [note, say, forget, wrong])

  function take(code: string): void {
    // Until somebody has read both names nothing is taken, and the Enter of a scan must not say it for them.
    const answer = wrong ? null : understand(code, store, receivers.current)
    if (answer?.kind === 'note') say(answer.note)
    else if (answer?.kind === 'asked') ask(answer.question)
    else if (answer?.kind !== 'noted') own.refused()
    if (answer?.kind === 'wrong-patient') {
      forget()
      setWrong(answer.names)
    }
  }
  useScannerGuard(
    { onScan: take, onHalf: () => say({ tone: 'again', title: scanWords.half, sentence: scanWords.halfNext }) },
    isReady,
  )
  // What was said to one person is not for the next, nor for the room in front of the lock screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgets when the person changes
  useEffect(() => {
    forget()
    setWrong(null)
  }, [userId])
  return <ScanContext value={scanning}>{children}</ScanContext>
}

/** What a code means here: whoever asked last is asked first, then the screen itself. */
function understand(code: string, store: AppStore, receivers: Receivers): ScanAnswer {
  const state = store.state.getState()
  const asked = [...receivers].reverse().map(({ current }) => current)
  const expects = asked[0]?.expects
  const read = readScan(code, { ...scanFactsOf(state, localDate(store.now())), ...(expects ? { expects } : {}) })
  if (!read.ok) return noteOf('again', scanWords.notRead, scanWhyWords(read.error))
  for (const receiver of asked) {
    const answer = receiver.onScan(read.value)
    if (answer) return answer
  }
  return answerHere(read.value, state, store.go)
}
