import type { User } from '#shared/document/clinic.ts'
import type { AuditName } from '#shared/ipc/auditKinds.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { Doer, LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { audit } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'
import { worklistCardSchema } from '../desk/projectWorklist.ts'
import { openQuestionSentence } from '../desk/questions.ts'
import { countRestricted, holding, shownName, standingsFor } from '../desk/restricted.ts'
import { newestDocument } from '../desk/signedDocument.ts'
import type { HubNo } from '../sync/hubClient.ts'

type Method = Extract<keyof Handlers, `batches.${string}` | `answers.${string}` | `exceptions.${string}`>
const shownAtOnce = 200

/** Claim files and payers' answers: the hub keeps them, the desk asks for the person who is signed in and notes it. */
export const batchHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'batches.list': async () => {
    const batches = await desk.sync.ask('batches.list', { limit: shownAtOnce })
    if (!batches.ok) return said(batches.error)
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
  'batches.build': async ({ form, sessions }, { user }) => {
    const batchId = desk.newId()
    const { free, held } = withoutQuestions(desk, sessions)
    if (free.length === 0) return ok({ batch: null, leftOut: held })
    const input = { batchId, form, production: !desk.demo, by: doer(user), sessions: chosen(desk, free) }
    const built = await desk.sync.ask('batches.build', input)
    if (!built.ok) return said(built.error)
    const { batch } = built.value
    const restricted = countRestricted(
      desk,
      free.map(({ sessionId }) => sessionId),
    )
    if (batch)
      await noted(desk, user, 'batchBuilt', { file: batch.fileName, sha256: batch.sha256, ...holding(restricted) })
    return ok({ batch, leftOut: [...built.value.leftOut, ...held] })
  },
  'batches.take': async ({ batchId }, { user }) => {
    const taken = await desk.sync.ask('batches.take', { batchId, by: doer(user) })
    if (!taken.ok) return said(taken.error)
    const { fileName, text, sha256 } = taken.value
    const restricted = await restrictedIn(desk, batchId)
    await noted(desk, user, 'batchTaken', { file: fileName, sha256, ...holding(restricted) })
    return ok({ fileName, text, sha256, restricted })
  },
  'batches.send': async ({ batchId, destinationId }, { user }) => {
    const sent = await desk.sync.ask('batches.send', { batchId, destinationId, by: doer(user) })
    if (!sent.ok) return said(sent.error)
    const held = holding(await restrictedIn(desk, batchId))
    await noted(desk, user, 'batchSent', { file: sent.value.batch.fileName, ...held })
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
  await desk.sync.tryNow()
  // Which rows changed comes with what the hub tells of its claims (pullClaims).
  desk.push({ push: 'worklist.changed', sessionIds: sessionId ? [sessionId] : [] })
}

type Chosen = { readonly sessionId: string; readonly as: 'claim' | 'void' }

/** A visit the nurse is asked about waits for the answer; taking a claim back does not. */
function withoutQuestions(desk: Desk, sessions: readonly Chosen[]): { free: Chosen[]; held: LeftOut[] } {
  const free: Chosen[] = []
  const held: LeftOut[] = []
  for (const chosen of sessions) {
    const { sessionId, as } = chosen
    const asked = as === 'claim' ? openQuestionSentence(desk, sessionId) : null
    if (asked === null) free.push(chosen)
    else held.push({ sessionId, reference: referenceOf(desk, sessionId), words: [asked] })
  }
  return { free, held }
}

const referenceOf = (desk: Desk, sessionId: string): string => {
  const row = desk.stores.tables.worklist.get(sessionId)
  return row ? worklistCardSchema.parse(row.card).claimRef : ''
}

/** The newest signed version of each, with what this desk adds to it. What the hub has not received it says itself. */
const chosen = (desk: Desk, sessions: readonly Chosen[]): HubInput<'batches.build'>['sessions'] =>
  sessions.map(({ sessionId, as }) => {
    const document = newestDocument(desk, sessionId)
    const facts = document ? desk.stores.billingFacts(document) : { decisions: [], ndcCodes: [], charges: [] }
    return { sessionId, version: document?.version ?? 1, facts: JSON.parse(JSON.stringify(facts)), as }
  })
