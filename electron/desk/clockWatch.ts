import { z } from 'zod'
import { clockLevel, isSameOffset } from '#shared/clinical/clockLimits.ts'
import type { ClockStatus } from '#shared/ipc/shapes.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { DocumentStore } from '../db/documentStore.ts'

/**
 * Whether this workstation's clock can be believed (workflow 10): held against the hub's with every answer, and against
 * its own record, which never goes back. It only says so. No time is ever changed, and nobody is kept from charting.
 */
export interface ClockWatch {
  /** The hub said its time in an answer between these two moments of ours. True when people should hear of it. */
  compared(sentAt: Instant, theirs: Instant, answeredAt: Instant): boolean
  /** An entry is about to be made: what it keeps of the offset, in seconds, however small (workflow 10); undefined = none, or the clock is believed. */
  offsetForEntry(): number | undefined
  status(): ClockStatus
  /** A person read another clock and this one is right. A no when the offset is not the one they were shown any more. */
  confirm(shownOffsetSeconds: number): Result<ClockStatus, 'clock-changed'>
}

interface ClockWatchParts {
  readonly now: () => Instant
  readonly documents: DocumentStore
  /** When this workstation made its newest entry; null = none yet. */
  readonly newestEntryUtc: string | null
}

const keptSchema = z.object({
  offsetSeconds: z.number(),
  against: z.enum(['hub', 'own_record']),
  /** The offset from the hub at which a person said that this clock is the right one. */
  believedAt: z.number().nullable(),
})
type Kept = z.infer<typeof keptSchema>

const believed: Kept = { offsetSeconds: 0, against: 'own_record', believedAt: null }
/** An answer that took longer says too little about the time. */
const slowestAnswerMs = 10_000
/** The furthest an entry can say (shared/chart/events.ts). */
const furthestSeconds = 86_400

export function createClockWatch({ now, documents, newestEntryUtc }: ClockWatchParts): ClockWatch {
  const found = keptSchema.safeParse(documents.get('settings', 'clock')?.body)
  let kept = found.success ? found.data : believed
  let newestMs = newestEntryUtc === null ? 0 : Date.parse(newestEntryUtc)

  const doubted = (): number =>
    kept.believedAt !== null && isSameOffset(kept.offsetSeconds, kept.believedAt) ? 0 : kept.offsetSeconds
  const status = (): ClockStatus => ({
    level: clockLevel(doubted()),
    offsetSeconds: kept.offsetSeconds,
    against: kept.against,
  })
  /** What was last written down, so that a reading that says the same again writes and tells nothing. */
  let written = { ...kept, level: status().level }
  function keep(next: Kept): boolean {
    kept = next
    const { level } = status()
    const isSame = isSameOffset(kept.offsetSeconds, written.offsetSeconds) && kept.believedAt === written.believedAt
    if (isSame && level === written.level) return false
    written = { ...kept, level }
    documents.put('settings', 'clock', kept, now())
    return true
  }
  /** A clock cannot have come back by itself: what it lost since the newest entry it is off by, at least. */
  function lookBack(): boolean {
    const nowMs = epochMs(now())
    const lostSeconds = Math.round((newestMs - nowMs) / 1000)
    if (lostSeconds < 0 || clockLevel(lostSeconds) === 'right') {
      newestMs = Math.max(newestMs, nowMs)
      return false
    }
    newestMs = nowMs
    return keep({ ...kept, offsetSeconds: within(kept.offsetSeconds - lostSeconds), against: 'own_record' })
  }
  lookBack()

  return {
    compared(sentAt, theirs, answeredAt) {
      const wentBack = lookBack()
      const tookMs = epochMs(answeredAt) - epochMs(sentAt)
      if (tookMs < 0 || tookMs > slowestAnswerMs) return wentBack
      const offsetSeconds = within(Math.round((epochMs(sentAt) + tookMs / 2 - epochMs(theirs)) / 1000))
      // Where both clocks agree again, the old answer to their difference is done with.
      const believedAt = clockLevel(offsetSeconds) === 'right' ? null : kept.believedAt
      return keep({ offsetSeconds, against: 'hub', believedAt }) || wentBack
    },
    offsetForEntry() {
      lookBack()
      return doubted() === 0 ? undefined : doubted()
    },
    status,
    confirm(shownOffsetSeconds) {
      if (!isSameOffset(shownOffsetSeconds, kept.offsetSeconds)) return err('clock-changed')
      keep(kept.against === 'hub' ? { ...kept, believedAt: kept.offsetSeconds } : believed)
      return ok(status())
    },
  }
}

const within = (seconds: number): number => Math.max(-furthestSeconds, Math.min(furthestSeconds, seconds))

/** The demo's clock was set on purpose: it is held against nothing. */
export const clockSetOnPurpose: ClockWatch = {
  compared: () => false,
  offsetForEntry: () => undefined,
  status: () => ({ level: 'right', offsetSeconds: 0, against: 'own_record' }),
  confirm: () => err('clock-changed'),
}
