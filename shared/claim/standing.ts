import type { SentVersion } from './billerDecisions.ts'

/** A claim that left, as far as what may follow it depends on it. */
export interface LeftClaim {
  readonly reference: string
  readonly version: number
  readonly frequency: '1' | '7' | '8'
  readonly state: 'built' | SentVersion['state']
  readonly payerNumber: string | null
  /** Place of its file in the order of files: later is newer. */
  readonly batchPlace: number
  /** The authorization numbers it left with; null or absent = not known. */
  readonly authorizations?: readonly string[] | null
}

/**
 * What a payer has under each reference: the newest that was not sent back, unless that took it away (frequency 8). The
 * main claim stands first.
 */
export function standingClaims<T extends LeftClaim>(history: readonly T[]): ReadonlyMap<string, T> {
  const standing = new Map<string, T>()
  const inOrder = [...history].sort((a, b) => a.batchPlace - b.batchPlace || a.reference.localeCompare(b.reference))
  for (const left of inOrder) {
    if (left.state === 'rejected') continue
    if (left.frequency === '8') standing.delete(left.reference)
    else standing.set(left.reference, left)
  }
  return standing
}

/** The same as a claim's own facts want it: where the main claim stands. In a file is on its way: nobody sends it twice. */
export function sentVersionsOf(standing: ReadonlyMap<string, LeftClaim>): readonly SentVersion[] {
  const [first] = [...standing.values()].sort((a, b) => a.reference.length - b.reference.length)
  if (!first) return []
  const state = first.state === 'built' ? 'sent' : first.state
  const { version, payerNumber: payerControlNumber, authorizations } = first
  return [{ version, state, payerControlNumber, ...(authorizations ? { authorizations } : {}) }]
}
