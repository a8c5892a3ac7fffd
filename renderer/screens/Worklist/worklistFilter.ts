import { worklistStatusWords } from '#renderer/words/billing.ts'
import { hoursFilterWords, missingKindWords, worklistWords as w } from '#renderer/words/worklist.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import type { WorklistView } from '#shared/ipc/worklistShapes.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { claimMinutesLeft } from './claimMinutesLeft.ts'

/** The parts of a view that a row passes or not. */
export const filterKeys = ['payer', 'status', 'hours', 'missing', 'holder', 'question'] as const
export type FilterKey = (typeof filterKeys)[number]

const hourMs = 3_600_000
/** In minutes of the hours that count. */
const countedBefore = { overdue: 0, under8: 8 * 60, under24: 24 * 60 } as const

/** The moment a claim of that much time left is due; written in UTC, so that two are compared as texts. */
const dueIn = (nowMs: number, hours: number): string => new Date(nowMs + hours * hourMs).toISOString()

function isInHours(now: Instant, hours: NonNullable<WorklistView['hours']>): (row: WorklistRow) => boolean {
  const nowMs = epochMs(now)
  const [over, in8, in24] = [dueIn(nowMs, 0), dueIn(nowMs, 8), dueIn(nowMs, 24)]
  const before = { overdue: over, under8: in8, under24: in24 } as const
  const inTime = hours === 'over24' ? ({ utc }: Instant) => utc >= in24 : ({ utc }: Instant) => utc < before[hours]
  const counted = (left: number) => (hours === 'over24' ? left >= 24 * 60 : left < countedBefore[hours])
  return (row) => row.dueAt !== null && (row.hours ? counted(claimMinutesLeft(row, now) ?? 0) : inTime(row.dueAt))
}

const isWith = ({ holder }: WorklistRow, asked: string, me: string): boolean =>
  asked === 'nobody' ? !holder : holder?.userId === (asked === 'me' ? me : asked)

const isAsked = ({ question }: WorklistRow, asked: NonNullable<WorklistView['question']>): boolean =>
  asked === 'none' ? !question : question?.state === asked

/** Whether a row passes every filter of a view; undefined = there is none. */
export function passesOf(view: WorklistView, now: Instant, me: string): ((row: WorklistRow) => boolean) | undefined {
  const { payer, status, hours, missing, holder, question } = view
  if (filterKeys.every((key) => view[key] === null)) return undefined
  const isInTime = hours === null ? null : isInHours(now, hours)
  return (row) =>
    (payer === null || row.payerName === payer) &&
    (status === null || row.status === status) &&
    (isInTime === null || isInTime(row)) &&
    (missing === null || row.missingKinds?.includes(missing) === true) &&
    (holder === null || isWith(row, holder, me)) &&
    (question === null || isAsked(row, question))
}

const questionWordsOf = { open: w.openQuestion, answered: w.answeredQuestion, none: w.noQuestion } as const

/** What one filter that is on asks for, in words; `nameOf` names a biller. */
export function filterWords(view: WorklistView, key: FilterKey, nameOf: (userId: string) => string): string | null {
  const { payer, status, hours, missing, holder, question } = view
  switch (key) {
    case 'payer':
      return payer
    case 'status':
      return status && (worklistStatusWords[status as WorklistRow['status']] ?? status)
    case 'hours':
      return hours && hoursFilterWords[hours]
    case 'missing':
      return missing && missingKindWords[missing]
    case 'holder':
      if (holder === null) return null
      return holder === 'me' ? w.me : holder === 'nobody' ? w.nobody : nameOf(holder)
    case 'question':
      return question && questionWordsOf[question]
  }
}
