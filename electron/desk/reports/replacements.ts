import { z } from 'zod'
import type { ContainerKey } from '#electron/db/replacementStore.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import {
  afterStep,
  isReplaceable,
  notAsked,
  type Replacement,
  type ReplacementNo,
  replacementStates,
} from '#shared/reports/replacement.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk, Stores } from '../desk.ts'
import { today } from '../practice/today.ts'
import { audit } from '../record/audit.ts'
import { visitReportSchema } from './visitReport.ts'

/** A container's standing as it is kept and as its audit entry says it. */
const keptSchema = z.object({
  state: z.enum(replacementStates),
  askedOn: z.string().nullable(),
  askedBy: z.string().nullable(),
  reference: z.string(),
  settledOn: z.string().nullable(),
  reason: z.string(),
})

/** Where the practice stands with the maker over one container. */
export function replacementOf({ replacements }: Pick<Stores, 'replacements'>, key: ContainerKey): Replacement {
  const read = keptSchema.safeParse(replacements.get(key))
  return read.success ? read.data : notAsked
}

/** Keeps what somebody says of a container, here and on the other workstations; what was said before stays in the audit. */
export function noteReplacement(
  desk: Desk,
  user: User,
  { sessionId, lineId, containerId, step }: Input<'reports.replacement'>,
): Result<null, 'container-unknown' | ReplacementNo> {
  const key = { sessionId, lineId, containerId }
  if (!isLost(desk, key)) return err('container-unknown')
  const after = afterStep(replacementOf(desk.stores, key), step, { userId: user.id, today: today(desk) })
  if (typeof after === 'string') return err(after)
  desk.transaction((tx) => {
    desk.stores.replacements.put(tx, key, after, desk.now())
    const facts = factsOf(key, after)
    enqueueEvents(
      desk,
      tx,
      'office',
      audit(desk, tx, { kind: 'audit.replacementNoted', userId: user.id, sessionId, facts }),
    )
  })
  desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
  desk.sync.wake()
  return ok(null)
}

function isLost({ stores }: Desk, { sessionId, lineId, containerId }: ContainerKey): boolean {
  const row = stores.tables.reports.get(sessionId)
  return (
    row !== null &&
    visitReportSchema
      .parse(row.body)
      .losses.some((one) => one.lineId === lineId && one.containerId === containerId && isReplaceable(one.reason))
  )
}

/** Only what there is to say: an entry is read by people too. */
function factsOf({ lineId, containerId }: ContainerKey, after: Replacement): Readonly<Record<string, string>> {
  const said = Object.entries(after).filter(([, value]) => value !== null && value !== '')
  return { line: lineId, container: containerId, ...Object.fromEntries(said) }
}

const factsSchema = z.object({
  line: z.string(),
  container: z.string(),
  state: z.enum(replacementStates),
  askedOn: z.string().nullable().default(null),
  askedBy: z.string().nullable().default(null),
  reference: z.string().default(''),
  settledOn: z.string().nullable().default(null),
  reason: z.string().default(''),
})

/** What an entry of any workstation says of a container; null = it says nothing this program reads. */
export function replacementIn(
  facts: unknown,
): (Omit<ContainerKey, 'sessionId'> & { readonly body: Replacement }) | null {
  const read = factsSchema.safeParse(facts)
  if (!read.success) return null
  const { line: lineId, container: containerId, ...body } = read.data
  return { lineId, containerId, body }
}
