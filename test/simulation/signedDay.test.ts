import { describe, expect, it } from 'vitest'
import { type BilledSession, billSession } from '#shared/billing/billSession.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { sessionDocumentSchema } from '#shared/document/sessionDocument.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { fromPaper, typedBrDayAt } from '#test/builders/aSignedDay.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { type BrDay, beginBrDay, checkByTwo, finishBrDay } from '#test/builders/chartBrDay.ts'

/** The day of the first thread, entered from paper at a real desk: every time typed, late, with its reason and basis. */

interface TypedDay {
  readonly desk: TestBackend
  readonly nurse: Api
  readonly brDay: BrDay
}

async function aTypedDay(): Promise<TypedDay> {
  const desk = await backendForTest()
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await typedBrDayAt(desk, nurse)
  await beginBrDay(brDay)
  return { desk, nurse, brDay }
}

/** Signs the day and hands it over as the biller gets it. */
async function signed({ desk, brDay }: TypedDay): Promise<{ readonly billed: BilledSession; readonly x12: string[] }> {
  expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value', value: { events: [{ kind: 'SessionSigned' }] } })
  const biller = await desk.signIn('grace-kim')
  const { sessionId } = brDay
  const { document } = await desk.value(biller, 'worklist.open', { sessionId })
  const billed = billSession(sessionDocumentSchema.parse(document))
  if (!billed.ok) throw new Error(billed.error)
  const { text } = await desk.value(biller, 'claim.export', { sessionId, format: '837p' })
  return { billed: billed.value, x12: text.split('~').map((segment) => segment.trim()) }
}

let whole: Promise<Awaited<ReturnType<typeof signed>> & { readonly enteredAt: Instant }> | null = null

/** The day as it must come out, charted once: the tests that only read it share it. */
function theWholeDay() {
  whole ??= aTypedDay().then(async (day) => {
    await finishBrDay(day.brDay)
    const enteredAt = day.desk.clock.now()
    return { ...(await signed(day)), enteredAt }
  })
  return whole
}

const lines = (
  all: readonly { readonly code: string; readonly modifiers: readonly string[]; readonly units: number }[],
) => all.map(({ code, modifiers, units }) => `${[code, ...modifiers].join('-')} × ${units}`).sort()

const administration = ({ coding }: BilledSession): string[] => lines(coding.result.lines)

interface CodedLines {
  readonly lines: Parameters<typeof lines>[0]
}

/** The lines as the signature keeps them. */
function frozenLines({ chart }: BilledSession) {
  if (!chart.signed) throw new Error('the session is not signed')
  const { codingResult, unitsResult } = chart.signed.payload as unknown as {
    readonly codingResult: CodedLines
    readonly unitsResult: readonly CodedLines[]
  }
  return [codingResult, ...unitsResult].flatMap((result) => result.lines)
}

const drugLines = [
  ...['J1100 × 12', 'J1200-JZ × 1', 'J7040-JZ × 1', 'J9033 × 171', 'J9033-JW × 4', 'J9312 × 72', 'J9312-JW × 8'],
]
const wholeDay = ['96361 × 1', '96367 × 1', '96375 × 1', '96413 × 1', '96415 × 3', '96417 × 1']

