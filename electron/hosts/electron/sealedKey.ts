import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isRawKey } from '#electron/db/connect.ts'
import { type KeyFailure, keyFailure } from '#electron/db/keyFile.ts'
import { type KeyPlace, keyPlaceOn } from '#electron/db/keyPlace.ts'
import { ok, type Result } from '#shared/kernel/result.ts'

/** The part of Electron's safeStorage that is needed: the operating system's own key store behind it. */
export interface Seal {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
}

/**
 * The record's raw key, sealed by the operating system for this account (design 5): 64 hex digits.
 * Made at the first start; a record without its sealed key never gets a new one, which could not open it.
 */
export function sealedKey(seal: Seal, sealedFile: string, databaseFile: string): Result<string, KeyFailure> {
  if (!seal.isEncryptionAvailable()) return keyFailure('key-unreadable')
  if (existsSync(sealedFile)) return unseal(seal, sealedFile)
  if (existsSync(databaseFile)) return keyFailure('key-missing')
  const key = randomBytes(32).toString('hex')
  try {
    keepSealed(seal, sealedFile, key)
  } catch {
    return keyFailure('key-unreadable')
  }
  return ok(key)
}

/** The same place with room for the next key. */
export const sealedKeyPlace = (seal: Seal, sealedFile: string): KeyPlace =>
  keyPlaceOn(
    sealedFile,
    {
      read(file) {
        const key = existsSync(file) ? unseal(seal, file) : null
        return key?.ok ? key.value : null
      },
      write: (file, key) => keepSealed(seal, file, key),
    },
    (databaseFile) => sealedKey(seal, sealedFile, databaseFile),
  )

function keepSealed(seal: Seal, file: string, key: string): void {
  writeFileSync(`${file}.part`, seal.encryptString(key), { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
}

function unseal(seal: Seal, sealedFile: string): Result<string, KeyFailure> {
  try {
    const key = seal.decryptString(readFileSync(sealedFile))
    return isRawKey(key) ? ok(key) : keyFailure('key-not-a-key')
  } catch {
    return keyFailure('key-not-a-key')
  }
}
