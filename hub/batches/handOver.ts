import type { Instant } from '#shared/kernel/instant.ts'
import { row, run, type Work } from '../sql.ts'
import { claimNames } from './batchReads.ts'
import { advance } from './claimState.ts'

/** The file left: by hand, or delivered to a destination. The first time is kept; a copy taken later changes nothing. */
export function* handedOver(batchId: string, how: string, by: string, at: Instant): Work<void> {
  const before = yield* row<{ sent_at: string | null }>('select sent_at from batch where id = $1', batchId)
  if (!before || before.sent_at !== null) return
  yield* run(
    'update batch set sent_at = $2, sent_how = $3, sent_by = $4 where id = $1',
    ...[batchId, JSON.stringify(at), how, by],
  )
  for (const claim of yield* claimNames(batchId)) yield* advance(claim, 'sent')
}
