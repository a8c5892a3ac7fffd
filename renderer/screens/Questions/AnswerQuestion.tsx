import { FilePen, MessageSquareReply } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { questionWords as w } from '#renderer/words/questions.ts'
import { longestQuestion, type QuestionShape } from '#shared/ipc/questionRows.ts'
import { useTold } from './useTold.ts'

/** The nurse's words; where the record itself has to change, the amendment is opened with them. */
export function AnswerQuestion({ question }: { readonly question: QuestionShape }) {
  const store = useAppStore()
  const [words, setWords] = useState('')
  const told = useTold()
  const { id: questionId, sessionId } = question
  const answer = async (amends: boolean) => {
    const isKept = await told.tell(store.api.call('questions.answer', { questionId, words: words.trim() }))
    if (!isKept || !amends) return
    store.go({ name: 'timeline', sessionId, from: 'myChairs' })
    store.openSheet({ kind: 'amend' })
  }
  const closedBecause = words.trim() === '' ? w.answerMissing : undefined
  return (
    <div className="question__say">
      <TextField
        label={w.yourAnswer}
        hint={w.answerHint}
        isLong
        value={words}
        onChange={setWords}
        maxLength={longestQuestion}
      />
      <div className="row question__ways">
        <TapTarget
          look="main"
          icon={MessageSquareReply}
          verb={w.answer}
          saving={told.saving}
          closedBecause={closedBecause}
          onTap={() => void answer(false)}
        />
        <TapTarget
          icon={FilePen}
          verb={w.answerAndAmend}
          closedBecause={closedBecause}
          reasonPlace="elsewhere"
          onTap={() => void answer(true)}
        />
      </div>
      <RefusalSlot flat refusal={told.refusal} />
    </div>
  )
}
