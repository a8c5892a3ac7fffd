import { describe, expect, it } from 'vitest'
import { backendForTest, demoPins, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { limitsCsv } from '#test/builders/publicFiles.ts'
import { sendPublicFile } from '#test/builders/sendPublicFile.ts'

const quarter = (limit: string): string =>
  limitsCsv({
    period: 'Effective January 1, 2026 through March 31, 2026',
    rows: [
      `J9312,x,10 MG,${limit},20.000,,,,,,`,
      'J9033,x,1 MG,1.883,17.500,,,,,,Inflation-adjusted coinsurance ',
      'J1200,x,50 MG,N/A,20.000,,,,,,',
    ],
  })

async function aSignedDay(desk: TestBackend): Promise<string> {
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  expect((await brDay.sign('15:05')).kind).toBe('value')
  return brDay.sessionId
}

const prices = async (desk: TestBackend, sessionId: string) =>
  desk.value(await desk.signIn('grace-kim'), 'reference.prices', { sessionId })

describe('drug lines of a signed visit', { timeout: 20_000 }, () => {
  it('are priced from the issue that the signature wrote down, also after a restatement', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    await sendPublicFile(admin, 'first.csv', quarter('70.500'))
    const sessionId = await aSignedDay(desk)
    const first = await prices(desk, sessionId)
    await sendPublicFile(admin, 'restated.csv', quarter('61.250'))
    expect(await prices(desk, sessionId)).toEqual(first)
    const line = (code: string, modifier = '') =>
      first.lines.find((row) => row.code === code && (modifier === '' || row.modifiers.includes(modifier)))
    // 72 units × 70.500 = 5,076.00; the patient 20 %, Medicare's 4,060.80 less 2 % (81.22).
    expect(line('J9312')?.price).toMatchObject({
      isPriced: true,
      basis: 'payment-limit',
      perUnit: '70.5',
      source: 'first.csv (2026-01-01)',
      allowedCents: 507_600,
      patientCents: 101_520,
      sequestrationCents: 8_122,
      expectedCents: 499_478,
    })
    // Discarded units are paid like the others.
    expect(line('J9312', 'JW')?.price).toMatchObject({ isPriced: true, allowedCents: 56_400 })
    expect(line('J9033')?.price).toMatchObject({ isPriced: true, coinsurance: '17.5' })
  })

  it('that nothing prices say why, are counted, and are worth nothing in the sum', async () => {
    const desk = await backendForTest()
    await sendPublicFile(await desk.signIn('ruth-bell'), 'first.csv', quarter('70.500'))
    const { lines, expectedCents, unpriced } = await prices(desk, await aSignedDay(desk))
    const reasons = lines.flatMap(({ code, price }) => (price.isPriced ? [] : [[code, price.reason]]))
    expect(reasons).toEqual(
      expect.arrayContaining([
        ['J1200', 'no limit published in first.csv (2026-01-01)'],
        ['J1100', 'the code is not in the payment limits of its day'],
      ]),
    )
    expect(unpriced).toBe(reasons.length)
    const priced = lines.flatMap(({ price }) => (price.isPriced ? [price.expectedCents] : []))
    expect(expectedCents).toBe(priced.reduce((sum, cents) => sum + cents, 0))
    expect(priced.every((cents) => cents > 0)).toBe(true)
  })

  it('have no sum at all where nothing is priced', async () => {
    const desk = await backendForTest()
    const { lines, expectedCents, unpriced } = await prices(desk, await aSignedDay(desk))
    expect([expectedCents, unpriced]).toEqual([null, lines.length])
    const reasons = lines.flatMap(({ price }) => (price.isPriced ? [] : [price.reason]))
    expect(new Set(reasons)).toEqual(new Set(['no payment limits of 2026-03-02 are here']))
  })
})

describe('prices', () => {
  it.each(Object.keys(demoPins))('%s sees them only in a role that may see money', async (person) => {
    const desk = await backendForTest()
    await desk.signIn(person)
    const reply = await desk.transport(person).request({ method: 'reference.prices', input: { sessionId: 'nobody' } })
    const maySee = ['grace-kim', 'tom-archer', 'ines-faro'].includes(person)
    expect(reply).toMatchObject(maySee ? { refusal: { code: 'session-unknown' } } : { fault: { code: 'not-allowed' } })
  })
})
