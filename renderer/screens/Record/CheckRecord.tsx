import { ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { ProgressBar } from '#renderer/components/ProgressBar.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { recordWords } from '#renderer/words/record.ts'
import type { VerdictShape } from '#shared/ipc/careShapes.ts'

const askEveryMs = 400

interface Progress {
  readonly records: number
  readonly of: number
}

/** The check of every entry, with how far it is and what it found. */
export function CheckRecord() {
  const { api } = useAppStore()
  const [busy, setBusy] = useState(false)
  const [verdict, setVerdict] = useState<VerdictShape | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const progress = useProgress(busy)
  async function check(): Promise<void> {
    setBusy(true)
    setVerdict(null)
    const answer = await api.call('record.verify', {})
    setBusy(false)
    setVerdict(answer.kind === 'value' ? answer.value : null)
    setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
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
      {progress && (
        <>
          <ProgressBar doneMinutes={progress.records} plannedMinutes={progress.of} />
          <p className="second num">{recordWords.checking(progress.records, progress.of)}</p>
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

function useProgress(busy: boolean): Progress | null {
  const { api } = useAppStore()
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    if (!busy) return setProgress(null)
    const ask = () =>
      void api.call('record.verifying', {}).then((answer) => {
        if (answer.kind === 'value') setProgress(answer.value.progress)
      })
    const timer = setInterval(ask, askEveryMs)
    return () => clearInterval(timer)
  }, [api, busy])
  return busy ? progress : null
}
