import { describe, expect, it, vi } from 'vitest'
import type { Api } from '#shared/ipc/client.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

interface AskedDay {
  readonly desk: TestBackend
  readonly nurse: Api
  readonly biller: Api
  readonly sessionId: string
  readonly rituximab: string
}

/** The worked day, charted and signed by Dana Reyes, before a biller. */
async function aSignedDay(options: Parameters<typeof backendForTest>[0] = {}): Promise<AskedDay> {
  const desk = await backendForTest(options)
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, nurse)
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  const biller = await desk.signIn('grace-kim')
  return { desk, nurse, biller, sessionId: brDay.sessionId, rituximab: brDay.line('rituximab').id }
}

const words = 'Was the rest of the last vial seen by somebody?'
const ask = ({ desk, biller, sessionId, rituximab }: AskedDay) =>
  desk.value(biller, 'questions.ask', { sessionId, lineId: rituximab, words })
const rowOf = async ({ desk, biller, sessionId }: Pick<AskedDay, 'desk' | 'biller' | 'sessionId'>) =>
  (await desk.value(biller, 'worklist.list', {})).rows.find((row) => row.sessionId === sessionId)
const mineOf = async (desk: TestBackend, api: Api) => (await desk.value(api, 'questions.mine', {})).questions

describe('a question to the nurse', () => {
  it('waits for who signed, holds the claim, and leaves the clock as it was', async () => {
    const day = await aSignedDay()
    const before = await rowOf(day)
    const { question } = await ask(day)
    expect(question).toMatchObject({ state: 'open', version: 1, to: [{ userId: 'dana-reyes' }] })
    expect(question.drug).toMatch(/^ritux/i)
    expect(await mineOf(day.desk, day.nurse)).toEqual([question])
    const row = await rowOf(day)
    expect(row).toMatchObject({ status: 'on_hold', dueAt: before?.dueAt, question: { state: 'open', by: 'Grace Kim' } })
    expect(row?.missing).toEqual([`Asked since 15:05, Dana Reyes: ${words} The clock goes on.`])
    const exported = await day.biller.call('claim.export', { sessionId: day.sessionId, format: '837p' })
    expect(exported).toMatchObject({ refusal: { code: 'claim-held', facts: { text: row?.missing[0] } } })
    const sessions = [{ sessionId: day.sessionId, as: 'claim' as const }]
    expect(await day.desk.value(day.biller, 'batches.build', { form: 'professional', sessions })).toEqual({
      batch: null,
      leftOut: [{ sessionId: day.sessionId, reference: row?.claimRef, words: row?.missing }],
    })
  })

  it('is answered by the nurse, read and closed by the biller; asked again it is open again', async () => {
    const day = await aSignedDay()
    const { desk, nurse, biller } = day
    const { question } = await ask(day)
    const questionId = question.id
    expect(await biller.call('questions.askAgain', { questionId, words })).toMatchObject({
      refusal: { code: 'question-open' },
    })
    await desk.value(nurse, 'questions.answer', { questionId, words: 'Marcus saw it.' })
    expect(await mineOf(desk, nurse)).toEqual([])
    expect(await rowOf(day)).toMatchObject({
      status: 'not_yet_received',
      missing: [],
      question: { state: 'answered', words: 'Marcus saw it.', by: 'Dana Reyes' },
    })
    await desk.value(biller, 'questions.askAgain', { questionId, words: 'Which Marcus?' })
    expect(await mineOf(desk, nurse)).toHaveLength(1)
    await desk.value(nurse, 'questions.answer', { questionId, words: 'Hale.' })
    const closed = await desk.value(biller, 'questions.close', { questionId })
    expect(closed.question.entries.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      ...['asked Grace Kim', 'answered Dana Reyes', 'asked Grace Kim', 'answered Dana Reyes', 'closed Grace Kim'],
    ])
    expect((await rowOf(day))?.question).toBeNull()
    expect(await nurse.call('questions.answer', { questionId, words: 'More' })).toMatchObject({
      refusal: { code: 'question-closed' },
    })
    const kinds = desk.auditEntries().filter(({ kind }) => kind.startsWith('audit.question'))
    expect(kinds.map(({ kind, userId }) => `${kind} ${userId}`)).toEqual([
      'audit.questionAsked grace-kim',
      'audit.questionAnswered dana-reyes',
      'audit.questionAsked grace-kim',
      'audit.questionAnswered dana-reyes',
      'audit.questionClosed grace-kim',
    ])
  })

  it('is about a visit that was signed, and a drug that is in it', async () => {
    const day = await aSignedDay()
    const { desk, biller } = day
    const { sessions } = await desk.value(biller, 'day.list', { day: '2026-03-02' })
    const unsigned = sessions.find(({ state }) => state === 'scheduled')?.sessionId ?? ''
    expect(await biller.call('questions.ask', { sessionId: unsigned, lineId: null, words })).toMatchObject({
      refusal: { code: 'session-unknown' },
    })
    expect(await biller.call('questions.ask', { sessionId: day.sessionId, lineId: 'none', words })).toMatchObject({
      refusal: { code: 'line-unknown' },
    })
  })

  it('of a nurse who has left waits for the charge nurse, and for nobody else', async () => {
    const day = await aSignedDay()
    const { desk } = day
    await ask(day)
    const charge = await desk.signIn('priya-nair')
    expect(await mineOf(desk, charge)).toEqual([])
    await desk.value(await desk.signIn('ruth-bell'), 'people.setActive', { userId: 'dana-reyes', active: false })
    expect(await mineOf(desk, charge)).toHaveLength(1)
    expect(await mineOf(desk, await desk.signIn('marcus-hale'))).toEqual([])
  })

  it('is not read by who looks after the system: the audit pages say that it was asked, not what', async () => {
    const day = await aSignedDay()
    await ask(day)
    const admin = await day.desk.signIn('ruth-bell')
    const list = await day.desk.value(admin, 'audit.list', { group: 'questions', userId: null, after: null, limit: 10 })
    expect(list.entries.map(({ kind }) => kind)).toEqual(['questionAsked'])
    const history = await day.desk.value(admin, 'session.history', { sessionId: day.sessionId })
    expect(JSON.stringify([list, history])).not.toContain('last vial')
  })
})

