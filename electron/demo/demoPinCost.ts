import type { ScryptCost } from '../db/password.ts'

/** The demo's PINs stand in the README: hashing them dearly would only slow the first start down. */
export const demoPinCost: ScryptCost = { N: 2 ** 12, r: 8, p: 1 }
