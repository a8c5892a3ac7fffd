import { expect, it } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'

/** The worked day, but the rest of the last rituximab vial was spilled. */
async function aSpilledDay() {
  const desk = await backendForTest()
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  const { id, stocked } = brDay.line('rituximab')
  const vial = (amount: string, number: number, changes: object = {}) => {
    const found = stocked.find(({ size }) => size.amount === amount)
    if (!found) throw new Error(`no ${amount} on the shelf`)
    const { gtin: _gtin, ...label } = found
    return { ...label, id: `v${number}`, scanned: true, used: amount, wasted: '0', kept: '0', ...changes }
  }
  const spilled = { used: '12.5', wasted: '87.5', wasteReason: 'spilled' as const }
  const containers = [vial('500', 1), vial('100', 2), vial('100', 3), vial('100', 4, spilled)]
  await brDay.tap(
    '15:01',
    'recordContainers',
    { lineId: id, containers, nothingWasted: false },
    { witness: 'marcus-hale' },
  )
  expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value' })
  return { desk, brDay, lineId: id }
}

it('waste for another reason holds the claim, not the nurse, until a biller answered; the answer is kept and may be changed', async () => {
  const { desk, brDay, lineId } = await aSpilledDay()
  const { sessionId } = brDay
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
  const { desk, brDay, lineId } = await aSpilledDay()
  const asked = { sessionId: brDay.sessionId, lineId, about: 'waste', answer: 'report' } as const
  for (const userId of ['dana-reyes', 'ruth-bell', 'ines-faro'])
    expect(await (await desk.signIn(userId)).call('claim.decide', asked)).toMatchObject({
      fault: { code: 'not-allowed' },
    })
  expect(await (await desk.signIn('tom-archer')).call('claim.decide', asked)).toMatchObject({ kind: 'value' })
})
