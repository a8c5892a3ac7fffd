import { MessageCircleHeart } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { toleranceWords } from '#renderer/words/chairPickLists.ts'
import { courseWords } from '#renderer/words/course.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { tolerances } from '#shared/clinical/chairPickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Tolerance = CommandOf<'noteTolerance'>['tolerance']

/** How the patient bore one drug, and a word about it. */
export function ToleranceSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const sheet = useSheetPerform(chart)
  const [answer, setAnswer] = useDraft<Tolerance>('answer', 'well')
  const [text, setText] = useDraft('text', '')
  const words = text.trim()
  return (
    <ActionSheet
      title={`${courseWords.tolerance}: ${line.plan.name}`}
      verb={courseWords.recordTolerance}
      icon={MessageCircleHeart}
      sheet={sheet}
      onDo={() =>
        void sheet.perform({
          kind: 'noteTolerance',
          lineId: line.id,
          tolerance: answer,
          ...(words ? { text: words } : {}),
        })
      }
    >
      <ChoiceList
        label={courseWords.toleranceHow}
        options={tolerances.map((key) => ({ key, words: toleranceWords[key] }))}
        value={answer}
        onChange={(key) => setAnswer(key as Tolerance)}
      />
      <TextField label={courseWords.toleranceWords} isLong value={text} onChange={setText} maxLength={300} />
    </ActionSheet>
  )
}
