import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Result } from '#shared/kernel/result.ts'
import { flush } from './backup.ts'
import { connect, isRawKey } from './connect.ts'
import { createPrivate, type KeyFailure, obtainKey, readPrivate } from './keyFile.ts'

/** Where the record's key lies, with room for the next one while it is being changed (toolchain 4). */
export interface KeyPlace {
  /** The key that opens the record; where a change of the key was cut off, whichever of the two does. */
  obtain(databaseFile: string): Result<string, KeyFailure>
  /** Puts the next key beside the one that holds. */
  keepNext(key: string): void
  /** The record opens with the next key: it takes the place of the one before, which is forgotten. */
  adoptNext(): void
  /** The change did not happen. */
  dropNext(): void
}

/** How a place keeps one key: a file of the owner's alone, or one sealed by the operating system. */
export interface KeyKeeping {
  read(file: string): string | null
  write(file: string, key: string): void
}

/** A key file of the owner's alone, and `<file>.next` beside it during a change. */
export const keyFilePlace = (file: string): KeyPlace =>
  keyPlaceOn(file, { read: readPrivate, write: createPrivate }, (database) => obtainKey(file, database))

/** A place for a key and its successor, whatever keeps them. */
export function keyPlaceOn(
  file: string,
  { read, write }: KeyKeeping,
  obtain: (databaseFile: string) => Result<string, KeyFailure>,
): KeyPlace {
  const next = `${file}.next`
  const place: KeyPlace = {
    obtain(databaseFile) {
      if (existsSync(next)) settle(place, { old: read(file), fresh: read(next), databaseFile })
      return obtain(databaseFile)
    },
    keepNext(key) {
      rmSync(next, { force: true })
      write(next, key)
    },
    adoptNext() {
      renameSync(next, file)
      flush(dirname(file))
    },
    dropNext: () => rmSync(next, { force: true }),
  }
  return place
}

/** After a crash in the middle of a change the record opens with exactly one of the two keys. */
function settle(
  place: KeyPlace,
  { old, fresh, databaseFile }: { old: string | null; fresh: string | null; databaseFile: string },
): void {
  if (old !== null && opens(databaseFile, old)) place.dropNext()
  else if (fresh !== null && opens(databaseFile, fresh)) place.adoptNext()
}

function opens(databaseFile: string, key: string): boolean {
  if (!isRawKey(key) || !existsSync(databaseFile)) return false
  try {
    connect(databaseFile, key, { fileMustExist: true }).close()
    return true
  } catch {
    return false
  }
}

/** A fresh raw key: 64 hex digits. */
export const freshKey = (): string => randomBytes(32).toString('hex')
