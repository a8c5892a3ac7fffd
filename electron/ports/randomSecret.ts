import { randomBytes } from 'node:crypto'

/** A fresh secret: 32 random bytes as URL-safe text. */
export const randomSecret = (): string => randomBytes(32).toString('base64url')
