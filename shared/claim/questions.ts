import type { Instant } from '../kernel/instant.ts'

/** One thing said in a question thread: a biller asks, a nurse answers, a biller closes. Kept for good, in this order or any other. */
export interface QuestionEntry {
  readonly id: string
  readonly questionId: string
  readonly sessionId: string
  readonly kind: 'asked' | 'answered' | 'closed'
  readonly words: string
  readonly userId: string
  readonly at: Instant
  /** 1 begins the thread; whoever says something more is one after everything they knew: clocks of workstations may differ. */
  readonly turn: number
  /** What is asked about, said once when the thread begins; null = the whole visit. */
  readonly lineId: string | null
  readonly drug: string | null
  /** Version that was signed when it was asked; null in every other entry. */
  readonly version: number | null
  /** Whose answer is asked for. */
  readonly to: readonly string[]
}

/** Open: a nurse is asked. Answered: a biller reads it. Closed: done with, until somebody asks again. */
export type QuestionState = 'open' | 'answered' | 'closed'

export interface Question {
  readonly id: string
  readonly sessionId: string
  readonly version: number
  readonly lineId: string | null
  readonly drug: string | null
  readonly to: readonly string[]
  readonly state: QuestionState
  /** Oldest first; the first one asks. */
  readonly entries: readonly [QuestionEntry, ...QuestionEntry[]]
}

const stateAfter = { asked: 'open', answered: 'answered', closed: 'closed' } as const

const orderOf = ({ turn, at, id }: QuestionEntry): string => `${String(turn).padStart(9, '0')} ${at.utc} ${id}`

const inOrder = (entries: readonly QuestionEntry[]): readonly QuestionEntry[] =>
  [...entries].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))

/**
 * The threads of some entries, in whatever order those came from other workstations; pure. A thread whose first question
 * has not come yet is not shown: nobody could answer it. Oldest thread first.
 */
export function questionsOf(entries: readonly QuestionEntry[]): readonly Question[] {
  const threads = Map.groupBy(inOrder(entries), ({ questionId }) => questionId)
  const found = [...threads.values()].flatMap((all): Question[] => {
    const start = all.findIndex(({ kind, version }) => kind === 'asked' && version !== null)
    const [first, ...rest] = all.slice(Math.max(start, 0))
    if (start < 0 || first?.version == null) return []
    const { questionId: id, sessionId, version, lineId, drug, to } = first
    const last = rest.at(-1) ?? first
    return [{ id, sessionId, version, lineId, drug, to, state: stateAfter[last.kind], entries: [first, ...rest] }]
  })
  const begun = ({ entries: [first] }: Question): string => `${first.at.utc} ${first.id}`
  return found.sort((a, b) => (begun(a) < begun(b) ? -1 : 1))
}

/** What an entry says last of one thread: the open question, or the answer to it. */
export const lastOf = ({ entries }: Question): QuestionEntry => entries.at(-1) ?? entries[0]

/** The turn of whatever is said next. */
export const nextTurn = ({ entries }: Question): number => Math.max(...entries.map(({ turn }) => turn)) + 1
