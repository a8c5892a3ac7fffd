import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useKeptSince, useStartOver } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { sheetWords as w } from '#renderer/words/sheets.ts'
import { untilWords } from '#renderer/words/times.ts'

/** Says that what stands here was typed earlier, and takes it away on a tap; a second one brings it back to the same place. */
export function KeptDraft() {
  const since = useKeptSince()
  const now = useMinute()
  const { startedOver, startOver, bringBack } = useStartOver()
  if (startedOver)
    return <AlertLine level="note" title={w.startedOver} action={<TapTarget verb={w.bringBack} onTap={bringBack} />} />
  if (!since) return null
  return (
    <AlertLine
      level="note"
      title={w.takenUp(untilWords(since, now))}
      action={<TapTarget verb={w.startOver} onTap={startOver} />}
    />
  )
}
