import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { batchFile } from '#hub/batches/batchReads.ts'
import { claimMethods } from '#hub/batches/claimMethods.ts'
import { openHubStore } from '#hub/openStore.ts'
import { type HubPorts, systemPorts } from '#hub/ports.ts'
import { rows, run, type Work } from '#hub/sql.ts'
import type { HubStore } from '#hub/store.ts'
import type { SentClaim } from '#shared/claim/sentClaim.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { aRemittance, cutBare } from './bigRemittance.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const few = 1_000
const many = 10_000
const linesPaid = 100_000
/** How often the heap is looked at while a file is built, each time after what is garbage has been thrown away. */
const looks = 20
const by = { id: 'grace-kim', name: 'Grace Kim' }
const facts = { decisions: [], ndcCodes: [], charges: [] }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Live bytes of the program, what lies outside of the heap with them. */
function held(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function enrol(store: HubStore): Promise<void> {
  const at = instantAt(Date.now(), 'America/Chicago')
  await store.addEnrolmentCode('code', at)
  await store.enrol('code', { id: 'device-1', name: 'Bench', key: { keyHash: 'key', expiresAt: at }, at })
}

/** As many signed visits of thirteen lines in the hub as these numbers, each with a name of its own. */
function* signedVisits(from: number, to: number): Work<void> {
  const [name, reference] = ['7654321', 'BENCHREFERENCE']
  const envelope = JSON.stringify(aSignedEnvelope(Number(name), { claimRef: reference }))
  for (let n = from; n < to; n += 1) {
    const number = String(n).padStart(7, '0')
    const claimRef = `BENCH${number}`
    const text = envelope.replaceAll(name, number).replaceAll(reference, claimRef)
    yield* run(
      `insert into signed_version (session_id, version, sha256, claim_ref, device_id, envelope, receipt)
       values ($1, 1, $2, $3, 'device-1', $4, '{}')`,
      ...[`session-${number}`, sha256(text), claimRef, text],
    )
  }
}

interface BuiltFile {
  readonly text: string
  readonly took: number
  /** The longest that nobody else was answered. */
  readonly longest: number
  /** The most that was held while it was built, over what was held before. */
  readonly most: number
}

/** How long some work takes, and the longest that nobody else was answered meanwhile. */
async function watched(work: () => Promise<void>): Promise<{ readonly took: number; readonly longest: number }> {
  const waits = monitorEventLoopDelay({ resolution: 5 })
  waits.enable()
  const took = await timed(work)
  // The last wait is noticed when it is over.
  await new Promise((resolve) => void setTimeout(resolve, 50))
  waits.disable()
  return { took, longest: waits.max / 1e6 }
}

/** One file of these visits through the hub's own method. */
async function build(store: HubStore, batchId: string, from: number, to: number): Promise<BuiltFile> {
  const before = held()
  let most = 0
  let slices = 0
  const every = Math.ceil((to - from) / 5 / looks)
  const ports: HubPorts = {
    ...systemPorts('America/Chicago', () => {}),
    async breathe() {
      slices += 1
      if (slices % every === 0) most = Math.max(most, held() - before)
      await new Promise((resolve) => void setImmediate(resolve))
    },
  }
  const sessions = Array.from({ length: to - from }, (_, index) => ({
    ...{ sessionId: `session-${String(from + index).padStart(7, '0')}`, version: 1, facts },
    as: 'claim' as const,
  }))
  const { took, longest } = await watched(async () => {
    const built = await claimMethods(store, ports)['batches.build']({
      ...{ batchId, form: 'professional', production: false, sessions, by },
    })
    if (!built.ok || built.value.batch?.claims !== to - from) throw new Error('every visit becomes a claim')
  })
  const { text = '' } = (await store.look(batchFile(batchId))) ?? {}
  return { text, took, longest, most }
}

/** The same bytes in as many writes as they have claims. */
function writeBare(path: string, text: string, claims: number): void {
  const file = openSync(path, 'w')
  const length = Math.ceil(text.length / claims)
  for (let at = 0; at < text.length; at += length) writeSync(file, text.slice(at, at + length))
  closeSync(file)
}

async function fileFigures(store: HubStore, folder: string): Promise<readonly Figure[]> {
  const small = await build(store, 'few', 0, few)
  const file = await build(store, 'many', few, few + many)
  const bare: number[] = []
  for (let turn = 0; turn < 5; turn += 1)
    bare.push(await timed(() => writeBare(join(folder, 'bare.x12'), file.text, many)))
  const floor = median(bare)
  return [
    {
      what: `10,000 signed visits through the hub's ledger to one 837P of ${megabytes(file.text.length)}: read, folded, coded, billed, written and kept`,
      measured: `${ms(file.took)} (${ms(file.took / many)} a visit, nobody else waits longer than ${ms(file.longest)})`,
      floor: `${ms(floor)} for the same bytes in as many writes`,
      ratio: file.took / floor,
      budget: 'shown',
    },
    {
      what: 'most that is held while 10,000 claims are built',
      measured: megabytes(file.most),
      floor: `${megabytes(small.most)} for 1,000`,
      ratio: file.most / small.most,
      budget: 'flat: about 1',
    },
  ]
}

async function answerFigures(store: HubStore): Promise<readonly Figure[]> {
  const claims: SentClaim[] = []
  let lines = 0
  for (const { sent } of await store.look(
    rows<{ sent: string }>(`select sent from claim_text where batch_id = 'many' order by nth`),
  )) {
    const claim = JSON.parse(sent) as SentClaim
    if (lines >= linesPaid) break
    claims.push(claim)
    lines += claim.lines.length
  }
  const text = aRemittance(claims, 'EFT0001')
  const methods = claimMethods(
    store,
    systemPorts('America/Chicago', () => {}),
  )
  const { took, longest } = await watched(async () => {
    const filed = await methods['answers.file']({ fileName: 'big.835', text, by })
    const [answer] = filed.ok ? filed.value.answers : []
    if (answer?.matched !== lines || answer.unmatched !== 0) throw new Error('every line is matched')
  })
  const bare: number[] = []
  for (let turn = 0; turn < 5; turn += 1) bare.push(await timed(() => cutBare(text)))
  const floor = median(bare)
  return [
    {
      what: `an 835 of ${lines.toLocaleString('en')} lines and ${megabytes(text.length)}, read, matched, put down in slices and posted in one step of the hub's ledger`,
      measured: `${ms(took)} (${ms((took / lines) * 1_000)} a thousand lines, nobody else waits longer than ${ms(longest)})`,
      floor: `${ms(floor)} to cut the same text into elements`,
      ratio: took / floor,
      budget: 'shown',
    },
  ]
}

/** The same through the ledger that the hub keeps: claims out of signed visits, and a payment posted on their lines. */
export async function ledgerFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const opened = await openHubStore({ folder })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  try {
    await enrol(store)
    await store.transact(signedVisits(0, few + many))
    return [...(await fileFigures(store, folder)), ...(await answerFigures(store))]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
