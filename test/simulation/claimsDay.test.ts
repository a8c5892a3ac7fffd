import { describe, expect, it } from 'vitest'
import { openHubStore } from '#hub/openStore.ts'
import { aClaimDesk, type ClaimDesk } from '#test/builders/aClaimDesk.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import {
  answer277,
  answer835,
  answer999,
  type DecidedClaim,
  type Decision,
  deniedDecision,
  type ReadClaim,
  type ReadFile,
  readClaimFile,
  usualDecision,
} from '#test/fakes/clearinghouse.ts'

/** A day of thirty visits, from the signature to the last cent: one file out, and every answer a payer can give back. */

const visits = 30
const stops = ['13:25', '13:15', '12:40', '13:05', '11:55']

interface PaidDay {
  readonly desk: ClaimDesk
  readonly file: ReadFile
  /** What the payer decided last for each line, added up over all of its files. */
  readonly paid: ReadonlyMap<string, number>
  readonly patient: ReadonlyMap<string, number>
  /** BPR02 of every file. */
  readonly received: number
  /** What the payer kept beside the claims. */
  readonly kept: number
}

/** Denied whole, denied in one line, paid and taken back and paid otherwise; the rest as usual. */
const deniedClaims = [3, 11]
const partlyDenied = [5, 17, 23]
const correctedClaim = 8
const sentBack = 20

const claimOf = (file: ReadFile, index: number): ReadClaim => {
  const claim = file.claims[index]
  if (!claim) throw new Error(`the file has no claim ${index}`)
  return claim
}

/** The administration is bundled, everything else is paid. */
const oneLineBundled = (line: ReadClaim['lines'][number]): Decision =>
  line.procedure === 'HC:96367' ? deniedDecision('CO*97')(line) : usualDecision(line)

const lessPaid = (line: ReadClaim['lines'][number]): Decision => {
  const usual = usualDecision(line)
  return { ...usual, paid: usual.paid - 1, contractual: usual.contractual + 1 }
}

function decisions(file: ReadFile): DecidedClaim[] {
  return file.claims.flatMap((claim, index): DecidedClaim[] => {
    if (index === sentBack) return []
    if (deniedClaims.includes(index)) return [{ claim, status: '4', decide: deniedDecision('CO*197') }]
    return [{ claim, status: '1', decide: partlyDenied.includes(index) ? oneLineBundled : usualDecision }]
  })
}

function addUp(all: Map<string, number>, { claim, status, decide }: DecidedClaim, of: (one: Decision) => number): void {
  const sign = status === '22' ? -1 : 1
  for (const line of claim.lines) all.set(line.id, (all.get(line.id) ?? 0) + sign * of(decide(line)))
}

async function aPaidDay(): Promise<PaidDay> {
  const opened = await openHubStore({ folder: aFolder() })
  if (!opened.ok) throw new Error(opened.error)
  const desk = await aClaimDesk(opened.value)
  for (let n = 1; n <= visits; n += 1)
    await desk.submit(aSignedEnvelope(n, { rituximabStop: stops[n % stops.length] ?? '13:25' }))
  await desk.build(
    'day',
    Array.from({ length: visits }, (_, index) => ({ sessionId: `session-${index + 1}` })),
  )
  const file = readClaimFile(await desk.take('day'))
  const back = claimOf(file, sentBack).reference
  // The claim acknowledgment overtakes the one about the form, and comes twice.
  const taken = answer277(file, 810, [back])
  for (const answer of [taken, answer999(file, 800), taken]) await desk.file(answer)
  const first = decisions(file)
  const corrected = claimOf(file, correctedClaim)
  const second: DecidedClaim[] = [
    { claim: corrected, status: '22', decide: usualDecision },
    { claim: corrected, status: '1', decide: lessPaid },
  ]
  const kept = 1_234
  const payments = [
    answer835('EFT100', 900, first),
    answer835('EFT101', 901, second, [{ segment: `PLB*1234567893*20261231*L6*${kept / 100}`, cents: kept }]),
  ]
  for (const { text } of payments) await desk.file(text)
  // The same payment once more, under another number.
  await desk.file(answer835('EFT100', 902, first).text)
  const [paid, patient] = [new Map<string, number>(), new Map<string, number>()]
  for (const decided of [...first, ...second]) {
    addUp(paid, decided, (one) => one.paid)
    addUp(patient, decided, (one) => one.patient)
  }
  return { desk, file, paid, patient, kept, received: payments.reduce((sum, { paidCents }) => sum + paidCents, 0) }
}

