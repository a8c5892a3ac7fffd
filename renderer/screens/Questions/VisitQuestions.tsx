import { CircleHelp } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { questionWords as w } from '#renderer/words/questions.ts'
import { QuestionThread } from './QuestionThread.tsx'
import { useQuestions } from './useQuestions.ts'

export interface VisitQuestionsProps {
  readonly sessionId: string
  /** Whoever may ask gets the button; for others the section stays away while nothing was asked. */
  readonly onAsk?: (() => void) | undefined
}

/** The threads of one visit, for whoever reads it. */
export function VisitQuestions({ sessionId, onAsk }: VisitQuestionsProps) {
  const questions = useQuestions(sessionId)
  if (questions.length === 0 && !onAsk) return null
  return (
    <section className="questions" aria-label={w.title}>
      <div className="row">
        <h2 className="section-head grow">{w.title}</h2>
        {questions.length === 0 && <p className="second">{w.none}</p>}
        {onAsk && <TapTarget icon={CircleHelp} verb={w.ask} onTap={onAsk} />}
      </div>
      {questions.map((question) => (
        <QuestionThread key={question.id} question={question} />
      ))}
    </section>
  )
}
