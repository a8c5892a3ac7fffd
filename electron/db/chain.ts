import { createHash } from 'node:crypto'

/** What comes before the first event of a device. */
export const chainStart = ''

/** The hash of an event: lower-case hex SHA-256 over the hash before it and its own canonical text. The hub recomputes the same. */
export const chainHash = (prevHash: string, text: string): string =>
  createHash('sha256').update(prevHash).update(text).digest('hex')

export interface ChainLink {
  readonly id: string
  readonly seq: number
  readonly prevHash: string
  readonly hash: string
  readonly text: string
  /** Whether the columns it is searched by say what the text says. Asked only of a text that is as it was hashed. */
  isWellLabelled(): boolean
}

export type ChainFlaw =
  /** The text is not the one that was hashed. */
  | 'altered'
  /** One or more records before this one are gone. */
  | 'removed'
  /** It does not follow the record before it: moved, exchanged or slipped in. */
  | 'reordered'
  /** The same place or the same id stands twice. */
  | 'duplicated'
  /** The columns it is searched by say something else than its text. */
  | 'mislabelled'

export interface BadRecord {
  readonly deviceId: string
  readonly seq: number
  readonly id: string
  readonly flaw: ChainFlaw
}

/**
 * Walks one device's records in the order of their places and returns the first that is not as it was written, or null.
 * `gapsAllowed`: records of another device that have not arrived yet are no flaw.
 */
export function firstBadLink(
  deviceId: string,
  links: Iterable<ChainLink>,
  gapsAllowed: boolean,
): { readonly bad: BadRecord | null; readonly count: number; readonly last: ChainLink | null } {
  let before: ChainLink | null = null
  let count = 0
  const ids = new Set<string>()
  for (const link of links) {
    const flaw = flawOf(link, before, gapsAllowed) ?? (ids.has(link.id) ? 'duplicated' : null)
    if (flaw) return { bad: { deviceId, seq: link.seq, id: link.id, flaw }, count, last: before }
    ids.add(link.id)
    before = link
    count += 1
  }
  return { bad: null, count, last: before }
}

function flawOf(link: ChainLink, before: ChainLink | null, gapsAllowed: boolean): ChainFlaw | null {
  const expected = (before?.seq ?? 0) + 1
  if (link.seq < expected) return 'duplicated'
  if (link.seq > expected && !gapsAllowed) return 'removed'
  if (link.seq === expected && link.prevHash !== (before?.hash ?? chainStart)) return 'reordered'
  if (chainHash(link.prevHash, link.text) !== link.hash) return 'altered'
  return link.isWellLabelled() ? null : 'mislabelled'
}
