import { addMinutes, epochMs, type Instant } from '#shared/kernel/instant.ts'
import { reasonHoldsMinutes } from '#shared/permissions/restricted.ts'

/** For whom a restricted chart is open here because they gave a reason. In memory alone: a restart asks again. */
export interface GivenReasons {
  give(userId: string, patientId: string): void
  has(userId: string, patientId: string): boolean
  /** The marking changed: everybody is asked anew. */
  forget(patientId: string): void
}

export function createGivenReasons(now: () => Instant): GivenReasons {
  const until = new Map<string, Map<string, number>>()
  return {
    give(userId, patientId) {
      const people = until.get(patientId) ?? new Map<string, number>()
      until.set(patientId, people.set(userId, epochMs(addMinutes(now(), reasonHoldsMinutes))))
    },
    has: (userId, patientId) => (until.get(patientId)?.get(userId) ?? 0) > epochMs(now()),
    forget: (patientId) => void until.delete(patientId),
  }
}
