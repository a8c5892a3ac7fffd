import { z } from 'zod'
import type { Tx } from '#electron/db/rights.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { lineIdOf } from '#shared/chart/fold/lineIdOf.ts'
import { lastOf, type Question, type QuestionEntry } from '#shared/claim/questions.ts'
import type { User } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'
import { clockTime } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { nameOfPerson } from '../signIn/nameOfPerson.ts'
import { foldOnce } from '../visits/foldOnce.ts'
import { worklistCardSchema } from './projectWorklist.ts'

const kinds = { asked: 'questionAsked', answered: 'questionAnswered', closed: 'questionClosed' } as const

/** What is said; `line`, `drug`, `version` and `to` stand in the first question of a thread alone. */
export interface SaidOfQuestion {
  readonly kind: keyof typeof kinds
  readonly questionId: string
  readonly sessionId: string
  readonly words: string
  readonly lineId: string | null
  readonly drug: string | null
  readonly version: number | null
  readonly turn: number
  readonly to: readonly string[]
}

/** Adds to a thread: an audit entry that travels to the other workstations, and the list that screens read. */
export function saySomething(desk: Desk, by: User, said: SaidOfQuestion): void {
  const { kind, questionId, sessionId, words, lineId, drug, version, turn, to } = said
  const first: Readonly<Record<string, string>> =
    version === null ? {} : { line: lineId ?? '', drug: drug ?? '', version: `${version}`, to: to.join() }
  desk.transaction((tx) => {
    const facts = { question: questionId, turn: `${turn}`, words, ...first }
    const stored = audit(desk, tx, { kind: `audit.${kinds[kind]}`, userId: by.id, sessionId, facts })
    for (const { body } of stored) takeQuestion(desk.stores.tables.questions, tx, body)
    enqueueEvents(desk, tx, 'questions', stored)
  })
  desk.push({ push: 'questions.changed' })
  desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
  desk.sync.wake()
}

const entrySchema = z.object({
  id: z.string(),
  kind: z.enum(['audit.questionAsked', 'audit.questionAnswered', 'audit.questionClosed']),
  sessionId: z.string(),
  userId: z.string(),
  happenedAt: instantSchema,
  payload: z.object({
    question: z.string(),
    turn: z.coerce.number().int(),
    words: z.string(),
    line: z.string().default(''),
    drug: z.string().default(''),
    version: z.string().default(''),
    to: z.string().default(''),
  }),
})

const orNull = (text: string): string | null => (text === '' ? null : text)

/** Reads an audit entry, of this workstation or another, into the threads; true when it was one of them. */
export function takeQuestion(store: { add(tx: Tx, entry: QuestionEntry): void }, tx: Tx, body: unknown): boolean {
  const read = entrySchema.safeParse(body)
  if (!read.success) return false
  const { id, kind, sessionId, userId, happenedAt, payload } = read.data
  const [said] = Object.entries(kinds).flatMap(([key, name]) => (kind === `audit.${name}` ? [key] : []))
  store.add(tx, {
    id,
    questionId: payload.question,
    sessionId,
    kind: said as keyof typeof kinds,
    words: payload.words,
    userId,
    at: happenedAt,
    turn: payload.turn,
    lineId: orNull(payload.line),
    drug: orNull(payload.drug),
    version: payload.version === '' ? null : Number(payload.version),
    to: payload.to.split(',').filter((one) => one !== ''),
  })
  return true
}

/** Whom a question goes to: who signed, and of one drug also the nurses who charted it. */
export function askedOf({ signed, history }: Chart, lineId: string | null, isNurse: (userId: string) => boolean) {
  const charted = history.filter(({ event }) => lineId !== null && lineIdOf(event) === lineId)
  const nurses = charted.map(({ event }) => event.userId).filter(isNurse)
  return [...new Set([...(signed ? [signed.userId] : []), ...nurses])]
}

/** The open questions that wait for this person. Those of people who have left wait for a charge nurse. */
export function questionsFor(desk: Desk, user: User): readonly Question[] {
  if (!may(user.roles, 'sign.session')) return []
  const here = new Set(desk.stores.users.active().map(({ id }) => id))
  const isCharge = may(user.roles, 'assign.nurses')
  return desk.stores.tables.questions
    .ofState('open')
    .filter(({ to }) => to.includes(user.id) || (isCharge && !to.some((id) => here.has(id))))
}

/** A thread as screens show it. The names are those of today; whom nobody knows any more stands by their id. */
export function shownQuestion(desk: Desk, question: Question): QuestionShape {
  const nameOf = (userId: string): string => nameOfPerson(desk, userId)
  const { id, sessionId, version, lineId, drug, state, to, entries } = question
  return {
    ...{ id, sessionId, version, lineId, drug, state },
    to: to.map((userId) => ({ userId, name: nameOf(userId) })),
    entries: entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      words: entry.words,
      by: nameOf(entry.userId),
      at: entry.at,
    })),
    ...whose(desk, question.sessionId),
  }
}

/** Why a claim waits although nothing of the record is missing: the nurse was asked. One sentence for each open question. */
export const waitingSentences = (desk: Desk, questions: readonly Question[]): string[] =>
  questions
    .filter(({ state }) => state === 'open')
    .map((question) => {
      const names = question.to.map((userId) => nameOfPerson(desk, userId))
      return `Asked since ${clockTime(lastOf(question).at)}, ${names.join(', ')}: ${lastOf(question).words} The clock goes on.`
    })

/** The first of them for one visit, or null: what is asked is answered or closed before the claim leaves. */
export const openQuestionSentence = (desk: Desk, sessionId: string): string | null =>
  waitingSentences(desk, desk.stores.tables.questions.ofSession(sessionId))[0] ?? null

/** The patient and the day: of the signed visit, or while that has not come, of the record. */
function whose(desk: Desk, sessionId: string): Pick<QuestionShape, 'patientName' | 'serviceDate'> {
  const signed = desk.stores.tables.worklist.get(sessionId)
  if (signed) {
    const { patientName, serviceDate } = worklistCardSchema.parse(signed.card)
    return { patientName, serviceDate }
  }
  const scheduled = foldOnce(desk.record(sessionId))?.scheduled
  if (!scheduled) return { patientName: 'A visit that has not come here yet', serviceDate: '' }
  return { patientName: `${scheduled.patient.last}, ${scheduled.patient.first}`, serviceDate: scheduled.day }
}
