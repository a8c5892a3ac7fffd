import { z } from 'zod'
import { chartEventSchema } from '../chart/events.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { chargeSchema, practiceSchema, providerSchema, userSchema } from './clinic.ts'
import { idSchema, instantSchema } from './facts.ts'

/**
 * One session as a file: everything needed to read, code, bill or move it, and nothing else (docs/session-document.md).
 * Patient, coverages, authorizations, plan and the catalogue rows used travel inside its first event, `SessionScheduled`;
 * a signed document also carries its frozen coding inside `SessionSigned`.
 */
export const sessionDocumentSchema = z.object({
  format: z.literal('chairside.session'),
  formatVersion: z.literal(1),
  sessionId: idSchema,
  /** 0 = not signed yet. */
  version: z.number().int().min(0),
  practice: practiceSchema,
  providers: z.array(providerSchema),
  /** Fee schedule rows in force for the codes of this session and its payer. */
  charges: z.array(chargeSchema),
  /** People named in the events: for signatures and explanations. */
  people: z.array(userSchema.omit({ badge: true })),
  /** The receiver's own numbers of the appointment and the visit, echoed in what is sent to it; absent = none was told. */
  appointment: z
    .object({
      placer: z.string().max(250).nullable(),
      filler: z.string().max(250).nullable(),
      visitId: z.string().max(250).nullable(),
    })
    .optional(),
  /** In the record's order. */
  events: z.array(chartEventSchema).min(1).max(5000),
  /** In an emergency copy alone: entries made since the signature. They are no part of the signed version nor of its hash. */
  laterEvents: z.array(chartEventSchema).max(5000).optional(),
})
export type SessionDocument = z.infer<typeof sessionDocumentSchema>

export const documentFormatVersion = 1

/** A text → a document, or one sentence that names the place and the cause. A newer form is refused, never guessed at. */
export function readSessionDocument(text: string): Result<SessionDocument, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    return err(`it is not JSON: ${cause instanceof Error ? cause.message : 'unreadable'}`)
  }
  if (typeof value !== 'object' || value === null || (value as { format?: unknown }).format !== 'chairside.session')
    return err('format: it is not a Chairside session document')
  const formatVersion = (value as { formatVersion?: unknown }).formatVersion
  if (typeof formatVersion === 'number' && formatVersion > documentFormatVersion)
    return err(
      `formatVersion: ${formatVersion} is newer than this program reads (${documentFormatVersion}); update Chairside, then import it`,
    )
  const parsed = sessionDocumentSchema.safeParse(value)
  if (parsed.success) return consistent(parsed.data)
  const issue = parsed.error.issues[0]
  return err(`${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'not in the right form'}`)
}

function consistent(document: SessionDocument): Result<SessionDocument, string> {
  const seen = new Set<string>()
  for (const list of ['events', 'laterEvents'] as const)
    for (const [index, event] of (document[list] ?? []).entries()) {
      if (event.sessionId !== document.sessionId)
        return err(`${list}.${index}.sessionId: it belongs to another session`)
      if (seen.has(event.id)) return err(`${list}.${index}.id: the same event stands twice`)
      seen.add(event.id)
    }
  if (!document.events.some((event) => event.kind === 'SessionScheduled'))
    return err('events: SessionScheduled is missing')
  return ok(document)
}

/** A signed version on its way: what the outbox sends, the hub stores and the receipt names (billing-interfaces 4). */
export const signedEnvelopeSchema = z.object({
  schema: z.literal('chairside.signed/1'),
  session: idSchema,
  version: z.number().int().min(1),
  siteId: idSchema,
  deviceId: idSchema,
  /** SHA-256 of the canonical JSON of `payload`, lower-case hex. */
  contentSha256: z.string().regex(/^[0-9a-f]{64}$/),
  signedBy: idSchema,
  signedAt: instantSchema,
  payload: sessionDocumentSchema,
})
export type SignedEnvelope = z.infer<typeof signedEnvelopeSchema>
