import type { User } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { Batch, LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput } from '#shared/ipc/hubContract.ts'
import { ok } from '#shared/kernel/result.ts'
import { heldSentence } from '../desk/claims/heldVisit.ts'
import { dropOrder, noteBuilt, noteOrder } from '../desk/claims/orderedBatches.ts'
import { worklistCardSchema } from '../desk/claims/projectWorklist.ts'
import { savedWords } from '../desk/claims/savedWords.ts'
import type { Desk } from '../desk/desk.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'
import { asAnswer, type BuildMethod, doer, said, told } from './batches.ts'

/** What a build in the background leaves out by itself: said at its end to whoever ordered it. */
interface Followed {
  readonly sessionIds: readonly string[]
  readonly held: readonly LeftOut[]
}

/** Building a claim file: at once, or in the background of the hub and followed from the screen. */
export function buildHandlers(desk: Desk): Pick<Handlers, BuildMethod> {
  const followed = new Map<string, Followed>()
  return {
    'batches.build': async ({ form, sessions }, { user }) => {
      const order = await orderOf(desk, user, form, sessions)
      const { held, input } = order
      if (!input) return ok({ batch: null, leftOut: [...held] })
      noteOrder(desk, order, user)
      const built = await desk.sync.ask('batches.build', input)
      if (!built.ok) return said(built.error)
      await ended(desk, order.batchId, built.value.batch)
      return ok({ batch: built.value.batch, leftOut: [...built.value.leftOut, ...held] })
    },
    'batches.begin': async ({ form, sessions }, { user }) => {
      const order = await orderOf(desk, user, form, sessions)
      const { held, input, sessionIds, batchId } = order
      followed.set(batchId, { sessionIds, held })
      if (!input) return ok({ batchId, building: { state: 'done', done: 0, of: 0 } })
      noteOrder(desk, order, user)
      const begun = await desk.sync.ask('batches.begin', input)
      if (!begun.ok) return said(begun.error)
      await told(desk)
      return ok({ batchId, ...begun.value })
    },
    'batches.building': async ({ batchId }) => {
      const known = followed.get(batchId)
      if (known?.sessionIds.length === 0)
        return ok({ batch: null, leftOut: [...known.held], building: { state: 'done', done: 0, of: 0 } })
      const found = await desk.sync.ask('batches.building', { batchId })
      if (!found.ok) return said(found.error)
      const { batch, building, leftOut } = found.value
      if (building.state !== 'planning' && building.state !== 'writing') {
        followed.delete(batchId)
        await ended(desk, batchId, batch)
      }
      return ok({ batch, building, leftOut: [...leftOut, ...(known?.held ?? [])] })
    },
    'batches.cancel': async ({ batchId }, { user }) => {
      const cancelled = await desk.sync.ask('batches.cancel', { batchId, by: doer(user) })
      if (cancelled.ok && cancelled.value.building.state === 'cancelled') dropOrder(desk, batchId)
      return asAnswer(cancelled)
    },
  }
}

interface Order extends Followed {
  readonly batchId: string
  /** One of them is billed though it left before: a person said so. */
  readonly again: boolean
  /** null = nothing of what was chosen may leave now. */
  readonly input: HubInput<'batches.build'> | null
}

async function orderOf(
  desk: Desk,
  user: User | null,
  form: HubInput<'batches.build'>['form'],
  chosen: readonly Chosen[],
): Promise<Order> {
  const batchId = desk.newId()
  const { free, held } = withoutHeld(desk, chosen)
  const sessions = await withFacts(desk, free)
  return {
    batchId,
    held,
    sessionIds: free.map(({ sessionId }) => sessionId),
    again: free.some(({ again = false, despiteCharges = false }) => again || despiteCharges),
    input: free.length === 0 ? null : { batchId, form, production: !desk.demo, by: doer(user), sessions },
  }
}

/** The end of an order, heard here: what was built is noted, and of anything else nothing comes any more. */
async function ended(desk: Desk, batchId: string, batch: Batch | null): Promise<void> {
  if (!batch) dropOrder(desk, batchId)
  else if (noteBuilt(desk, [batch])) await told(desk)
}

type Chosen = Input<'batches.build'>['sessions'][number]

/** A visit that is held here waits, and so does one that left as a file; taking a claim back does not. */
function withoutHeld(desk: Desk, sessions: readonly Chosen[]): { free: Chosen[]; held: LeftOut[] } {
  const free: Chosen[] = []
  const held: LeftOut[] = []
  for (const chosen of sessions) {
    const { sessionId, as } = chosen
    const why = as === 'claim' ? (heldSentence(desk, sessionId) ?? savedSentence(desk, chosen)) : null
    if (why === null) free.push(chosen)
    else held.push({ sessionId, reference: referenceOf(desk, sessionId), words: [why] })
  }
  return { free, held }
}

/** Why a visit waits whose claim was saved as a file: the ledger does not know whether that reached the payer. */
function savedSentence(desk: Desk, { sessionId, again }: Chosen): string | null {
  const saved = again ? null : savedWords(desk, sessionId)
  return saved === null ? null : `${saved} If that file was not used, open the visit and say so there.`
}

const referenceOf = (desk: Desk, sessionId: string): string => {
  const row = desk.stores.tables.worklist.get(sessionId)
  return row ? worklistCardSchema.parse(row.card).claimRef : ''
}

/** So few that a tap in between is not felt. */
const visitsAtOnce = 20

/** The newest signed version of each, with what this desk adds to it. What the hub has not received it says itself. */
async function withFacts(desk: Desk, chosen: readonly Chosen[]): Promise<HubInput<'batches.build'>['sessions']> {
  const all: HubInput<'batches.build'>['sessions'] = []
  for (const { sessionId, as, despiteCharges: again = false } of chosen) {
    if (all.length % visitsAtOnce === visitsAtOnce - 1) await new Promise((resolve) => void setImmediate(resolve))
    const document = newestDocument(desk, sessionId)
    const facts = document ? desk.stores.billingFacts(document) : { decisions: [], ndcCodes: [], charges: [] }
    const version = document?.version ?? 1
    all.push({ sessionId, version, facts: JSON.parse(JSON.stringify(facts)), as, ...(again ? { again } : {}) })
  }
  return all
}
