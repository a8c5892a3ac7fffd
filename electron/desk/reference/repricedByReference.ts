import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { ReferenceIssue, ReferenceReader } from '#electron/db/referenceStore.ts'
import { signaturesOf } from '#shared/chart/fold/foldAmendments.ts'
import type { UsedIssue } from '#shared/document/referenceUsed.ts'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { worklistCardSchema } from '../claims/projectWorklist.ts'
import type { Desk, Stores } from '../desk.ts'

/** A drug line whose limit differs; dollars per unit as the files write them, null = no limit published. */
export interface RepricedLine {
  readonly code: string
  readonly units: number
  readonly before: string | null
  readonly after: string | null
}

/** A signed session that would price differently. It keeps the issue it wrote down: nothing is priced anew by itself. */
export interface RepricedSession {
  readonly sessionId: string
  readonly claimRef: string
  readonly serviceDate: string
  readonly lines: readonly RepricedLine[]
}

const drugLinesSchema = z.array(z.object({ lines: z.array(z.object({ code: z.string(), units: z.number() })) }))

/** How many sessions are gone through before taps get their turn. */
const turn = 25

/** The signed sessions of this record that an issue prices otherwise than the issue they were signed with (reference-files.md 1.3). */
export async function sessionsRepricedBy(
  { stores }: Pick<Desk, 'stores'>,
  issue: ReferenceIssue,
): Promise<readonly RepricedSession[]> {
  if (issue.kind !== 'payment-limits') return []
  const found: RepricedSession[] = []
  for (const [place, row] of stores.tables.worklist.all().entries()) {
    if (place % turn === turn - 1) await setImmediate()
    const { claimRef, serviceDate } = worklistCardSchema.parse(row.card)
    if (serviceDate < issue.validFrom || serviceDate > (issue.validTo ?? serviceDate)) continue
    const lines = repricedLines(stores, row.sessionId, serviceDate, issue)
    if (lines.length > 0) found.push({ sessionId: row.sessionId, claimRef, serviceDate, lines })
  }
  return found
}

function repricedLines(stores: Stores, sessionId: string, day: string, issue: ReferenceIssue): readonly RepricedLine[] {
  const signed = stores.signed.newest(sessionId)
  if (!signed) return []
  const { payload } = signedEnvelopeSchema.parse(JSON.parse(signed.document))
  const signature = signaturesOf(payload.events).find(({ payload: { version } }) => version === signed.version)
  if (!signature) return []
  const used = signature.payload.reference?.issues.find(({ kind }) => kind === issue.kind)
  const before = issueBefore(stores.reference, day, issue, used)
  if (!before) return []
  const drugs = drugLinesSchema.safeParse(signature.payload.unitsResult)
  return unitsByCode(drugs.success ? drugs.data.flatMap(({ lines }) => lines) : []).flatMap(([code, units]) => {
    const [was, is] = [before, issue].map(({ id }) => limitIn(stores.reference, id, code))
    return was === undefined || is === undefined || (was.limit === is.limit && was.coinsurance === is.coinsurance)
      ? []
      : [{ code, units, before: was.limit, after: is.limit }]
  })
}

/** What the session was priced with: the issue it wrote down, otherwise the newest one that was there before this one. */
const issueBefore = (
  reader: ReferenceReader,
  day: string,
  issue: ReferenceIssue,
  used: UsedIssue | undefined,
): ReferenceIssue | undefined => {
  const others = reader.issuesOn(issue.kind, day).filter(({ id }) => id !== issue.id)
  if (used?.sha256 === issue.sha256) return undefined
  return others.find(({ sha256 }) => sha256 === used?.sha256) ?? others.find(({ id }) => id < issue.id)
}

function limitIn(reader: ReferenceReader, issueId: number, code: string) {
  const body = reader.inIssue(issueId, code)[0]?.body
  return { limit: body?.limit ?? null, coinsurance: body?.coinsurance ?? null }
}

/** JW units are paid like the others: the lines of a code count together. */
function unitsByCode(lines: readonly { readonly code: string; readonly units: number }[]) {
  const units = new Map<string, number>()
  for (const line of lines) units.set(line.code, (units.get(line.code) ?? 0) + line.units)
  return [...units]
}
