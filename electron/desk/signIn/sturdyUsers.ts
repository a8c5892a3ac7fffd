import type { UserStore } from '#electron/db/userStore.ts'
import type { StorageWatch } from '../record/storageWatch.ts'

interface Count {
  readonly count: number
  readonly lockedUntilUtc: string | null
}

/**
 * Signing in must go on where nothing can be saved: wrong PINs are then counted in memory, and lock out as ever. What was
 * counted in memory holds until a right PIN, or the end of a lock-out, could be written down, also when the disk takes
 * counts again before that: it must not forget a lock-out, nor hide one. A full sign-in is kept in memory likewise.
 */
export function sturdyUsers(users: UserStore, storage: StorageWatch): UserStore {
  const counts = new Map<string, Count>()
  const fullSignIns = new Map<string, string>()
  const isWritten = (write: () => void): boolean => {
    try {
      write()
      return true
    } catch (thrown) {
      if (!storage.saw(thrown)) throw thrown
      return false
    }
  }
  return {
    ...users,
    countFailure: (userId, limit, lockUntil) => {
      const before = counts.get(userId)
      const beforeOnDisk = before?.count ?? users.get(userId)?.failedAttempts ?? 0
      let onDisk = 0
      const written = isWritten(() => {
        onDisk = users.countFailure(userId, limit, lockUntil)
      })
      if (written && !before) return onDisk
      const count = beforeOnDisk + 1
      counts.set(userId, { count, lockedUntilUtc: count >= limit ? lockUntil.utc : null })
      return count
    },
    clearFailures: (userId) => {
      if (isWritten(() => users.clearFailures(userId))) counts.delete(userId)
      else counts.set(userId, { count: 0, lockedUntilUtc: null })
    },
    fullSignIn: (userId, at) => {
      if (isWritten(() => users.fullSignIn(userId, at))) fullSignIns.delete(userId)
      else fullSignIns.set(userId, at.utc)
    },
    endFullSignIn: (userId) => {
      fullSignIns.delete(userId)
      users.endFullSignIn(userId)
    },
    get: (userId) => {
      const found = users.get(userId)
      const stored = found && { ...found, fullSignInUtc: fullSignIns.get(userId) ?? found.fullSignInUtc }
      const counted = counts.get(userId)
      if (!stored || !counted) return stored
      return { ...stored, failedAttempts: counted.count, lockedUntilUtc: counted.lockedUntilUtc }
    },
  }
}