it('goes to the nurse’s workstation and comes back answered, through the hub', { timeout: 60_000 }, async () => {
  const hub = await hubForTest()
  const place = async () => {
    const code = await hub.newCode()
    return () => ({ address: hub.address, code })
  }
  const chair = await aSignedDay({ hub: await place() })
  const office = await backendForTest({ hub: await place(), clock: chair.desk.clock })
  chair.desk.backend.startSync()
  office.backend.startSync()
  const biller = await office.signIn('grace-kim')
  const there = { desk: office, biller, sessionId: chair.sessionId }
  const meanwhile = async <T>(look: () => Promise<T>, isRight: (found: T) => boolean): Promise<T> =>
    vi.waitFor(
      async () => {
        await chair.desk.value(chair.nurse, 'sync.now', {})
        await office.value(biller, 'sync.now', {})
        const found = await look()
        expect(isRight(found)).toBe(true)
        return found
      },
      { timeout: 20_000, interval: 50 },
    )
  await meanwhile(
    () => rowOf(there),
    (row) => row !== undefined,
  )
  const asked = { sessionId: chair.sessionId, lineId: chair.rituximab, words }
  const { question } = await office.value(biller, 'questions.ask', asked)
  const mine = await meanwhile(
    () => mineOf(chair.desk, chair.nurse),
    ({ length }) => length === 1,
  )
  expect(mine).toEqual([question])
  await chair.desk.value(chair.nurse, 'questions.answer', { questionId: question.id, words: 'Marcus saw it.' })
  await meanwhile(
    () => rowOf(there),
    (row) => row?.question?.state === 'answered',
  )
  const { questions } = await office.value(biller, 'questions.ofSession', { sessionId: chair.sessionId })
  expect(questions[0]?.entries.map(({ words: said, by }) => [by, said])).toEqual([
    ['Grace Kim', words],
    ['Dana Reyes', 'Marcus saw it.'],
  ])
})
