import { CircleHelp } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { questionWords as w } from '#renderer/words/questions.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { shortDayWords } from '#renderer/words/times.ts'
import { QuestionThread } from '../Questions/QuestionThread.tsx'

/** What billers ask whoever is signed in, each to answer here or in the visit. */
export function QuestionsToMe({ onAnswer }: { readonly onAnswer: (questionId: string) => void }) {
  const store = useAppStore()
  const questions = useApp((state) => state.questions)
  return questions.map(({ id, sessionId, patientName, drug, serviceDate, entries }) => {
    // Of a restricted chart that is not open here nothing is read out before it is.
    const words = entries.at(-1)?.words ?? ''
    return (
      <AlertLine
        key={id}
        level="waiting"
        icon={CircleHelp}
        title={w.asks(entries.at(-1)?.by ?? '', patientName)}
        sentence={`${w.of(drug, shortDayWords(serviceDate))}: ${words || restrictedWords.questionNext}`}
        action={
          <span className="row">
            <TapTarget
              verb={w.openVisit}
              spokenName={w.openVisitOf(patientName)}
              onTap={() => store.go({ name: 'timeline', sessionId, from: 'myChairs' })}
            />
            {words !== '' && (
              <TapTarget look="main" verb={w.answer} spokenName={w.answerOf(patientName)} onTap={() => onAnswer(id)} />
            )}
          </span>
        }
      />
    )
  })
}

/** The whole thread with the answer's field; nothing while that question waits for nobody any more. */
export function AnswerSheet({ questionId, onClose }: { readonly questionId: string; readonly onClose: () => void }) {
  const question = useApp((state) => state.questions.find(({ id }) => id === questionId))
  if (!question) return null
  return (
    <Sheet title={w.answerTitle} width="wide" onClose={onClose}>
      <p className="second">{question.patientName}</p>
      <QuestionThread question={question} />
    </Sheet>
  )
}
