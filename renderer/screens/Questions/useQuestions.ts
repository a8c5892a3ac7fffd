import { useEffect, useState } from 'react'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'

const rank = { answered: 0, open: 1, closed: 2 } as const

/** What was asked about a visit, what calls somebody first; asked for again whenever something was said. */
export function useQuestions(sessionId: string): readonly QuestionShape[] {
  const { api } = useAppStore()
  const turn = useApp((state) => state.questionsTurn)
  const [questions, setQuestions] = useState<readonly QuestionShape[]>([])
  useEffect(() => {
    let isHere = true
    void api.call('questions.ofSession', { sessionId }).then((answer) => {
      if (isHere && turn >= 0 && answer.kind === 'value') setQuestions(answer.value.questions)
    })
    return () => {
      isHere = false
    }
  }, [api, sessionId, turn])
  return [...questions].sort((a, b) => rank[a.state] - rank[b.state])
}
