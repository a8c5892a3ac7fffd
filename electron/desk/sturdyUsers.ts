import type { UserStore } from '../db/userStore.ts'
import type { StorageWatch } from './storageWatch.ts'

/**
 * Signing in must go on where nothing can be saved: wrong PINs are then counted in memory, and lock out as ever. A count that
 * the disk took before is not forgotten.
 */
export function sturdyUsers(users: UserStore, storage: StorageWatch): UserStore {
  const counts = new Map<string, { count: number; lockedUntilUtc: string | null }>()
  const tried = <T>(write: () => T, instead: () => T): T => {
    try {
      return write()
    } catch (thrown) {
      if (!storage.saw(thrown)) throw thrown
      return instead()
    }
  }
  return {
    ...users,
    countFailure: (userId, limit, lockUntil) =>
      tried(
        () => users.countFailure(userId, limit, lockUntil),
        () => {
          const before = counts.get(userId)?.count ?? users.get(userId)?.failedAttempts ?? 0
          const count = before + 1
          counts.set(userId, { count, lockedUntilUtc: count >= limit ? lockUntil.utc : null })
          return count
        },
      ),
    clearFailures: (userId) => {
      counts.delete(userId)
      tried(
        () => users.clearFailures(userId),
        () => void counts.set(userId, { count: 0, lockedUntilUtc: null }),
      )
    },
    get: (userId) => {
      const stored = users.get(userId)
      const counted = counts.get(userId)
      if (!stored || !counted) return stored
      return { ...stored, failedAttempts: counted.count, lockedUntilUtc: counted.lockedUntilUtc }
    },
  }
}
