import { NotebookPen } from 'lucide-react'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

/** A note of this visit. */
export function NoteSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [text, setText] = useDraft('text', '')
  return (
    <ActionSheet
      title={sheetWords.note}
      verb={sheetWords.saveNote}
      icon={NotebookPen}
      closedBecause={text.trim() ? undefined : sheetWords.noteMissing}
      sheet={sheet}
      onDo={() => void sheet.perform({ kind: 'writeNote', text: text.trim() })}
    >
      <TextField label={sheetWords.note} isLong autoFocus value={text} onChange={setText} maxLength={2000} />
    </ActionSheet>
  )
}
