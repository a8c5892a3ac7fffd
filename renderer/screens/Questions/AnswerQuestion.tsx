import { FilePen, MessageSquareReply } from 'lucide-react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { questionWords as w } from '#renderer/words/questions.ts'
import { longestQuestion, type QuestionShape } from '#shared/ipc/questionRows.ts'
import { useTold } from './useTold.ts'

/** The nurse's words; where the record itself has to change, the amendment is opened with them. */
export const AnswerQuestion = ({ question }: { readonly question: QuestionShape }) => (
  <Drafted sessionId={question.sessionId} sheet={`answer ${question.id}`}>
    <Answer question={question} />
  </Drafted>
)

function Answer({ question }: { readonly question: QuestionShape }) {
  const store = useAppStore()
  const [words, setWords] = useDraft('words', '')
  const throwAway = useThrowAway()
  const told = useTold()
  const { id: questionId, sessionId } = question
  const answer = async (amends: boolean) => {
    const isKept = await told.tell(store.api.call('questions.answer', { questionId, words: words.trim() }))
    if (!isKept) return
    throwAway()
    if (!amends) return
    store.go({ name: 'timeline', sessionId, from: 'myChairs' })
    store.openSheet({ kind: 'amend' })
  }
  const closedBecause = words.trim() === '' ? w.answerMissing : undefined
  return (
    <div className="question__say">
      <KeptDraft />
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
