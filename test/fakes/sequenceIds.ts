import type { NewId } from '#shared/kernel/ports.ts'

/** Ids that count up and sort in the order they were given, in the form of the real ones. */
export function sequenceIds(device = 0, first = 1): NewId {
  let next = first
  const middle = device.toString(16).padStart(4, '0')
  return () => `0198f0c0-0000-7${middle.slice(1)}-8000-${(next++).toString(16).padStart(12, '0')}`
}
