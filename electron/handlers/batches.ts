import type { User } from '#shared/document/clinic.ts'
import type { AuditName } from '#shared/ipc/auditKinds.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { Doer } from '#shared/ipc/hubClaimShapes.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { noteBuilt } from '../desk/claims/orderedBatches.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { countRestricted, holding, shownName, standingsFor } from '../desk/restricted/restricted.ts'
import type { HubNo } from '../sync/hubClient.ts'

/** Building one has a file of its own, buildBatches.ts. */
export type BuildMethod = 'batches.build' | 'batches.begin' | 'batches.building' | 'batches.cancel'

type Method = Exclude<
  Extract<keyof Handlers, `batches.${string}` | `answers.${string}` | `exceptions.${string}`>,
  BuildMethod
>
const shownAtOnce = 200

/** Claim files and payers' answers: the hub keeps them, the desk asks for the person who is signed in and notes it. */
export const batchHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'batches.list': async () => {
    const batches = await desk.sync.ask('batches.list', { limit: shownAtOnce })
    if (!batches.ok) return said(batches.error)
    noteBuilt(desk, batches.value.batches)
    const destinations = await desk.sync.ask('destinations.list', {})
    return destinations.ok ? ok({ ...batches.value, ...destinations.value }) : said(destinations.error)
  },
  'batches.open': async ({ batchId }, { user }) => {
    const opened = await desk.sync.ask('batches.get', { batchId })
    if (!opened.ok) return said(opened.error)
    const standings = standingsFor(desk, user)
    const claims = opened.value.claims.map((claim) => ({
      ...claim,
      patientName: shownName(claim, standings.ofSession(claim.sessionId)),
    }))
    const about = await desk.sync.ask('outgoing.about', { id: batchId })
    return about.ok ? ok({ ...opened.value, claims, ...about.value }) : said(about.error)
  },
  'batches.take': async ({ batchId, again = false }, { user }) => {
    const taken = await desk.sync.ask('batches.take', { batchId, by: doer(user), again })
    if (!taken.ok) return saidOrAsked(taken.error)
    const { fileName, text, sha256 } = taken.value
    const restricted = await restrictedIn(desk, batchId)
    await noted(desk, user, 'batchTaken', { file: fileName, sha256, ...saidAgain(again), ...holding(restricted) })
    return ok({ fileName, text, sha256, restricted })
  },
  'batches.send': async ({ batchId, destinationId, again = false }, { user }) => {
    const sent = await desk.sync.ask('batches.send', { batchId, destinationId, by: doer(user), again })
    if (!sent.ok) return saidOrAsked(sent.error)
    const held = holding(await restrictedIn(desk, batchId))
    await noted(desk, user, 'batchSent', { file: sent.value.batch.fileName, ...saidAgain(again), ...held })
    return ok({ queued: sent.value.queued })
  },
  'answers.load': async ({ fileName, text }, { user }) => {
    const filed = await desk.sync.ask('answers.file', { fileName, text, by: doer(user) })
    if (!filed.ok && filed.error.kind === 'rejected')
      return err({ code: 'answer-unreadable', facts: { text: filed.error.words } })
    if (!filed.ok) return said(filed.error)
    await noted(desk, user, 'answerLoaded', { file: fileName })
    return filed
  },
  'exceptions.list': async ({ settled }) =>
    asAnswer(await desk.sync.ask('exceptions.list', { limit: shownAtOnce, settled })),
  'exceptions.settle': async ({ id, words }, { user }) => {
    const settled = await desk.sync.ask('exceptions.settle', { id, words, by: doer(user) })
    if (!settled.ok) return said(settled.error)
    await noted(desk, user, 'exceptionSettled', { exception: id })
    return settled
  },
})

/** How many restricted charts a claim file holds. */
async function restrictedIn(desk: Desk, batchId: string): Promise<number> {
  const batch = await desk.sync.ask('batches.get', { batchId })
  const claims = batch.ok ? batch.value.claims : []
  return countRestricted(
    desk,
    claims.map(({ sessionId }) => sessionId),
  )
}

export const doer = (user: User | null): Doer => ({ id: user?.id ?? 'unknown', name: user?.name ?? 'unknown' })

/** Why the hub gave nothing, in its words. */
export const said = ({ words }: HubNo) => err({ code: 'hub-says-no' as const, facts: { text: words } })

/** The same, where a person who has looked may say it again. */
export const saidOrAsked = (no: HubNo) =>
  no.kind === 'rejected' && no.asks ? err({ code: 'left-before' as const, facts: { text: no.words } }) : said(no)

/** In the audit: what left before leaves again because a person said so. */
export const saidAgain = (again: boolean): Readonly<Record<string, string>> => (again ? { again: 'true' } : {})

export const asAnswer = <T>(answer: Result<T, HubNo>) => (answer.ok ? answer : said(answer.error))

/** In this desk's chain; then the lists are asked for again, so that every screen shows what changed at the hub. */
export async function noted(
  desk: Desk,
  user: User | null,
  what: AuditName,
  facts: Readonly<Record<string, string>>,
  sessionId?: string,
): Promise<void> {
  const userId = user?.id ?? null
  desk.transaction((tx) =>
    audit(desk, tx, { kind: `audit.${what}`, userId, facts, ...(sessionId ? { sessionId } : {}) }),
  )
  await told(desk, sessionId)
}

/** Something changed at the hub: it is asked, and so are this desk's lists. */
export async function told(desk: Desk, sessionId?: string): Promise<void> {
  await desk.sync.tryNow()
  // Which rows changed comes with what the hub tells of its claims (pullClaims).
  desk.push({ push: 'worklist.changed', sessionIds: sessionId ? [sessionId] : [] })
}
