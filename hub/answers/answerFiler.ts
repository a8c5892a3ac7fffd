import { isReversal } from '#shared/billing/remit/heldClaims.ts'
import type { AnswerFile } from '#shared/formats/x12/readAnswers.ts'
import { readingAnswers } from '#shared/formats/x12/readAnswers.ts'
import type { X12Fault } from '#shared/formats/x12/readSegments.ts'
import type { ClaimPayment, Remittance } from '#shared/formats/x12/remittance.ts'
import type { Filed } from '#shared/ipc/hubClaimShapes.ts'
import { inSlices } from '#shared/kernel/pauses.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { keepStretch, stretchesOf } from './answerPieces.ts'
import { type Content, type ContentHash, contentHash, contentHashSlowly, textHashSlowly } from './contentHash.ts'
import { beginAnswer, type CameFile, fileAnswer, filedBefore, filingOf, type Prepared } from './fileAnswer.ts'
import { createFollower } from './followPayments.ts'
import { dropSome, keyOf } from './postPayment.ts'
import { beginStaging, heldAmong, type Seen, type Staging, seeSlice, stageSlice } from './stagePayment.ts'

/** Files answers one after the other: a short one in one transaction, the payments of a long one slice by slice (ADR 31). */
export interface AnswerFiler {
  file(came: CameFile): Promise<Result<Filed, X12Fault>>
  /** Goes on with what follows payments that count, where the hub was stopped in the middle of it. */
  follow(): Promise<void>
}

export interface FilerLimits {
  /** A text of so many characters is short. */
  readonly shortText: number
  /** A payment of so many lines is short, and so is a slice of a long one. */
  readonly linesAtOnce: number
}

const usualLimits: FilerLimits = { shortText: 250_000, linesAtOnce: 1_000 }
/** How often a payment is put down anew because its claims changed meanwhile; then it is posted in one transaction. */
const mostRounds = 3

export function createAnswerFiler(store: HubStore, ports: HubPorts, limits: FilerLimits = usualLimits): AnswerFiler {
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = before.then(work)
    before = next.catch(() => {})
    return next
  }
  const follow = createFollower(store, ports)
  return {
    file: (came) =>
      inTurn(async () => {
        // What lies in a folder comes again and again: nothing of it is read that was filed before.
        const sha256 = await textHashSlowly(came.text, ports)
        const before = await store.look(filedBefore(sha256))
        if (before) return ok(before)
        if (came.text.length <= limits.shortText) return orThrow(await store.transact(fileAnswer(came, ports.now())))
        const filed = await fileLong(store, ports, limits, came, sha256)
        await follow()
        return filed
      }),
    follow: () => inTurn(follow),
  }
}

function orThrow(filed: Result<Filed, X12Fault> | 'overtaken'): Result<Filed, X12Fault> {
  if (filed === 'overtaken') throw new Error('an answer without slices was overtaken')
  return filed
}

async function fileLong(
  store: HubStore,
  ports: HubPorts,
  limits: FilerLimits,
  came: CameFile,
  sha256: string,
): Promise<Result<Filed, X12Fault>> {
  const read = await inSlices(readingAnswers(came.text), ports.breathe)
  const hashes = new Map<Content, ContentHash>()
  for (const file of read.ok ? read.value : []) {
    hashes.set(file, await contentHashSlowly(file, ports))
    for (const one of paymentsOf(file)) hashes.set(one, await contentHashSlowly(one, ports))
  }
  const prepared: Prepared = { sha256, read, hashes, staged: new Map() }
  const fileId = await store.transact(beginAnswer(came, prepared, ports.now()))
  if (fileId === null || !read.ok) return orThrow(await store.transact(fileAnswer(came, ports.now(), prepared)))
  let nth = 0
  for (const body of stretchesOf(came.text)) {
    await store.transact(keepStretch(fileId, nth, body))
    await ports.breathe()
    nth += 1
  }
  const stage = createStager(store, ports, limits)
  for (let round = 0; round < mostRounds; round += 1) {
    const staged = await stage({ ...came, id: fileId }, read.value, hashes)
    const filed = await store.transact(fileAnswer(came, ports.now(), { ...prepared, staged }))
    // What was put down and did not come to count is taken away again.
    for (const remittance of staged.keys()) await drop(store, ports, remittance)
    if (filed !== 'overtaken') return filed
  }
  return orThrow(await store.transact(fileAnswer(came, ports.now(), prepared)))
}

const paymentsOf = ({ answers }: AnswerFile): readonly Remittance[] =>
  answers.flatMap((answer) => (answer.kind === '835' ? [answer] : []))

async function drop(store: HubStore, ports: HubPorts, remittance: Remittance): Promise<void> {
  while (await store.transact(dropSome(keyOf(remittance)))) await ports.breathe()
}

/** Puts the long payments of a file down. */
function createStager(store: HubStore, ports: HubPorts, { linesAtOnce }: FilerLimits) {
  return async (
    came: CameFile,
    files: readonly AnswerFile[],
    hashes: ReadonlyMap<Content, ContentHash>,
  ): Promise<ReadonlyMap<Remittance, Staging>> => {
    const staged = new Map<Remittance, Staging>()
    const numbers = new Set<string>()
    for (const file of files) {
      const filing = filingOf(came, file, ports.now())
      for (const remittance of paymentsOf(file)) {
        // Of one number the first counts: the file says of the others what they are (postPayment.ts).
        const number = JSON.stringify(keyOf(remittance))
        const isFirst = !numbers.has(number)
        numbers.add(number)
        if (!isFirst || linesOf(remittance.claims) <= linesAtOnce) continue
        await drop(store, ports, remittance)
        const staging = await store.transact(
          beginStaging(filing, remittance, hashes.get(remittance) ?? contentHash(remittance)),
        )
        if (!staging) continue
        staged.set(remittance, staging)
        const slices = slicesOf(remittance.claims, linesAtOnce)
        const seen: Seen = { references: new Map(), posted: new Map() }
        if (remittance.claims.some(isReversal))
          for (const claims of slices) {
            await store.look(seeSlice(filing, remittance, claims, seen))
            await ports.breathe()
          }
        const held = heldAmong(remittance, seen)
        for (const claims of slices) {
          await store.transact(stageSlice(filing, staging, claims, held))
          await ports.breathe()
        }
      }
    }
    return staged
  }
}

const linesOf = (claims: readonly ClaimPayment[]): number =>
  claims.reduce((sum, { lines }) => sum + lines.length + 1, 0)

/** Claims one after the other, so many lines at a time; a claim is never cut. */
function slicesOf(claims: readonly ClaimPayment[], lines: number): readonly (readonly ClaimPayment[])[] {
  const slices: ClaimPayment[][] = []
  let left = 0
  for (const claim of claims) {
    const slice = slices.at(-1)
    if (slice && left >= claim.lines.length + 1) slice.push(claim)
    else {
      slices.push([claim])
      left = lines
    }
    left -= claim.lines.length + 1
  }
  return slices
}