let day: Promise<PaidDay> | null = null
const thePaidDay = (): Promise<PaidDay> => {
  day ??= aPaidDay()
  return day
}

const linesOf = async ({ desk }: PaidDay) => {
  const all = await Promise.all(
    Array.from({ length: visits }, (_, index) => desk.value('claims.payments', { sessionId: `session-${index + 1}` })),
  )
  return all.map(({ lines, claims }, index) => ({ lines, claims, sessionId: `session-${index + 1}` }))
}

describe('thirty visits of one day at the payer', () => {
  it('leave in one file that holds every visit and every cent', async () => {
    const { desk, file } = await thePaidDay()
    const { batch } = await desk.value('batches.get', { batchId: 'day' })
    expect(file.claims).toHaveLength(visits)
    expect(batch.totalCents).toBe(file.claims.reduce((sum, { chargeCents }) => sum + chargeCents, 0))
    expect(batch.states).toEqual([
      { state: 'rejected', count: 1 },
      { state: 'adjudicated', count: visits - 1 },
    ])
  })

  it('are paid line by line on the right visit, as the payer decided', async () => {
    const paidDay = await thePaidDay()
    for (const { lines, claims } of await linesOf(paidDay)) {
      const own = paidDay.file.claims.find(({ reference }) => reference === claims[0]?.reference)
      expect(lines.map(({ lineId }) => lineId)).toEqual(own?.lines.map(({ id }) => id))
      expect(lines.map(({ paidCents }) => paidCents)).toEqual(lines.map(({ lineId }) => paidDay.paid.get(lineId) ?? 0))
      expect(lines.map(({ patientCents }) => patientCents)).toEqual(
        lines.map(({ lineId }) => paidDay.patient.get(lineId) ?? 0),
      )
    }
  })

  it('add up to what the bank received and what the payer kept, to the cent', async () => {
    const paidDay = await thePaidDay()
    const all = (await linesOf(paidDay)).flatMap(({ lines }) => lines)
    expect(all.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(paidDay.received + paidDay.kept)
    const open = all.filter(({ movements }) => movements.length > 0)
    for (const { chargeCents, paidCents, movements } of open) {
      const adjusted = movements.flatMap(({ adjustments }) => adjustments).reduce((sum, { cents }) => sum + cents, 0)
      expect(chargeCents - adjusted).toBe(paidCents)
    }
  })

  it('keep the visit that was sent back unpaid, and the taken-back one with all its movements', async () => {
    const paidDay = await thePaidDay()
    const visitsOfDay = await linesOf(paidDay)
    expect(visitsOfDay[sentBack]?.lines.every(({ movements }) => movements.length === 0)).toBe(true)
    expect(visitsOfDay[sentBack]?.claims[0]?.state).toBe('rejected')
    expect(visitsOfDay[correctedClaim]?.lines.every(({ movements }) => movements.length === 3)).toBe(true)
  })

  it('put before the biller what was refused and what was sent back, and nothing else', async () => {
    const { desk, file } = await thePaidDay()
    const { exceptions } = await desk.value('exceptions.list', { limit: 500, settled: false })
    const counted = Object.entries(Object.groupBy(exceptions, ({ kind }) => kind)).map(([kind, all]) => [
      kind,
      all?.length,
    ])
    const refusedLines = deniedClaims.reduce((sum, index) => sum + claimOf(file, index).lines.length, 0)
    expect(Object.fromEntries(counted)).toEqual({ claim_rejected: 1, denied: refusedLines + partlyDenied.length })
    expect(exceptions.find(({ kind }) => kind === 'claim_rejected')).toMatchObject({
      sessionId: `session-${sentBack + 1}`,
      words: 'Rejected, something is not valid: NPI (billing provider).',
    })
  })

  it('are all in the list that other desks pull, each once', async () => {
    const { desk } = await thePaidDay()
    const { claims } = await desk.value('claims.changed', { after: 0, ledger: null, limit: 500 })
    expect(new Set(claims.map(({ sessionId }) => sessionId)).size).toBe(visits)
    expect(claims).toHaveLength(visits)
  })
})
