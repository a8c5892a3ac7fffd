import { expect, it } from 'vitest'
import { aSpilledDay } from '#test/builders/aSpilledDay.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'

it('waste for another reason holds the claim, not the nurse, until a biller answered; the answer is kept and may be changed', async () => {
  const desk = await backendForTest()
  const { sessionId, lineId } = await aSpilledDay({ desk, nurse: await desk.signIn('dana-reyes') })
  const biller = await desk.signIn('grace-kim')
  const first = async () => (await desk.value(biller, 'worklist.list', {})).rows[0]
  expect((await first())?.missing).toEqual([
    '87.5 mg was thrown away for another reason than a remainder. A biller decides whether it is reported.',
  ])
  expect(await biller.call('claim.export', { sessionId, format: '837p' })).toMatchObject({
    refusal: { code: 'claim-held' },
  })

  const answer = (given: string) => biller.call('claim.decide', { sessionId, lineId, about: 'waste', answer: given })
  expect(await answer('burn it')).toMatchObject({ kind: 'refusal', refusal: { code: 'answer-not-offered' } })
  expect(await answer('report')).toMatchObject({ kind: 'value' })
  expect(await first()).toMatchObject({ missing: [] })
  const reported = await desk.value(biller, 'claim.export', { sessionId, format: 'csv' })
  expect(reported.text).toMatch(/,J9312,JW,,,,8,/)

  expect(await answer('leave_out')).toMatchObject({ kind: 'value' })
  const left = await desk.value(biller, 'claim.export', { sessionId, format: 'csv' })
  expect(left.text).toMatch(/,J9312,JZ,,,,72,/)
  expect(left.text).not.toContain('J9312,JW')
  expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.claimDecided')).toMatchObject([
    { userId: 'grace-kim', payload: { about: 'waste', answer: 'report' } },
    { userId: 'grace-kim', payload: { about: 'waste', answer: 'leave_out' } },
  ])
})

it('only who may export a claim may answer', async () => {
  const desk = await backendForTest()
  const { sessionId, lineId } = await aSpilledDay({ desk, nurse: await desk.signIn('dana-reyes') })
  const asked = { sessionId, lineId, about: 'waste', answer: 'report' } as const
  for (const userId of ['dana-reyes', 'ruth-bell', 'ines-faro'])
    expect(await (await desk.signIn(userId)).call('claim.decide', asked)).toMatchObject({
      fault: { code: 'not-allowed' },
    })
  expect(await (await desk.signIn('tom-archer')).call('claim.decide', asked)).toMatchObject({ kind: 'value' })
})
