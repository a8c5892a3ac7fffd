import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useKeptSince } from '#renderer/store/useDraft.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { timeWords } from '#renderer/words/times.ts'

/** Says that what stands in a sheet was typed at an earlier opening, and takes it away on a tap. */
export function KeptDraft() {
  const { since, throwAway } = useKeptSince()
  if (!since) return null
  return (
    <AlertLine
      level="note"
      title={sheetWords.keptFrom(timeWords(since))}
      action={<TapTarget verb={sheetWords.startOver} onTap={throwAway} />}
    />
  )
}
