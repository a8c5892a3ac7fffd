import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What a check costs: N and r decide memory (128·N·r bytes) and time. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/**
 * 128 MiB and about 0.4 s on a small workstation: a PIN has few digits, so each guess must be dear
 * (OWASP asks for N = 2^17, r = 8, p = 1). The lock-out after a few wrong PINs does the rest.
 */
export const pinCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }

const keyBytes = 32
const form = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22,86})\$([A-Za-z0-9_-]{43})$/

/** A PIN → the text to keep: "scrypt$N$r$p$salt$key". It carries its own cost, so the cost can be raised later. */
export async function hashPin(pin: string, cost: ScryptCost = pinCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(pin, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether a PIN is the one that was hashed; a text that is no hash fits no PIN. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt, key] = form.exec(hash) ?? []
  if (!salt || !key) return false
  const derived = await derive(pin, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'))
}

function derive(secret: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  const maxmem = 128 * N * r + 128 * r * p + 1024 * 1024
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem }, (cause, key) =>
      cause ? reject(cause) : resolve(key),
    )
  })
}
