import { chmodSync, existsSync, renameSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { flush, removeDatabase } from './backup.ts'
import { connect, firstDamage } from './connect.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'
import { readable } from './rights.ts'
import { type ChainVerdict, verifySteps } from './verifyChain.ts'

export interface CopyOptions {
  readonly path: string
  readonly key: string
  readonly target: string
  /** The workstation whose chain may have no gap. */
  readonly ownDevice: string
  /** Lets everything else go on; called between two pieces of the check. */
  readonly pause: () => Promise<void>
  /** How many entries of the copy were checked so far. */
  readonly onStep?: ((records: number) => void) | undefined
}

export interface CopyFacts {
  readonly records: number
  readonly bytes: number
}

/** A file up to this size is checked page by page in one go, about a third of a second; a larger one table by table. */
const checkedAtOnceBytes = 16 * 1024 * 1024

/**
 * Writes a copy of the record that is open, while it is being written to: the log is folded in, a reader holds the file as it
 * is then, and its bytes are copied beside the work. The copy is opened with its key and checked, entries and structure,
 * then named; a file called `target` is always a whole one.
 */
export async function copyRecord(writer: Database, options: CopyOptions): Promise<Result<CopyFacts, OpenFailure>> {
  const part = `${options.target}.part`
  try {
    removeDatabase(part)
    if (!(await copyBytes(writer, options, part))) return err(openFailure('in-use', 'the log could not be folded in'))
    const checked = await check(part, options)
    if (!checked.ok) return checked
    flush(part)
    renameSync(part, options.target)
    flush(dirname(options.target))
    return checked
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  } finally {
    if (existsSync(part)) removeDatabase(part)
  }
}

/** While a reader looks at the file without its log, nothing is folded into it: its bytes stand still. */
async function copyBytes(writer: Database, { path, key }: CopyOptions, part: string): Promise<boolean> {
  const [folded] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (folded?.busy !== 0) return false
  const reader = connect(path, key, { readonly: true, fileMustExist: true })
  try {
    reader.exec('begin')
    reader.prepare('select count(*) from sqlite_schema').get()
    await copyFile(path, part)
    chmodSync(part, 0o600)
    return true
  } finally {
    reader.close()
  }
}

async function check(
  part: string,
  { key, ownDevice, pause, onStep }: CopyOptions,
): Promise<Result<CopyFacts, OpenFailure>> {
  const copy = connect(part, key, { fileMustExist: true })
  try {
    // The copy stands alone: no log beside it.
    copy.pragma('journal_mode=DELETE')
    const bytes = statSync(part).size
    const damage = await damageIn(copy, bytes, pause)
    if (damage) return err(openFailure('corrupt', damage))
    const verdict = await stepped(verifySteps(readable(copy), ownDevice), pause, onStep)
    return verdict.ok
      ? ok({ records: verdict.records, bytes })
      : err(openFailure('corrupt', `entry ${verdict.bad.seq} of ${verdict.bad.deviceId}: ${verdict.bad.flaw}`))
  } finally {
    copy.close()
  }
}

async function damageIn(copy: Database, bytes: number, pause: () => Promise<void>): Promise<string | null> {
  if (bytes <= checkedAtOnceBytes) return firstDamage(copy)
  const tables = copy.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[]
  for (const name of tables) {
    // Every row of this one is read by the check of the chain, every page with its own seal.
    if (name === 'events') continue
    const found = copy.pragma(`quick_check("${name}")`, { simple: true })
    if (found !== 'ok') return String(found)
    await pause()
  }
  return null
}

/** Runs a check piece by piece, letting everything else go on in between. */
export async function stepped<Verdict extends ChainVerdict | null>(
  steps: Generator<number, Verdict>,
  pause: () => Promise<void>,
  onStep: (records: number) => void = () => {},
): Promise<Verdict> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onStep(step.value)
    await pause()
  }
}
