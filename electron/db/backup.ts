import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { connect, firstDamage } from './connect.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'
import { type ReadableDb, readable } from './rights.ts'

/** A further look at a finished copy; a sentence when it is not good. */
export type Judge = (copy: ReadableDb) => string | null

/**
 * Writes a copy of an open record to `target`, encrypted with the same key: written under another name, opened, checked,
 * flushed, then renamed, so that a file called `target` is always a whole one. An older file of that name is replaced.
 */
export function backUp(
  connection: Database,
  key: string,
  target: string,
  judge: Judge = () => null,
): Result<void, OpenFailure> {
  const part = `${target}.part`
  try {
    removeDatabase(part)
    connection.prepare('vacuum into ?').run(part)
    const damage = damageOf(part, key, judge)
    if (damage) return err(openFailure('corrupt', damage))
    flush(part)
    renameSync(part, target)
    flush(dirname(target))
    return ok(undefined)
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  } finally {
    if (existsSync(part)) removeDatabase(part)
  }
}

/** What is wrong with a closed record, as far as can be seen without changing it; null = nothing. Throws what SQLite throws. */
export function damageOf(file: string, key: string, judge: Judge): string | null {
  const copy = connect(file, key, { readonly: true, fileMustExist: true })
  try {
    return firstDamage(copy) ?? judge(readable(copy))
  } finally {
    copy.close()
  }
}

/** A record and everything SQLite laid beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}

/** Bytes and names survive a power cut only after this. Windows cannot flush a folder and need not. */
export function flush(path: string): void {
  if (process.platform === 'win32') return
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
