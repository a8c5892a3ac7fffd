import type { Chart } from '#shared/chart/chart.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { nextTurn, type Question } from '#shared/claim/questions.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'
import { askedOf, questionsFor, type SaidOfQuestion, saySomething, shownQuestion } from '../desk/claims/questions.ts'
import type { Desk } from '../desk/desk.ts'
import { type Standings, standingsFor } from '../desk/restricted/restricted.ts'
import { foldOnce } from '../desk/visits/foldOnce.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'

type Method = Extract<keyof Handlers, `questions.${string}`>

/** What a biller asks about a signed visit, and what a nurse answers. It explains the clock and never stops it (workflow 4.11). */
export const questionHandlers = (desk: Desk): Pick<Handlers, Method> => {
  const store = desk.stores.tables.questions
  const threadOf = (questionId: string) => {
    const found = store.get(questionId)
    if (!found) throw new Error(`question ${questionId} is gone`)
    return ok({ question: shownQuestion(desk, found) })
  }
  return {
    'questions.ofSession': ({ sessionId }) =>
      ok({ questions: store.ofSession(sessionId).map((one) => shownQuestion(desk, one)) }),
    'questions.mine': (_input, { user }) => {
      const standings = standingsFor(desk, user)
      const mine = user ? questionsFor(desk, user) : []
      return ok({ questions: mine.map((one) => asFarAsOpen(standings, shownQuestion(desk, one))) })
    },
    'questions.ask': ({ sessionId, lineId, words }, { user }) => {
      const chart = signedChart(desk, sessionId)
      const version = desk.stores.signed.newest(sessionId)?.version
      if (!chart || !user || version === undefined) return err({ code: 'session-unknown', facts: {} })
      const line = chart.lines.find(({ id }) => id === lineId)
      if (lineId !== null && !line) return err({ code: 'line-unknown', facts: {} })
      const questionId = desk.newId()
      const to = askedOf(chart, lineId, (userId) =>
        may(desk.stores.users.get(userId)?.user.roles ?? [], 'sign.session'),
      )
      const drug = line?.plan.name ?? null
      saySomething(desk, user, { kind: 'asked', questionId, sessionId, words, lineId, drug, version, turn: 1, to })
      return threadOf(questionId)
    },
    'questions.askAgain': ({ questionId, words }, { user }) => {
      const found = store.get(questionId)
      if (!found || !user) return err({ code: 'question-unknown', facts: {} })
      if (found.state === 'open') return err({ code: 'question-open', facts: {} })
      saySomething(desk, user, more(found, 'asked', words))
      return threadOf(questionId)
    },
    'questions.answer': ({ questionId, words }, { user }) => {
      const found = store.get(questionId)
      if (!found || !user) return err({ code: 'question-unknown', facts: {} })
      if (found.state === 'closed') return err({ code: 'question-closed', facts: {} })
      saySomething(desk, user, more(found, 'answered', words))
      return threadOf(questionId)
    },
    'questions.close': ({ questionId }, { user }) => {
      const found = store.get(questionId)
      if (!found || !user) return err({ code: 'question-unknown', facts: {} })
      if (found.state === 'closed') return err({ code: 'question-closed', facts: {} })
      saySomething(desk, user, more(found, 'closed', ''))
      return threadOf(questionId)
    },
  }
}

/** Of a restricted chart that is not open to who is asked: that there is a question, and no more. */
function asFarAsOpen(standings: Standings, question: QuestionShape): QuestionShape {
  const standing = standings.ofSession(question.sessionId)
  if (standing === null || standing === 'open') return question
  const entries = question.entries.map((entry) => ({ ...entry, words: '' }))
  return { ...question, patientName: restrictedName, drug: null, lineId: null, entries }
}

/** The record's own chart; where its entries have not come yet, the one that was signed. */
const signedChart = (desk: Desk, sessionId: string): Chart | null =>
  foldOnce(desk.record(sessionId)) ?? foldChart(newestDocument(desk, sessionId)?.events ?? [])

/** What is said after the first question needs none of what that one said. */
const more = (question: Question, kind: SaidOfQuestion['kind'], words: string): SaidOfQuestion => ({
  ...{ kind, questionId: question.id, sessionId: question.sessionId, words, turn: nextTurn(question) },
  ...{ lineId: null, drug: null, version: null, to: [] },
})
