import { OctagonAlert } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { alertAnswerWords } from '#renderer/words/chairPickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { alertAnswers } from '#shared/clinical/chairPickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Answer = CommandOf<'answerAlert'>['answer']

/** What was done about vitals far outside their limits; without an answer the charge nurse hears of it after ten minutes. */
export function AlertSheet({ chart, vitalsId }: { readonly chart: Chart; readonly vitalsId: string }) {
  const sheet = useSheetPerform(chart)
  const [answer, setAnswer] = useDraft<Answer | null>('answer', null)
  const [provider, setProvider] = useDraft('provider', '')
  const [text, setText] = useDraft('text', '')
  const asksProvider = answer === 'provider_called'
  const isWhole = answer !== null && (!asksProvider || provider.trim()) && (answer !== 'other' || text.trim())
  return (
    <ActionSheet
      title={w.answerTitle}
      verb={w.recordAnswer}
      icon={OctagonAlert}
      closedBecause={isWhole ? undefined : w.answerMissing}
      sheet={sheet}
      onDo={() => {
        if (!answer) return
        const said = {
          ...(provider.trim() ? { provider: provider.trim() } : {}),
          ...(text.trim() ? { text: text.trim() } : {}),
        }
        void sheet.perform({ kind: 'answerAlert', vitalsId, answer, ...said })
      }}
    >
      <ChoiceList
        label={w.answer}
        options={alertAnswers.map((key) => ({ key, words: alertAnswerWords[key] }))}
        value={answer}
        onChange={(key) => setAnswer(key as Answer)}
      />
      {asksProvider && (
        <TextField label={w.provider} isNeeded value={provider} onChange={setProvider} maxLength={120} />
      )}
      <TextField label={w.inWords} isNeeded={answer === 'other'} value={text} onChange={setText} maxLength={300} />
    </ActionSheet>
  )
}
