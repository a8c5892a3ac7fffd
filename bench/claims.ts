import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { matchRemittance, type SentLedger } from '#shared/billing/remit/matchRemittance.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { type SentClaim, sentClaimOf } from '#shared/claim/sentClaim.ts'
import { balanceProblems } from '#shared/formats/x12/balance835.ts'
import { readAnswers } from '#shared/formats/x12/readAnswers.ts'
import { pieces837 } from '#shared/formats/x12/write837.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aClaim } from '#test/builders/aClaim.ts'
import { anX12, aPaidClaim, kinds } from '#test/builders/anX12.ts'
import { cutBare } from './bigRemittance.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const batch = {
  controlNumber: 101,
  createdAt: instantOnClock('2026-11-23', '14:30', 'America/Chicago'),
  production: false,
}
const turns = 5

function* claims(count: number): Generator<Claim> {
  for (let place = 0; place < count; place += 1) {
    const reference = `B${String(place).padStart(6, '0')}`
    const base = aClaim({ reference })
    yield { ...base, lines: base.lines.map((line, index) => ({ ...line, id: `${reference}L0${index + 1}` })) }
  }
}

/** A batch written claim by claim into a file, and the most the heap held in the first half of it and in the second. */
function writeBatch(path: string, count: number): readonly [number, number] {
  const file = openSync(path, 'w')
  const most: [number, number] = [0, 0]
  let written = 0
  for (const { text } of pieces837('professional', claims(count), batch)) {
    writeSync(file, text)
    written += 1
    if (written % 100 !== 0) continue
    const half = written * 2 <= count ? 0 : 1
    most[half] = Math.max(most[half], process.memoryUsage().heapUsed)
  }
  closeSync(file)
  return most
}

/** The same bytes in as many writes. */
function writeBare(path: string, texts: readonly string[]): void {
  const file = openSync(path, 'w')
  for (const text of texts) writeSync(file, text)
  closeSync(file)
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`

async function batchFigures(folder: string): Promise<readonly Figure[]> {
  const path = join(folder, 'batch.x12')
  const texts = [...pieces837('professional', claims(10_000), batch)].map(({ text }) => text)
  const own: number[] = []
  const bare: number[] = []
  const halves: (readonly [number, number])[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    own.push(await timed(() => halves.push(writeBatch(path, 10_000))))
    bare.push(await timed(() => writeBare(path, texts)))
  }
  const first = median(halves.map(([half]) => half))
  const second = median(halves.map(([, half]) => half))
  return [
    {
      what: '10,000 claims of three lines as one 837P, written claim by claim',
      measured: ms(median(own)),
      floor: `${ms(median(bare))} for the same bytes in as many writes`,
      ratio: median(own) / median(bare),
      budget: 'shown',
    },
    {
      what: 'most of the heap while the second 5,000 claims are written',
      measured: megabytes(second),
      floor: `${megabytes(first)} while the first are`,
      ratio: second / first,
      budget: 'flat: about 1',
    },
  ]
}

async function remittanceFigures(): Promise<readonly Figure[]> {
  const paid = Array.from({ length: 33_334 }, (_, place) => `B${String(place).padStart(6, '0')}`)
  const [bpr = '', ...rest] = aPaidClaim()
  const at = rest.findIndex((segment) => segment.startsWith('CLP'))
  const body = [
    bpr.replace('8010.5', String((8010.5 * paid.length).toFixed(2))),
    ...rest.slice(0, at),
    ...paid.flatMap((reference) => aPaidClaim(reference).slice(at + 1)),
  ]
  const text = anX12(kinds['835'], [body])
  const sent = new Map<string, SentClaim>(
    [...claims(paid.length)].map((claim) => [claim.reference, sentClaimOf(claim)]),
  )
  const ledger: SentLedger = {
    claims: (reference) => [sent.get(reference) ?? []].flat(),
    claimOfLine: (lineId) => sent.get(lineId.slice(0, 7)) ?? null,
    claimOfPayerNumber: () => null,
    isTest: () => false,
    posted: () => [],
    isPosted: () => false,
  }
  const own: number[] = []
  const bare: number[] = []
  let posted = 0
  for (let turn = 0; turn < turns; turn += 1) {
    own.push(
      await timed(() => {
        const read = readAnswers(text)
        const answer = read.ok ? read.value[0]?.answers[0] : undefined
        if (answer?.kind !== '835') throw new Error('the bench has an 835')
        const matched = matchRemittance(answer, balanceProblems(answer), ledger)
        if (matched.problems.length > 0 || matched.unmatched.length > 0) throw new Error('every line is matched')
        posted = matched.postings.length
      }),
    )
    bare.push(await timed(() => cutBare(text)))
  }
  return [
    {
      what: `an 835 of ${posted.toLocaleString('en')} lines, read, balanced and matched`,
      measured: ms(median(own)),
      floor: `${ms(median(bare))} to cut the same text into elements`,
      ratio: median(own) / median(bare),
      budget: 'shown',
    },
  ]
}

/** What claims cost on their way out, and payments on their way in. */
export async function claimFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  try {
    return [...(await batchFigures(folder)), ...(await remittanceFigures())]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
