import { useEffect, useState } from 'react'
import { ProgressBar } from '#renderer/components/ProgressBar.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { recordWords } from '#renderer/words/record.ts'
import type { Output } from '#shared/ipc/contract.ts'

type Progress = NonNullable<Output<'record.working'>['progress']>

const askEveryMs = 400

/** How far the check or the copy is that runs now; its own place, while it runs. */
export function HowFar({ work }: Pick<Progress, 'work'>) {
  const { api } = useAppStore()
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    const ask = () =>
      void api.call('record.working', {}).then((answer) => {
        if (answer.kind === 'value') setProgress(answer.value.progress)
      })
    const timer = setInterval(ask, askEveryMs)
    return () => clearInterval(timer)
  }, [api])
  if (progress?.work !== work) return <p className="second">{recordWords.waits[work]}</p>
  return (
    <>
      <ProgressBar doneMinutes={progress.records} plannedMinutes={progress.of} />
      <p className="second num">{recordWords.working[work](progress.records, progress.of)}</p>
    </>
  )
}
