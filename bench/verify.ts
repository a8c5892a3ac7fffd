import { createHash, hash } from 'node:crypto'
import { copyFileSync, createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { flush } from '#electron/db/backup.ts'
import { connect } from '#electron/db/connect.ts'
import { restoreBackup } from '#electron/db/restoreBackup.ts'
import { readable } from '#electron/db/rights.ts'
import { verifyChains, verifySteps } from '#electron/db/verifyChain.ts'
import { bigDevice, bigKey, writeBigRecord } from './bigRecord.ts'
import { type Figure, ms, timed } from './figures.ts'

/** About 1.1 GB of file. */
const grown = 1_000_000
/** The two are walked in turn, so many entries at a time: whatever else the machine does falls on both. */
const inTurn = 40

/**
 * A grown record: every one of a million entries checked, against reading the same rows from the same encrypted file and
 * hashing each once; and its copy put in its place, against the same bytes copied, flushed and hashed.
 */
export async function verifyFigures(entries = grown): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  try {
    const path = writeBigRecord(folder, entries)
    const gigabytes = (statSync(path).size / 1e9).toFixed(2)
    const { bare, verified } = walkInTurn(path, entries)
    const target = join(folder, 'restored.db')
    const copied = await timed(() => copyAndHash(path, `${target}.bare`))
    rmSync(`${target}.bare`)
    const restored = await timed(() => restore(path, target))
    return [
      {
        what: `verifying ${entries.toLocaleString('en')} entries`,
        measured: ms(verified),
        floor: ms(bare),
        ratio: verified / bare,
        budget: '≤ 2 × reading and hashing the same rows',
      },
      {
        what: `restoring a record of ${gigabytes} GB: copied, opened, structure and every entry checked, flushed`,
        measured: ms(restored),
        floor: ms(copied),
        ratio: restored / copied,
        budget: 'told; the floor checks nothing',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of both over the whole record. Throws where either finds something wrong. */
function walkInTurn(path: string, entries: number): { readonly bare: number; readonly verified: number } {
  const [one, other] = [connect(path, bigKey, { readonly: true }), connect(path, bigKey, { readonly: true })]
  const [hashing, verifying] = [hashSteps(one), verifySteps(readable(other), bigDevice)]
  let [bare, verified] = [0, 0]
  for (;;) {
    const start = performance.now()
    const isHashed = advance(hashing).done
    const between = performance.now()
    const step = advance(verifying)
    bare += between - start
    verified += performance.now() - between
    if (!step.done) continue
    if (!isHashed || !step.value.ok || step.value.records !== entries) throw new Error('the record is not as written')
    one.close()
    other.close()
    return { bare, verified }
  }
}

function advance<T>(steps: Generator<number, T>): IteratorResult<number, T> {
  let step = steps.next()
  for (let count = 1; count < inTurn && !step.done; count += 1) step = steps.next()
  return step
}

const stepRows = 500

function* hashSteps(db: Database): Generator<number, null> {
  const rows = db.prepare<[], [string, string, string]>('select prev_hash, body, hash from events order by place').raw()
  let count = 0
  for (const [prevHash, body, kept] of rows.iterate()) {
    if (hash('sha256', prevHash + body, 'hex') !== kept) throw new Error('a hash is wrong')
    count += 1
    if (count % stepRows === 0) yield count
  }
  return null
}

function restore(path: string, target: string): void {
  const restored = restoreBackup(path, target, bigKey, (copy) => {
    const verdict = verifyChains(copy, bigDevice)
    return verdict.ok ? null : verdict.bad.flaw
  })
  if (!restored.ok) throw new Error(restored.error.sentence)
}

async function copyAndHash(path: string, target: string): Promise<void> {
  copyFileSync(path, target)
  flush(target)
  const sum = createHash('sha256')
  await pipeline(createReadStream(target), sum)
}
