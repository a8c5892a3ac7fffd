import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../kernel/instant.ts'
import { lastOf, nextTurn, type QuestionEntry, questionsOf } from './questions.ts'

const entry = (minute: number, kind: QuestionEntry['kind'], more: Partial<QuestionEntry> = {}): QuestionEntry => ({
  id: `e${minute}`,
  questionId: 'q1',
  sessionId: 's1',
  kind,
  words: `${kind} at ${minute}`,
  userId: kind === 'answered' ? 'dana' : 'grace',
  at: instantAt(minute * 60_000, 'UTC'),
  turn: minute,
  lineId: null,
  drug: null,
  version: null,
  to: [],
  ...more,
})
const asked = entry(1, 'asked', { version: 2, lineId: 'l1', drug: 'rituximab', to: ['dana'] })
const stateOf = (...entries: readonly QuestionEntry[]) => questionsOf(entries)[0]?.state

describe('a question thread', () => {
  it('is open until a nurse answers, and then until a biller closes it', () => {
    expect(stateOf(asked)).toBe('open')
    expect(stateOf(asked, entry(2, 'answered'))).toBe('answered')
    expect(stateOf(asked, entry(2, 'answered'), entry(3, 'closed'))).toBe('closed')
  })

  it('is open again when the biller asks once more, answered or closed', () => {
    expect(stateOf(asked, entry(2, 'answered'), entry(3, 'asked'))).toBe('open')
    expect(stateOf(asked, entry(2, 'closed'), entry(3, 'asked'))).toBe('open')
  })

  it('keeps what it is about from the first question, and who said what', () => {
    const [thread] = questionsOf([asked, entry(2, 'answered')])
    expect(thread).toMatchObject({ version: 2, lineId: 'l1', drug: 'rituximab', to: ['dana'] })
    expect(thread && lastOf(thread)).toMatchObject({ userId: 'dana', words: 'answered at 2' })
  })

  it('is the same in whatever order its entries come', () => {
    const whole = [asked, entry(2, 'answered'), entry(3, 'asked'), entry(4, 'answered'), entry(5, 'closed')]
    const shuffled = fc.shuffledSubarray(whole, { minLength: whole.length })
    fc.assert(fc.property(shuffled, (some) => void expect(questionsOf(some)).toEqual(questionsOf(whole))))
  })

  it('goes by who knew what, not by clocks: an answer from a workstation that is behind still answers', () => {
    const behind = entry(2, 'answered', { at: instantAt(0, 'UTC') })
    expect(stateOf(asked, behind)).toBe('answered')
    const [thread] = questionsOf([asked, behind])
    expect(thread && nextTurn(thread)).toBe(3)
  })

  it('waits for its first question: an answer alone is no thread', () => {
    expect(questionsOf([entry(2, 'answered')])).toEqual([])
    expect(questionsOf([entry(2, 'answered'), entry(3, 'asked')])).toEqual([])
  })

  it('stands beside others of the same visit, oldest first', () => {
    const other = { questionId: 'q2', version: 1 }
    const threads = questionsOf([entry(5, 'asked', other), asked, entry(6, 'answered', { questionId: 'q2' })])
    expect(threads.map(({ id, state }) => [id, state])).toEqual([
      ['q1', 'open'],
      ['q2', 'answered'],
    ])
  })
})
