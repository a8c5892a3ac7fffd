import { randomBytes, scryptSync } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { isRawKey } from './connect.ts'

export type KeyFailureKind = 'key-missing' | 'key-unreadable' | 'key-not-private' | 'key-not-a-key'

/** Why there is no key, with the sentence for the person. */
export interface KeyFailure {
  readonly kind: KeyFailureKind
  readonly sentence: string
}

const sentences: Readonly<Record<KeyFailureKind, string>> = {
  'key-missing':
    'The record is here, but its key file is not. Nothing was changed. Put the key file back beside it; without it nobody can read the record.',
  'key-unreadable':
    'Chairside may not read or write its key file. Give this account the right to it, then start again.',
  'key-not-private':
    'Other accounts on this workstation can read the key file. Make it readable by its owner alone (mode 600), then start again.',
  'key-not-a-key': 'The key file does not hold a key of Chairside. Put the right one back, then start again.',
}

export const keyFailure = (kind: KeyFailureKind) => err({ kind, sentence: sentences[kind] })

/**
 * The raw key of a record, 64 hex digits: read from its file, or made when neither the file nor the record is there yet.
 * A record without its key file never gets a new key, which could not open it.
 */
export function obtainKey(keyFile: string, databaseFile: string): Result<string, KeyFailure> {
  if (!existsSync(keyFile) && existsSync(databaseFile)) return keyFailure('key-missing')
  const text = obtainText(keyFile, () => randomBytes(32).toString('hex'))
  if (!text.ok) return text
  return isRawKey(text.value) ? text : keyFailure('key-not-a-key')
}

/** Derivation is slow on purpose: 128 MiB and about 0.4 s (OWASP's cost for scrypt), once at each start. */
const passphraseCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 }

/**
 * The raw key of a record from a passphrase that is kept nowhere; only its salt lies in `saltFile`.
 * The same passphrase and salt give the same key; a wrong passphrase shows when the record is opened.
 */
export function keyFromPassphrase(
  passphrase: string,
  saltFile: string,
  databaseFile: string,
): Result<string, KeyFailure> {
  if (!existsSync(saltFile) && existsSync(databaseFile)) return keyFailure('key-missing')
  const salt = obtainText(saltFile, () => randomBytes(32).toString('hex'))
  if (!salt.ok) return salt
  if (!isRawKey(salt.value)) return keyFailure('key-not-a-key')
  return ok(
    scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt.value, 'hex'), 32, passphraseCost).toString('hex'),
  )
}

function obtainText(path: string, make: () => string): Result<string, KeyFailure> {
  try {
    if (!existsSync(path)) createPrivate(path, make())
    // Windows keeps rights in another form; there the folder of the account protects the file.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) return keyFailure('key-not-private')
    return ok(readFileSync(path, 'utf8').trim())
  } catch {
    return keyFailure('key-unreadable')
  }
}

/** The text of a file of the owner's alone, or null where it cannot be had. */
export function readPrivate(path: string): string | null {
  const text = existsSync(path) ? obtainText(path, () => '') : null
  return text?.ok ? text.value : null
}

/**
 * Writes a file whole or not at all, readable by its owner alone. It gets its name by a link, which never replaces:
 * of two programs that start at once, both end up with the first one's key.
 */
export function createPrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.${process.pid}.part`
  rmSync(part, { force: true })
  const file = openSync(part, 'wx', 0o600)
  try {
    writeSync(file, `${text}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(part, path)
  } catch (thrown) {
    if (!existsSync(path)) throw thrown
  } finally {
    rmSync(part, { force: true })
  }
}