describe('the day typed in from paper', () => {
  it('gives its exact lines, frozen in the signature and the same on the claim', async () => {
    const { billed } = await theWholeDay()
    expect(administration(billed)).toEqual(wholeDay)
    expect(lines(billed.coding.drugs.flatMap(({ result }) => result.lines))).toEqual(drugLines)
    expect(lines(billed.claim.lines)).toEqual([...wholeDay, ...drugLines].sort())
    const frozen = frozenLines(billed)
    expect(lines(frozen)).toEqual([...wholeDay, ...drugLines].sort())
    expect(billed.claim.issues.filter(({ holds }) => holds)).toEqual([])
  })

  it('names the treatment reasons first, then the disease, and the authorization', async () => {
    const { billed, x12 } = await theWholeDay()
    expect(billed.claim.diagnoses.slice(0, 3)).toEqual(['Z51.11', 'Z51.12', 'C91.10'])
    expect(x12.filter((segment) => segment.startsWith('HI*'))).toEqual([
      expect.stringMatching(/^HI\*ABK:Z5111\*ABF:Z5112\*ABF:C9110(\*|$)/),
    ])
    expect(x12.filter((segment) => segment.startsWith('REF*G1*'))).toEqual(['REF*G1*A4471902'])
  })

  it('gives each line an id of its own, so that an answer can find it', async () => {
    const { billed, x12 } = await theWholeDay()
    const { claim } = billed
    const ids = claim.lines.map(({ id }) => id)
    expect(ids).toHaveLength(13)
    expect(new Set(ids).size).toBe(13)
    for (const id of ids) expect(id).toMatch(new RegExp(`^${claim.reference}L\\d+$`))
    expect(x12.filter((segment) => segment.startsWith('REF*6R*'))).toEqual(ids.map((id) => `REF*6R*${id}`))
    expect(x12.filter((segment) => segment.startsWith('LX*'))).toHaveLength(13)
  })

  it('keeps of every time that it was typed late, why and from what', async () => {
    const { billed, enteredAt } = await theWholeDay()
    const typed = billed.chart.history.map(({ event }) => event).filter(({ source }) => source === 'typed')
    expect(typed).toHaveLength(24)
    for (const event of typed) expect(event).toMatchObject({ late: fromPaper, recordedAt: enteredAt })
  })

  it('makes rituximab a push when it stopped at 09:25, and bendamustine the initial infusion', async () => {
    const day = await aTypedDay()
    await finishBrDay(day.brDay, '09:25')
    const { billed } = await signed(day)
    expect(administration(billed)).toEqual(['96361 × 1', '96367 × 1', '96375 × 1', '96411 × 1', '96413 × 1'])
    const initial = billed.coding.result.lines.find(({ code }) => code === '96413')
    expect(initial?.serviceIds).toEqual([day.brDay.line('bendamustine').id])
  })

  it('makes it an infusion when it stopped at 09:26', async () => {
    const day = await aTypedDay()
    await finishBrDay(day.brDay, '09:26')
    const { billed } = await signed(day)
    expect(administration(billed)).toEqual(['96361 × 1', '96367 × 1', '96375 × 1', '96413 × 1', '96417 × 1'])
    const given = billed.coding.result.lines.filter(({ serviceIds }) =>
      serviceIds.includes(day.brDay.line('rituximab').id),
    )
    expect(lines(given)).toEqual(['96417 × 1'])
  })

  it('cannot be signed without a stop for bendamustine, nor the patient discharged', async () => {
    const { desk, nurse, brDay } = await aTypedDay()
    const { tap, tryTap, line } = brDay
    await tap('13:25', 'stopLine', { lineId: line('rituximab').id, doseGiven: null })
    await checkByTwo(brDay, 'bendamustine', '13:28')
    await tap('13:30', 'startLine', { lineId: line('bendamustine').id, accessId: 'a1' })
    const rows = desk.hashRows()
    const discharge = { kind: 'discharge', condition: 'stable', lineStatus: 'removed' } as const
    expect(await tryTap('15:00', discharge)).toMatchObject({ refusal: { code: 'drug-running' } })
    expect(await brDay.sign('15:05')).toMatchObject({ kind: 'refusal', refusal: { code: 'not-discharged' } })
    expect(desk.hashRows()).toBe(rows)
    const { events } = await desk.value(nurse, 'chart.open', { sessionId: brDay.sessionId })
    expect(openBlocks(events, desk)).toEqual(['Bendamustine'])
  })
})

/** Drugs the sign-off sheet names as still running. */
function openBlocks(events: Parameters<typeof foldChart>[0], desk: TestBackend): (string | undefined)[] {
  const chart = foldChart(events)
  if (!chart) throw new Error('the session is gone')
  const { blocks } = signOff(chart, { now: desk.clock.now(), signerId: 'dana-reyes' })
  return blocks.filter(({ code }) => code === 'line-open').map(({ facts }) => facts.drug)
}
