/** How far a workstation's clock may stand off before people hear of it (workflow 10, clock skew). */

/** Over a minute: a quiet line, and the signer reads of it. The offset is kept with every entry, however small. */
const quietOverSeconds = 60
/** Over five minutes: a full-width line, and every entry counts as "clock doubtful". */
const doubtfulOverSeconds = 300

export type ClockLevel = 'right' | 'quiet' | 'doubtful'

/** What an offset of so many seconds means; the sign says ahead (+) or behind (−). */
export function clockLevel(offsetSeconds: number): ClockLevel {
  const off = Math.abs(offsetSeconds)
  if (off <= quietOverSeconds) return 'right'
  return off <= doubtfulOverSeconds ? 'quiet' : 'doubtful'
}

/** Two readings of the same difference: nothing happened to the clock between them. */
export const isSameOffset = (a: number, b: number): boolean => Math.abs(a - b) <= quietOverSeconds
