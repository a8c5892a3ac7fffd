import { describe, expect, it } from 'vitest'
import { type SessionDocument, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { limitsCsv, mueCsv } from '#test/builders/publicFiles.ts'
import { sendPublicFile } from '#test/builders/sendPublicFile.ts'

/** The worked day is 2 March 2026: 80 units of rituximab (J9312) and 175 of bendamustine (J9033) were opened. */
const quarter = (...rows: readonly string[]): string =>
  limitsCsv({ period: 'Effective January 1, 2026 through March 31, 2026', rows })

const first = quarter('J9312,x,10 MG,70.000,20,,,,,,', 'J9033,x,1 MG,1.800,20,,,,,,', 'J1200,x,50 MG,0.900,20,,,,,,')
const restated = quarter('J9312,x,10 MG,61.500,20,,,,,,', 'J9033,x,1 MG,1.800,20,,,,,,', 'J1200,x,50 MG,N/A,20,,,,,,')
const nextQuarter = limitsCsv({
  period: 'Effective April 1, 2026 through June 30, 2026',
  rows: ['J9312,x,10 MG,50.000,20,,,,,,'],
})

async function signTheDay(desk: TestBackend): Promise<string> {
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  expect((await brDay.sign('15:05')).kind).toBe('value')
  return brDay.sessionId
}

async function bring(desk: TestBackend, name: string, text: string): Promise<number> {
  const status = await sendPublicFile(await desk.signIn('ruth-bell'), name, text)
  const issueId = status.state === 'imported' ? status.tables[0]?.issueId : null
  if (typeof issueId !== 'number') throw new Error(JSON.stringify(status))
  return issueId
}

const detail = async (desk: TestBackend, issueId: number) =>
  desk.value(await desk.signIn('tom-archer'), 'reference.issue', { issueId })

async function signature(desk: TestBackend, sessionId: string) {
  const { document } = await desk.value(await desk.signIn('grace-kim'), 'worklist.open', { sessionId })
  const signed = (document as SessionDocument).events.find(({ kind }) => kind === 'SessionSigned')
  return signed?.kind === 'SessionSigned' ? signed.payload : null
}

describe('a quarter that is restated', { timeout: 20_000 }, () => {
  it('names the signed sessions that it prices otherwise, and what changed', async () => {
    const desk = await backendForTest()
    const firstId = await bring(desk, 'first.csv', first)
    const sessionId = await signTheDay(desk)
    expect((await detail(desk, firstId)).repriced).toEqual([])
    const second = await detail(desk, await bring(desk, 'restated.csv', restated))
    expect(second.before?.id).toBe(firstId)
    expect(second.changes.map(({ code, before, after }) => [code, before?.limit, after?.limit])).toEqual([
      ['J1200', '0.9', null],
      ['J9312', '70', '61.5'],
    ])
    expect(second.repriced).toMatchObject([
      {
        sessionId,
        serviceDate: '2026-03-02',
        lines: [
          { code: 'J1200', units: 1, before: '0.9', after: null },
          { code: 'J9312', units: 80, before: '70', after: '61.5' },
        ],
      },
    ])
  })

  it('leaves the signed session with the issue it wrote down, and every issue stays', async () => {
    const desk = await backendForTest()
    await bring(desk, 'first.csv', first)
    const sessionId = await signTheDay(desk)
    const written = await signature(desk, sessionId)
    expect(written?.reference?.issues).toMatchObject([{ kind: 'payment-limits', file: 'first.csv' }])
    await bring(desk, 'restated.csv', restated)
    expect(await signature(desk, sessionId)).toEqual(written)
    const { issues } = await desk.value(await desk.signIn('ruth-bell'), 'reference.list', {})
    expect(issues.map(({ file, importedBy }) => [file, importedBy])).toEqual([
      ['restated.csv', 'Ruth Bell'],
      ['first.csv', 'Ruth Bell'],
    ])
  })

  it('changes no session of another quarter, and none that was signed with it', async () => {
    const desk = await backendForTest()
    await bring(desk, 'first.csv', first)
    const restatedId = await bring(desk, 'restated.csv', restated)
    const sessionId = await signTheDay(desk)
    expect((await signature(desk, sessionId))?.reference?.issues).toMatchObject([{ file: 'restated.csv' }])
    expect((await detail(desk, restatedId)).repriced).toEqual([])
    expect((await detail(desk, await bring(desk, 'next.csv', nextQuarter))).repriced).toEqual([])
  })
})

describe('what a signature writes down', { timeout: 20_000 }, () => {
  it('is nothing where nothing was imported for the day', async () => {
    const desk = await backendForTest()
    await bring(desk, 'next.csv', nextQuarter)
    expect(await signature(desk, await signTheDay(desk))).not.toHaveProperty('reference')
  })

  it('holds the unit limits of its codes, and says where a table has none', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    await sendPublicFile(admin, 'MUE_Eff_01-01-2026.csv', mueCsv())
    const reference = (await signature(desk, await signTheDay(desk)))?.reference
    expect(reference?.unitLimits).toEqual([{ code: '96413', units: 1, mai: '2' }])
    expect(reference?.pairs).toBeNull()
    expect(reference?.issues).toMatchObject([{ kind: 'mue-practitioner', validFrom: '2026-01-01' }])
  })

  it('travels in the document and is read again by another program', async () => {
    const desk = await backendForTest()
    await bring(desk, 'first.csv', first)
    const sessionId = await signTheDay(desk)
    const written = await signature(desk, sessionId)
    const { document } = await desk.value(await desk.signIn('grace-kim'), 'worklist.open', { sessionId })
    const read = signedEnvelopeSchema.shape.payload.parse(document)
    const signed = read.events.findLast((event) => event.kind === 'SessionSigned')
    expect(signed?.kind === 'SessionSigned' && signed.payload.reference).toEqual(written?.reference)
  })
})
