import { z } from 'zod'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'
import { guarded } from './patientRules.ts'

/** Longest question or answer, in characters: a sentence or three. */
export const longestQuestion = 500
const words = z.string().trim().min(1).max(longestQuestion)

const questionStates = ['open', 'answered', 'closed'] as const

/** One thread between a biller and a nurse about a signed visit. No money: nurses read it. */
export const questionSchema = z.object({
  id: idSchema,
  sessionId: idSchema,
  /** The signed version it was asked about. */
  version: z.number().int(),
  /** The drug it is about; null = the whole visit. */
  lineId: idSchema.nullable(),
  drug: z.string().nullable(),
  state: z.enum(questionStates),
  /** Whose answer is asked for. */
  to: z.array(z.object({ userId: idSchema, name: shortText })),
  entries: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(['asked', 'answered', 'closed']),
      words: z.string(),
      by: shortText,
      at: instantSchema,
    }),
  ),
  patientName: shortText,
  /** Day of service, YYYY-MM-DD. */
  serviceDate: z.string(),
})
export type QuestionShape = z.infer<typeof questionSchema>

const nothing = z.object({})
const thread = z.object({ question: questionSchema })
const threads = z.object({ questions: z.array(questionSchema) })

/** The contract's rows about what billers ask nurses: the thread is kept as audit entries and travels like them. */
export const questionRows = {
  'questions.ofSession': {
    input: z.object({ sessionId: idSchema }),
    output: threads,
    refusals: guarded,
    access: 'see.chart',
  },
  /** The open questions that wait for whoever is signed in; a charge nurse sees also those of people who have left. */
  'questions.mine': { input: nothing, output: threads, refusals: [], access: 'signed-in' },
  /** Begins a thread about a signed visit, or one of its drugs. */
  'questions.ask': {
    input: z.object({ sessionId: idSchema, lineId: idSchema.nullable(), words }),
    output: thread,
    refusals: ['session-unknown', 'line-unknown', ...guarded],
    access: 'query.nurse',
  },
  /** Asks once more in the same thread, answered or closed. */
  'questions.askAgain': {
    input: z.object({ questionId: idSchema, words }),
    output: thread,
    refusals: ['question-unknown', 'question-open', ...guarded],
    access: 'query.nurse',
  },
  'questions.answer': {
    input: z.object({ questionId: idSchema, words }),
    output: thread,
    refusals: ['question-unknown', 'question-closed', ...guarded],
    access: 'sign.session',
  },
  'questions.close': {
    input: z.object({ questionId: idSchema }),
    output: thread,
    refusals: ['question-unknown', 'question-closed', ...guarded],
    access: 'query.nurse',
  },
} as const
