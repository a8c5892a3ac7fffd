import { hash } from 'node:crypto'

/** What comes before the first event of a device. */
export const chainStart = ''

/** Places of another device's chain that have not come yet, both included. */
export interface ChainGap {
  readonly first: number
  readonly last: number
}

/** The hash of an event: lower-case hex SHA-256 over the hash before it and its own canonical text. The hub recomputes the same. */
export const chainHash = (prevHash: string, text: string): string => hash('sha256', prevHash + text, 'hex')

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
  /** The scan of a sheet is not the file its hash names. */
  | 'scan-altered'
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
  /** A signed version (`id` is its session, `seq` its number) is not what its hash says. */
  | 'signed-altered'

export interface BadRecord {
  readonly deviceId: string
  readonly seq: number
  readonly id: string
  readonly flaw: ChainFlaw
}

export interface Walked {
  readonly bad: BadRecord | null
  readonly count: number
  readonly last: ChainLink | null
}

/** After so many records a walk says how far it is, and whoever drives it may let something else go on. */
const stepRecords = 500

/**
 * Walks one device's records in the order of their places and returns the first that is not as it was written, or null.
 * `gaps`: places of another device's chain that are known not to have come yet; whatever else is missing is a flaw.
 */
export function* walkLinks(
  deviceId: string,
  links: Iterable<ChainLink>,
  gaps: readonly ChainGap[],
): Generator<number, Walked> {
  let before: ChainLink | null = null
  let count = 0
  const ids = new Set<string>()
  for (const link of links) {
    const flaw = flawOf(link, before, gaps) ?? (ids.has(link.id) ? 'duplicated' : null)
    if (flaw) return { bad: { deviceId, seq: link.seq, id: link.id, flaw }, count, last: before }
    ids.add(link.id)
    before = link
    count += 1
    if (count % stepRecords === 0) yield count
  }
  return { bad: null, count, last: before }
}

function flawOf(link: ChainLink, before: ChainLink | null, gaps: readonly ChainGap[]): ChainFlaw | null {
  const next = (before?.seq ?? 0) + 1
  if (link.seq < next) return 'duplicated'
  const expected = afterGaps(next, gaps)
  if (link.seq > expected) return 'removed'
  // It stands where nothing has come yet.
  if (link.seq < expected) return 'reordered'
  if (link.seq === next && link.prevHash !== (before?.hash ?? chainStart)) return 'reordered'
  if (chainHash(link.prevHash, link.text) !== link.hash) return 'altered'
  return link.isWellLabelled() ? null : 'mislabelled'
}

/** The first place from `seq` on that should be here. */
export function afterGaps(seq: number, gaps: readonly ChainGap[]): number {
  const gap = gaps.find(({ first }) => first === seq)
  return gap ? afterGaps(gap.last + 1, gaps) : seq
}
