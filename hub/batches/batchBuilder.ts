import { createHash } from 'node:crypto'
import type { Claim } from '#shared/claim/claim.ts'
import { createClaimFile, type Piece, setsOf } from '#shared/formats/x12/write837.ts'
import type { Building, LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { findBatch } from './batchReads.ts'
import {
  type BuildInput,
  type Built,
  beginFile,
  changedSince,
  keepBatch,
  type Mark,
  markNow,
  planOne,
  type WrittenFile,
} from './buildBatch.ts'
import { draftAfter, dropBrokenOff, dropDraft, keepDraft, keepDrafts, type Planned, sumOfDraft } from './draft.ts'
import { keepPiece } from './filePieces.ts'

/**
 * Builds claim files in slices: between two of them everybody else is answered, however many visits a file has. One is
 * built at a time; the same id again joins the build that runs, or gives the file that was built.
 */
export interface BatchBuilder {
  /** Goes on in the background. */
  begin(input: BuildInput): Promise<Building>
  /** null = nothing is known of that id: it was never asked for, or the hub was stopped in the middle of it. */
  look(batchId: string): Promise<(Built & { readonly building: Building }) | null>
  /** Takes effect before the next slice; a file that is done stays. */
  cancel(batchId: string): Building | null
  /** To its end. Throws what a bug threw. */
  build(input: BuildInput): Promise<Built>
}

interface Room {
  readonly store: HubStore
  readonly ports: HubPorts
}

interface Job {
  readonly input: BuildInput
  readonly leftOut: Map<string, LeftOut>
  /** Visits that changed in every round. */
  readonly givenUp: Set<string>
  building: Building
  isCancelled: boolean
  ended: Promise<void>
}

/** So few that no slice is felt: some tens of milliseconds. */
const visitsAtOnce = 5
const claimsAtOnce = 50
/** How often a file is planned anew because its visits change while it is built. */
const mostRounds = 5
/** Ended builds that whoever asked can still look at. */
const mostJobsKept = 50
const hasEnded = ({ state }: Building): boolean => state !== 'planning' && state !== 'writing'
const nothingKept: Built = { batch: null, leftOut: [] }

export function createBatchBuilder(store: HubStore, ports: HubPorts): BatchBuilder {
  const jobs = new Map<string, Job>()
  let last: Promise<void> = Promise.resolve()

  function start(input: BuildInput): Job {
    const running = jobs.get(input.batchId)
    if (running && !hasEnded(running.building)) return running
    const job: Job = {
      input: { ...input, sessions: onceEach(input.sessions) },
      leftOut: new Map(),
      givenUp: new Set(),
      building: { state: 'planning', done: 0, of: input.sessions.length },
      isCancelled: false,
      ended: Promise.resolve(),
    }
    job.ended = last.then(() => runJob(store, ports, job))
    last = job.ended.catch(() => undefined)
    jobs.set(input.batchId, job)
    for (const [id, { building }] of jobs) if (jobs.size > mostJobsKept && hasEnded(building)) jobs.delete(id)
    return job
  }

  const builtOf = async (job: Job): Promise<Built> => {
    const batch = await store.look(findBatch(job.input.batchId))
    return { batch, leftOut: batch?.leftOut ?? [...job.leftOut.values()] }
  }
  const held = async (batchId: string): Promise<Built | null> => {
    const batch = await store.look(findBatch(batchId))
    return batch && { batch, leftOut: batch.leftOut }
  }
  return {
    async begin(input) {
      const there = await held(input.batchId)
      if (there?.batch) return doneWith(there.batch.claims)
      const job = start(input)
      job.ended.catch(() => ports.log(`batch ${input.batchId}: the build failed`))
      return job.building
    },
    async look(batchId) {
      const job = jobs.get(batchId)
      if (job) return { ...(job.building.state === 'done' ? await builtOf(job) : nothingKept), building: job.building }
      const there = await held(batchId)
      return there && { ...there, building: doneWith(there.batch?.claims ?? 0) }
    },
    cancel(batchId) {
      const job = jobs.get(batchId)
      if (!job) return null
      if (!hasEnded(job.building)) job.isCancelled = true
      return job.isCancelled ? { ...job.building, state: 'cancelled' } : job.building
    },
    async build(input) {
      const there = await held(input.batchId)
      if (there) return there
      const job = start(input)
      await job.ended
      return builtOf(job)
    },
  }
}

const doneWith = (claims: number): Building => ({ state: 'done', done: claims, of: claims })

function onceEach(sessions: BuildInput['sessions']): BuildInput['sessions'] {
  const seen = new Set<string>()
  return sessions.filter(({ sessionId }) => !seen.has(sessionId) && seen.add(sessionId))
}

async function runJob(store: HubStore, ports: HubPorts, job: Job): Promise<void> {
  const { batchId } = job.input
  const at = ports.now()
  try {
    await store.transact(dropBrokenOff(at))
    const end = await buildInRounds({ store, ports }, job, at)
    job.building = { ...job.building, state: end }
    if (end === 'cancelled') await store.transact(dropDraft(batchId))
  } catch (thrown) {
    job.building = { ...job.building, state: 'failed' }
    await store.transact(dropDraft(batchId))
    throw thrown
  }
}

async function buildInRounds({ store, ports }: Room, job: Job, at: Instant): Promise<'done' | 'cancelled'> {
  const { input, givenUp } = job
  let mark = await store.look(markNow())
  let todo: ReadonlySet<string> = new Set(input.sessions.map(({ sessionId }) => sessionId))
  for (let round = 1; ; round += 1) {
    if (!(await planSlices({ store, ports }, job, todo, at))) return 'cancelled'
    const { claims } = await store.look(sumOfDraft(input.batchId))
    if (claims === 0) return 'done'
    const file = await writeSlices({ store, ports }, job, claims, at)
    if (!file) return 'cancelled'
    const leftOut = [...job.leftOut.values()]
    if (await store.transact(keepBatch({ ...input, givenUp }, file, leftOut, mark, at))) return 'done'
    // Taken before what changed is asked for: what changes in between is found at the next keeping.
    const next = await store.look(markNow())
    todo = await changedOf(store, job, mark)
    mark = next
    if (round >= mostRounds) todo = await giveUp(store, job, todo, at)
  }
}

/** Everything chosen that changed since is planned again; the rest stands in the draft. */
async function changedOf(store: HubStore, { input, givenUp }: Job, mark: Mark): Promise<ReadonlySet<string>> {
  const changed = await store.look(changedSince(mark))
  return new Set(
    input.sessions.flatMap(({ sessionId }) => (changed.has(sessionId) && !givenUp.has(sessionId) ? [sessionId] : [])),
  )
}

/** What changes again and again goes with the next file. */
async function giveUp(
  store: HubStore,
  job: Job,
  restless: ReadonlySet<string>,
  at: Instant,
): Promise<ReadonlySet<string>> {
  for (const sessionId of restless) {
    job.givenUp.add(sessionId)
    job.leftOut.set(sessionId, {
      sessionId,
      reference: '',
      words: ['It changed while the file was built. Build again.'],
    })
    await store.transact(keepDraft(job.input.batchId, { sessionId, place: 0, claims: [] }, at))
  }
  return new Set()
}

/** False = cancelled. */
async function planSlices({ store, ports }: Room, job: Job, todo: ReadonlySet<string>, at: Instant): Promise<boolean> {
  const { batchId, sessions, form } = job.input
  let planned: Planned[] = []
  const keep = async (): Promise<void> => {
    const slice = planned
    planned = []
    await store.transact(keepDrafts(batchId, slice, at))
  }
  let done = 0
  for (const [place, chosen] of sessions.entries()) {
    const { sessionId } = chosen
    if (!todo.has(sessionId)) continue
    if (done % visitsAtOnce === 0) {
      job.building = { state: 'planning', done, of: todo.size }
      await ports.breathe()
      if (job.isCancelled) return false
    }
    const answer = await store.look(planOne(chosen, { form, createdAt: at }))
    job.leftOut.delete(sessionId)
    if (!answer.ok) job.leftOut.set(sessionId, { sessionId, ...answer.error })
    planned.push({ sessionId, place, claims: answer.ok ? answer.value : [] })
    if (planned.length === claimsAtOnce) await keep()
    done += 1
  }
  await keep()
  return true
}

/** The file of a draft, with numbers of its own; null = cancelled. */
async function writeSlices({ store, ports }: Room, job: Job, claims: number, at: Instant): Promise<WrittenFile | null> {
  const { batchId, form, production } = job.input
  const numbers = await store.transact(beginFile(batchId, setsOf(claims)))
  const writer = createClaimFile(form, { ...numbers, createdAt: at, production })
  const hash = createHash('sha256')
  let pieces = 0
  const keep = async (written: readonly Piece[]): Promise<void> => {
    const text = written.map((piece) => piece.text).join('')
    hash.update(text)
    await store.transact(keepPiece(batchId, pieces, { text, places: written.flatMap(({ places }) => places) }))
    pieces += 1
  }
  const followed: string[] = []
  let practiceId = ''
  let nth = -1
  for (let done = 0; done < claims; ) {
    job.building = { state: 'writing', done, of: claims }
    await ports.breathe()
    if (job.isCancelled) return null
    const slice = await store.look(draftAfter(batchId, nth, claimsAtOnce))
    if (slice.length === 0) throw new Error('a draft has lost claims')
    const written: Piece[] = []
    for (const drafted of slice) {
      const claim = JSON.parse(drafted.claim) as Claim
      if (practiceId === '') practiceId = claim.practice.id
      if (claim.priorPayments.length > 0 || claim.frequency !== '1') followed.push(claim.sessionId)
      written.push(writer.add(claim))
      nth = drafted.nth
    }
    await keep(written)
    done += slice.length
  }
  await keep([writer.end()])
  return { ...numbers, practiceId, pieces, followed, sha256: hash.digest('hex') }
}
