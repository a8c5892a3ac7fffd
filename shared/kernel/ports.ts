import type { Instant } from './instant.ts'

/** The only sources of surprise, as types: the real ones live in electron/ports and renderer/main.tsx. */
export interface Clock {
  now(): Instant
}

/** A fresh UUIDv7. */
export type NewId = () => string

/** A number at least 0 and below 1. */
export type Random = () => number
