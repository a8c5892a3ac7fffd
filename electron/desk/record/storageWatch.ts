import { failureOf, type OpenFailureKind } from '#electron/db/openFailure.ts'
import type { Transaction, Tx } from '#electron/db/rights.ts'
import type { Instant } from '#shared/kernel/instant.ts'

/** Why nothing can be saved on this workstation now; reading goes on. */
export type StorageTrouble = 'disk-full' | 'damaged' | 'not-writable'

/** Where the record was not whole when this program opened it: what is read is a copy in memory, and nothing is written. */
export interface OpenedForReading {
  readonly why: StorageTrouble
  /** Rows that could not be read. */
  readonly lostRows: number
}

/** Something that is to be written down, with the moment it belongs to, as soon as anything can be. */
export type OwedWrite = (tx: Tx, at: Instant) => void

export interface StorageWatch {
  readonly trouble: () => { readonly kind: StorageTrouble; readonly since: Instant; readonly lostRows: number } | null
  /** Nothing will be written before the next start, whatever happens to the disk. */
  readonly readOnly: boolean
  /** The transactions of the record, watched: a refusing disk is remembered, the first write that goes through ends it. */
  readonly transaction: Transaction
  /** Whether this was the disk's doing; it is remembered then. */
  saw(thrown: unknown): boolean
  /** Kept in memory, oldest first, until the record can be written. */
  owe(write: OwedWrite): void
  /** Writes what is owed in one transaction; called when the record can be written again. */
  payOwed(): void
}

/** More than a shift of looking. */
const mostOwed = 5_000

const troubleOf: Partial<Record<OpenFailureKind, StorageTrouble>> = {
  'disk-full': 'disk-full',
  corrupt: 'damaged',
  'read-only-folder': 'not-writable',
  'wrong-key': 'damaged',
}

/** A failure of the file that leaves something to read, in the words of this watch; null = none. */
export const readableTrouble = (kind: OpenFailureKind): StorageTrouble | null =>
  kind === 'wrong-key' ? null : (troubleOf[kind] ?? null)

/** What a write throws on a record that was opened for reading alone. */
export class OpenForReadingOnly extends Error {
  readonly code = 'SQLITE_READONLY'
}

/** Watches whether the record can be written. `changed` is called when that changes, either way. */
export function createStorageWatch(
  record: Transaction,
  { now, changed, opened }: { now: () => Instant; changed: () => void; opened: OpenedForReading | null },
): StorageWatch {
  let trouble: { readonly kind: StorageTrouble; readonly since: Instant; readonly lostRows: number } | null =
    opened && { kind: opened.why, since: now(), lostRows: opened.lostRows }
  const owed: { readonly write: OwedWrite; readonly at: Instant }[] = []
  const saw = (thrown: unknown): boolean => {
    // Only the record's own file: what another file refuses says nothing about it.
    const isOfRecord = thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE_')
    const kind = isOfRecord ? troubleOf[failureOf(thrown)?.kind ?? 'in-use'] : undefined
    if (!kind) return false
    if (trouble) return true
    trouble = { kind, since: now(), lostRows: 0 }
    changed()
    return true
  }
  const transaction: Transaction = (write) => {
    if (opened) throw new OpenForReadingOnly('this record is open for reading alone')
    try {
      const done = record(write)
      if (trouble) {
        trouble = null
        changed()
      }
      return done
    } catch (thrown) {
      saw(thrown)
      throw thrown
    }
  }
  return {
    trouble: () => trouble,
    readOnly: opened !== null,
    transaction,
    saw,
    owe: (write) => {
      owed.push({ write, at: now() })
      if (owed.length > mostOwed) owed.shift()
    },
    payOwed: () => {
      const due = owed.splice(0)
      if (due.length === 0) return
      try {
        transaction((tx) => {
          for (const { write, at } of due) write(tx, at)
        })
      } catch (thrown) {
        // Whoever made the write that went through must not hear of this one: it stays owed.
        owed.unshift(...due)
        if (!saw(thrown)) throw thrown
      }
    },
  }
}
