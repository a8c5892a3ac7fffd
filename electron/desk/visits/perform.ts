import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '#electron/db/rights.ts'
import type { Context } from '#shared/chart/context.ts'
import { decide } from '#shared/chart/decide.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { type Refusal, refuse } from '#shared/chart/refusals.ts'
import { timesForEntry } from '#shared/clinical/chairTimes.ts'
import type { SigningMethod } from '#shared/clinical/pickLists.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Input, Output } from '#shared/ipc/contract.ts'
import type { Connection } from '#shared/ipc/dispatch.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { BadInput } from '../badInput.ts'
import { enqueueEvents, enqueueSigned } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { chairTimes } from '../practice/chairTimes.ts'
import { limitsForEntry } from '../practice/clinicalLimits.ts'
import { noteAlone } from '../record/noteAlone.ts'
import { holderOf, opensByBadge } from '../signIn/badges.ts'
import { checkPin } from '../signIn/checkSecret.ts'
import { alsoKnown } from './alsoKnown.ts'
import { foldOnce } from './foldOnce.ts'
import { freezeCoding } from './freezeCoding.ts'
import { sealSession } from './signedDocument.ts'

type PerformInput = Input<'chart.perform'>
type PerformOutput = Output<'chart.perform'>

/**
 * One command: PINs first (the only waiting), then from "read" to "commit" without a pause (examples 5.4 and 7).
 * The same command sent again gets its first answer; events, lists, outbox and that answer are written together or not at all.
 */
export async function perform(
  desk: Desk,
  input: PerformInput,
  { user }: Connection,
): Promise<Result<PerformOutput, Refusal>> {
  if (!user) throw new Error('chart.perform needs somebody signed in')
  const fingerprint = fingerprintOf(input, user)
  // A PIN is not asked for again where the answer is known.
  const before =
    input.witness || input.confirmPin || input.confirmBadge ? answeredBefore(desk, input, fingerprint) : null
  if (before) return ok(before)
  const witness = await checkWitness(desk, input)
  if (!witness.ok) return witness
  const confirmed = await checkConfirmation(desk, input, user)
  if (!confirmed.ok) return confirmed
  const clockOffsetSeconds = desk.clockWatch.offsetForEntry()
  const doing = {
    ...{ input, user, fingerprint, clockOffsetSeconds },
    ...{ witness: witness.value, signedWith: confirmed.value },
  }
  const { done, isOnWorklist } = desk.transaction((tx) => ({
    done: answeredOrDone(desk, tx, doing),
    // Asked inside: a statement of its own would lock the file once more.
    isOnWorklist: desk.stores.tables.worklist.has(input.sessionId),
  }))
  if (done.ok) tell(desk, input.sessionId, isOnWorklist)
  else noteForbidden(desk, input, user, done.error)
  return done
}

interface Doing {
  readonly input: PerformInput
  readonly user: User
  readonly witness: User | null
  readonly fingerprint: string
  readonly clockOffsetSeconds: number | undefined
  readonly signedWith: SigningMethod | null
}

function answeredOrDone(desk: Desk, tx: Tx, doing: Doing): Result<PerformOutput, Refusal> {
  const { input, fingerprint, user } = doing
  // Asked inside: the same command may have come twice at once and waited for its PIN beside itself.
  const before = answeredBefore(desk, input, fingerprint)
  if (before) return ok(before)
  const decided = judge(desk, doing)
  if (!decided.ok) return decided
  const output = write(desk, tx, input.sessionId, decided.value)
  // Events never change: their ids are the answer, and it stays small.
  const reply = { fingerprint, version: output.version, eventIds: output.events.map(({ id }) => id) }
  desk.stores.commands.remember(tx, input.commandId, reply, desk.now())
  // What was typed is in the record now: no crash in between leaves it to be recorded twice.
  if (input.draft !== undefined)
    desk.stores.drafts.drop(tx, { userId: user.id, sessionId: input.sessionId, sheet: input.draft })
  return ok(output)
}

function judge(
  desk: Desk,
  { input, user, witness, clockOffsetSeconds, signedWith }: Doing,
): Result<readonly ChartEvent[], Refusal> {
  const { sessionId, command, happenedAt, source, late, commandId, paperBy } = input
  const chart = foldOnce(desk.record(sessionId))
  if (!chart) return err(refuse('session-unknown'))
  const context: Context = {
    now: desk.now(),
    happenedAt,
    source,
    commandId,
    deviceId: desk.device().id,
    user,
    newId: desk.newId,
    ...(late ? { late } : {}),
    ...(witness ? { witness } : {}),
    ...(paperBy === undefined ? {} : { paperBy: whoWrote(desk, paperBy) }),
    ...(clockOffsetSeconds === undefined ? {} : { clockOffsetSeconds }),
    ...(signedWith ? { signedWith } : {}),
    ...alsoKnown(desk, command, chart),
    ...limitsForEntry(desk),
    ...timesForEntry(chairTimes(desk)),
    ...(command.kind === 'sign' ? { frozen: freezeCoding(chart, desk.stores.reference) } : {}),
  }
  return decide(chart, command, context)
}

