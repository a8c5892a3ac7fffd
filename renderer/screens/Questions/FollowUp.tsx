import { CircleCheck, CircleHelp } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { questionWords as w } from '#renderer/words/questions.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'
import { QuestionField } from './QuestionField.tsx'
import { useTold } from './useTold.ts'

/** The biller's side of a thread: closes it, or asks once more. */
export function FollowUp({ question: { id: questionId, state } }: { readonly question: QuestionShape }) {
  const { api } = useAppStore()
  const [words, setWords] = useState<string | null>(null)
  const told = useTold()
  const askAgain = async () => {
    if (words === null) return setWords('')
    const isKept = await told.tell(api.call('questions.askAgain', { questionId, words: words.trim() }))
    if (isKept) setWords(null)
  }
  const isEmpty = words?.trim() === ''
  return (
    <div className="question__say">
      {words !== null && <QuestionField value={words} onChange={setWords} />}
      <div className="row question__ways">
        {state !== 'open' && (
          <TapTarget
            icon={CircleHelp}
            verb={w.askAgain}
            saving={told.saving}
            closedBecause={isEmpty ? w.wordsMissing : undefined}
            onTap={() => void askAgain()}
          />
        )}
        {state !== 'closed' && (
          <TapTarget
            icon={CircleCheck}
            verb={w.close}
            onTap={() => void told.tell(api.call('questions.close', { questionId }))}
          />
        )}
      </div>
      <RefusalSlot flat refusal={told.refusal} />
    </div>
  )
}
