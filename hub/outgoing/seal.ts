import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Passwords and keys of destinations: sealed with a key that never stands in the database. */
export interface Seal {
  close(text: string): string
  /** Throws when the text was sealed with another key or was changed. */
  open(sealed: string): string
}

const algorithm = 'aes-256-gcm'

/** AES-256-GCM; nonce, tag and text in one base64. */
export const sealWith = (key: Buffer): Seal => ({
  close(text) {
    const nonce = randomBytes(12)
    const cipher = createCipheriv(algorithm, key, nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
  },
  open(sealed) {
    const all = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv(algorithm, key, all.subarray(0, 12))
    decipher.setAuthTag(all.subarray(12, 28))
    return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8')
  },
})

/** The key of this hub's seal, in a file its owner alone may read; made at the first start. */
export function sealOf(folder: string): Seal {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'secrets.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  return sealWith(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'))
}