/** Whoever wrote the sheet may have left since; nobody at all is no answer. */
function whoWrote({ stores }: Desk, userId: string): User {
  const known = stores.users.get(userId)
  if (!known) throw new BadInput('paperBy: nobody of this practice has that id')
  return known.user
}

/** Everything one command changes, in the transaction that was opened for it. */
function write(desk: Desk, tx: Tx, sessionId: string, events: readonly ChartEvent[]): PerformOutput {
  const { stores } = desk
  const stored = stores.events.append(tx, events)
  desk.wrote(stored)
  enqueueEvents(desk, tx, sessionId, stored)
  const record = desk.record(sessionId)
  if (events.some(({ kind }) => kind === 'SessionSigned')) {
    const chart = foldOnce(record)
    if (chart) enqueueSigned(desk, tx, sealSession(desk, chart, record))
  }
  stores.tables.refresh(tx, sessionId)
  // Read back: what is answered is what is on the disk.
  return { version: record.length, events: ofRecord(record, new Set(events.map(({ id }) => id))) }
}

/** The events of these ids, in the record's order; looked for from its end, where they mostly are. */
function ofRecord(record: readonly ChartEvent[], ids: ReadonlySet<string>): ChartEvent[] {
  const found: ChartEvent[] = []
  for (let place = record.length - 1; place >= 0 && found.length < ids.size; place -= 1) {
    const event = record[place]
    if (event && ids.has(event.id)) found.unshift(event)
  }
  return found
}

function tell(desk: Desk, sessionId: string, isOnWorklist: boolean): void {
  desk.push({ push: 'chart.changed', sessionId })
  desk.push({ push: 'board.changed' })
  // Signed just now, or before: an amendment stands on the biller's list too.
  if (isOnWorklist) desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
  desk.push({ push: 'sync.changed' })
  desk.sync.wake()
}

const rememberedSchema = z.object({ fingerprint: z.string(), version: z.number(), eventIds: z.array(z.string()) })

/** The answer this command got before. Another command under the same id is nobody's tap: it is refused as bad input. */
function answeredBefore(desk: Desk, { commandId, sessionId }: PerformInput, fingerprint: string): PerformOutput | null {
  const before = desk.stores.commands.answered(commandId)
  if (!before) return null
  const remembered = rememberedSchema.parse(before.reply)
  if (remembered.fingerprint !== fingerprint) throw new BadInput('commandId: another command was sent under this id')
  return { version: remembered.version, events: ofRecord(desk.record(sessionId), new Set(remembered.eventIds)) }
}

/** What makes two sendings the same command. PINs and badges are left out: they are never kept, not even hashed this cheaply. */
function fingerprintOf(
  { confirmPin: _pin, confirmBadge: _badge, witness, ...input }: PerformInput,
  user: User,
): string {
  const text = canonicalJson({ ...input, witnessId: witness?.userId ?? null, userId: user.id })
  return hash('sha256', text, 'hex')
}

async function checkWitness(desk: Desk, { witness }: PerformInput): Promise<Result<User | null, Refusal>> {
  if (!witness) return ok(null)
  const checked = await checkPin(desk, { userId: witness.userId, pin: witness.pin, purpose: 'second person' })
  return checked.ok ? checked : err(refuse('witness-pin-wrong', { ...checked.error.facts, reason: checked.error.code }))
}

async function checkConfirmation(
  desk: Desk,
  { command, confirmPin, confirmBadge }: PerformInput,
  user: User,
): Promise<Result<SigningMethod | null, Refusal>> {
  if (command.kind !== 'sign') return ok(null)
  if (confirmBadge !== undefined) return checkBadge(desk, confirmBadge, user)
  if (confirmPin === undefined) return err(refuse('pin-wrong', { reason: 'missing' }))
  const checked = await checkPin(desk, { userId: user.id, pin: confirmPin, purpose: 'signature' })
  return checked.ok ? ok('pin') : err(refuse('pin-wrong', { ...checked.error.facts, reason: checked.error.code }))
}

/** The signer's own badge, where it would open the desk too: within the shift of a full sign-in, and not locked out (workflow 11). */
function checkBadge(desk: Desk, badge: string, user: User): Result<SigningMethod, Refusal> {
  const holder = holderOf(desk, badge)
  if (holder?.user.id !== user.id) {
    noteAlone(desk, { kind: 'audit.badgeRefused', userId: user.id })
    return err(refuse('badge-not-yours'))
  }
  return opensByBadge(holder, desk.now()) ? ok('badge') : err(refuse('badge-needs-pin'))
}

/** Reaching for what one's role does not include is kept; every other refusal is an ordinary no. */
function noteForbidden(desk: Desk, { sessionId, command }: PerformInput, user: User, refusal: Refusal): void {
  if (refusal.code !== 'not-allowed') return
  const facts = { command: command.kind }
  noteAlone(desk, { kind: 'audit.notAllowed', userId: user.id, sessionId, facts })
}
