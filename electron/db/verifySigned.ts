import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { BadRecord } from './chain.ts'
import type { ReadableDb } from './rights.ts'

interface Row {
  readonly session_id: string
  readonly version: number
  readonly document: string
  readonly sha256: string
  readonly rule_set: string
  readonly signed_utc: string
}

/** The part of an envelope that is bound to its payload; an older form of the rest is no flaw. */
const boundSchema = z.looseObject({
  session: z.string(),
  version: z.number(),
  deviceId: z.string(),
  contentSha256: z.string(),
  signedBy: z.string(),
  signedAt: z.looseObject({ utc: z.string() }),
  payload: z.looseObject({
    sessionId: z.string(),
    version: z.number(),
    events: z.array(z.looseObject({ kind: z.string() })),
  }),
})

const signatureSchema = z.looseObject({
  kind: z.literal('SessionSigned'),
  userId: z.string(),
  happenedAt: z.looseObject({ utc: z.string() }),
  payload: z.looseObject({ version: z.number(), ruleSet: z.string() }),
})

/** The first signed version whose text is not what its hash, its signature and its columns say, or null. */
export function firstBadSigned(db: ReadableDb): BadRecord | null {
  const rows = db.prepare<[], Row>(
    'select session_id, version, document, sha256, rule_set, signed_utc from signed_versions order by session_id, version',
  )
  for (const row of rows.iterate()) {
    if (isAsSigned(row)) continue
    return { deviceId: deviceOf(row.document), seq: row.version, id: row.session_id, flaw: 'signed-altered' }
  }
  return null
}

function isAsSigned(row: Row): boolean {
  const value = jsonOf(row.document)
  const bound = boundSchema.safeParse(value)
  if (!bound.success || canonicalText(value) !== row.document) return false
  const { session, version, contentSha256, signedBy, signedAt, payload } = bound.data
  const signature = payload.events
    .map((event) => signatureSchema.safeParse(event).data)
    .find((event) => event?.payload.version === version)
  if (!signature) return false
  const { userId, happenedAt, payload: signed } = signature
  const hash = createHash('sha256').update(canonicalJson(payload)).digest('hex')
  const pairs = [
    [hash, contentSha256],
    [hash, row.sha256],
    [session, payload.sessionId],
    [session, row.session_id],
    [version, payload.version],
    [version, row.version],
    [signedBy, userId],
    [signedAt.utc, happenedAt.utc],
    [signedAt.utc, row.signed_utc],
    [signed.ruleSet, row.rule_set],
  ]
  return pairs.every(([one, other]) => one === other)
}

/** null = the value has no canonical form, so we did not write it. */
function canonicalText(value: unknown): string | null {
  try {
    return canonicalJson(value)
  } catch {
    return null
  }
}

function deviceOf(document: string): string {
  const bound = boundSchema.safeParse(jsonOf(document))
  return bound.success ? bound.data.deviceId : ''
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
