import type { OpenFailure } from '#electron/db/openFailure.ts'
import type { ChainVerdict } from '#electron/db/verifyChain.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What keeps the record itself: its copies, the check of its chain, its key. */
export interface RecordCare {
  readonly copiesFolder: string
  copies(): readonly Copy[]
  /** Why the last copy that was tried was not made; null = it was, or none was tried since the start. */
  lastFailure(): OpenFailure | null
  makeCopy(userId: string | null): Promise<Result<Copy, OpenFailure>>
  /** null = it was called off, and nothing is known by it. */
  verify(): Promise<ChainVerdict | null>
  /** How far a check or a copy is that runs now; null = none runs. */
  working(): Working | null
  /** Calls off the check that runs; a copy goes on. */
  stopVerifying(): void
  /** A new key for the record and a new copy; copies of the old key are removed, since nothing opens them any more. */
  changeKey(userId: string | null): Promise<Result<Copy, OpenFailure>>
  /** Begins to look for a new day: each gets its copy, without anybody asking. */
  startNightly(): void
  stop(): void
}

/** Entries read by a check, or by the check of a copy that is being made, of how many. */
export interface Working {
  readonly work: 'check' | 'copy'
  readonly records: number
  readonly of: number
}

export interface Copy {
  readonly file: string
  /** The day it was made, YYYY-MM-DD on the clinic's clock. */
  readonly day: string
  readonly bytes: number
}
