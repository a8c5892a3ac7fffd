import { z } from 'zod'
import { err, ok, type Result } from '../kernel/result.ts'
import { instantSchema } from './facts.ts'
import type { SessionDocument } from './sessionDocument.ts'

export const emergencyFormat = 'chairside.emergency'

/** Visits of a workstation that could not save any more, one session document each (docs/session-document.md). */
export interface EmergencyCopy {
  readonly format: typeof emergencyFormat
  readonly formatVersion: 1
  readonly madeAt: z.infer<typeof instantSchema>
  readonly documents: readonly SessionDocument[]
}

const frame = z.object({
  format: z.literal(emergencyFormat),
  formatVersion: z.literal(1),
  madeAt: instantSchema,
  /** Each is read by itself when it is brought in, so that one bad visit does not hold up the rest. */
  documents: z.array(z.json()).max(5_000),
})

/**
 * A file's JSON → the session documents in it: those of an emergency copy, or the one document the file is. The error is one
 * sentence that names the place.
 */
export function documentsIn(value: unknown): Result<readonly unknown[], string> {
  if (typeof value !== 'object' || value === null || (value as { format?: unknown }).format !== emergencyFormat)
    return ok([value])
  const parsed = frame.safeParse(value)
  if (parsed.success) return ok(parsed.data.documents)
  const issue = parsed.error.issues[0]
  return err(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not in the right form'}`)
}
