import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { damageOf, flush, type Judge, removeDatabase } from './backup.ts'
import { holdFile } from './holdFile.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'

/**
 * Puts a copy made by backUp in the place of a record. The copy is opened and judged first; the record it replaces is kept
 * as `path.set-aside`, with its log. A power cut in between never leaves `path` empty, where a start would begin a new record.
 */
export function restoreBackup(
  backup: string,
  path: string,
  key: string,
  judge: Judge = () => null,
): Result<void, OpenFailure> {
  if (!existsSync(backup)) return err(openFailure('missing', 'no copy'))
  const fresh = `${path}.restoring`
  let hold: { release(): void } | null = null
  try {
    hold = holdFile(path)
    copyFileSync(backup, fresh)
    const damage = damageOf(fresh, key, judge)
    if (damage) return err(openFailure('corrupt', damage))
    flush(fresh)
    setAside(path)
    renameSync(fresh, path)
    flush(dirname(path))
    return ok(undefined)
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  } finally {
    if (hold && existsSync(fresh)) removeDatabase(fresh)
    hold?.release()
  }
}

function setAside(path: string): void {
  const aside = `${path}.set-aside`
  for (const end of ['', '-wal']) {
    rmSync(aside + end, { force: true })
    if (existsSync(path + end)) linkSync(path + end, aside + end)
  }
  // The log of the old record must not be read into the restored one.
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
}
