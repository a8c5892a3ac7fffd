import Sqlite from 'better-sqlite3'

/** Every lock this program has: one that nothing refers to any more would be collected, and given back unasked. */
const holds = new Set<Sqlite.Database>()

/**
 * Holds a record for one program: an exclusive lock on an empty file beside it. The system gives the lock back when the
 * program ends, however it ends, so nothing is left to clean up after kill -9. Throws SQLITE_BUSY when another program holds it.
 */
export function holdFile(path: string): { release(): void } {
  const held = new Sqlite(`${path}.lock`, { timeout: 0 })
  try {
    held.pragma('journal_mode=MEMORY')
    held.exec('begin exclusive')
  } catch (thrown) {
    held.close()
    throw thrown
  }
  holds.add(held)
  return {
    release() {
      holds.delete(held)
      held.close()
    },
  }
}
