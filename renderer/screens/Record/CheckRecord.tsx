import { ShieldCheck, X } from 'lucide-react'
import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { recordWords } from '#renderer/words/record.ts'
import type { VerdictShape } from '#shared/ipc/careShapes.ts'
import { HowFar } from './HowFar.tsx'

/** The check of every entry, with how far it is, a way to stop it, and what it found. */
export function CheckRecord() {
  const { api } = useAppStore()
  const [busy, setBusy] = useState(false)
  const [verdict, setVerdict] = useState<VerdictShape | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [stopping, setStopping] = useState(false)
  async function check(): Promise<void> {
    setBusy(true)
    setVerdict(null)
    setFailed(null)
    const answer = await api.call('record.verify', {})
    setBusy(false)
    setStopping(false)
    if (answer.kind === 'value') setVerdict(answer.value)
    else setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : recordWords.checkStopped)
  }
  async function stop(): Promise<void> {
    setStopping(true)
    await api.call('record.stopVerify', {})
  }
  return (
    <>
      <h2 className="section-head">{recordWords.check}</h2>
      <p className="second">{recordWords.checkSentence}</p>
      <TapTarget
        look="main"
        icon={ShieldCheck}
        verb={recordWords.check}
        wide
        saving={busy}
        onTap={() => void check()}
      />
      {busy && (
        <>
          <HowFar work="check" />
          <TapTarget icon={X} verb={recordWords.stopCheck} wide saving={stopping} onTap={() => void stop()} />
        </>
      )}
      {verdict?.intact && <AlertLine level="note" icon={ShieldCheck} title={recordWords.intact(verdict)} />}
      {verdict && !verdict.intact && (
        <AlertLine level="urgent" title={recordWords.broken} sentence={recordWords.brokenAt(verdict)} />
      )}
      {failed !== null && <AlertLine level="due" title={recordWords.checkFailed} sentence={failed} />}
    </>
  )
}
