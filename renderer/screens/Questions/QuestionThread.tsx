import { CircleCheck, CircleHelp, MessageSquareReply } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { entryWords, questionStateWords, questionWords as w } from '#renderer/words/questions.ts'
import { shortDayWords, timeWords } from '#renderer/words/times.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { AnswerQuestion } from './AnswerQuestion.tsx'
import { FollowUp } from './FollowUp.tsx'
import './questions.css'

const looks = {
  open: { state: 'wait', icon: CircleHelp },
  answered: { state: 'due', icon: MessageSquareReply },
  closed: { state: 'plain', icon: CircleCheck },
} as const

/** One thread, oldest first, and under it what whoever reads it may do: answer, ask again, close. */
export function QuestionThread({ question }: { readonly question: QuestionShape }) {
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const { drug, serviceDate, state, to, entries } = question
  const about = w.of(drug, shortDayWords(serviceDate))
  return (
    <article className="card question" aria-label={`${about}: ${questionStateWords[state]}`}>
      <div className="row">
        <b className="grow">{about}</b>
        <Chip {...looks[state]}>{questionStateWords[state]}</Chip>
      </div>
      <ol className="question__entries">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className="second">
              {entryWords(entry, shortDayWords(localDate(entry.at)), timeWords(entry.at))}
              {state === 'open' && entry === entries.at(-1) && `, ${w.waitsFor(to.map(({ name }) => name).join(', '))}`}
            </span>
            {entry.words !== '' && <span className="question__words">{entry.words}</span>}
          </li>
        ))}
      </ol>
      {state === 'open' && may(roles, 'sign.session') && <AnswerQuestion question={question} />}
      {may(roles, 'query.nurse') && <FollowUp question={question} />}
    </article>
  )
}
