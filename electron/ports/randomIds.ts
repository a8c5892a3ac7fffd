import { v7 } from 'uuid'
import type { NewId, Random } from '#shared/kernel/ports.ts'

/** UUIDv7: sorts by the time it was made, also within one millisecond (RFC 9562 section 5.7). */
export const randomIds: NewId = () => v7()

/** For waiting times that must not fall together; never for secrets. */
export const systemRandom: Random = () => Math.random()
