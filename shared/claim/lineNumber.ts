import type { Claim } from './claim.ts'

const perVersion = 100

const firstOf = (version: number): number => Math.max(0, version - 1) * perVersion + 1

/**
 * What tells a line of a visit from all others, by its index: an amendment takes new ones, so that an answer to the old claim
 * can never be read as one to the new (design 12.5). "L01" and "L101" of the first two versions; behind the hundredth line
 * of a version, where these would meet, "L1-101" and "L2-101". With its claim's reference at most 30 characters (REF*6R).
 */
export const lineLabel = (version: number, index: number): string =>
  index < perVersion ? `L${String(firstOf(version) + index).padStart(2, '0')}` : `L${Math.max(1, version)}-${index + 1}`

/** The indexes of a claim’s lines in their visit, by which a line is found again in another version. */
export const lineIndexes = ({ version, lines }: Pick<Claim, 'version' | 'lines'>): readonly number[] =>
  lines.map(({ id }) => {
    const [, own, number] = /L(?:(\d+)-)?(\d+)(?:C\d+)?$/.exec(id) ?? []
    return own === undefined ? Number(number) - firstOf(version) : Number(number) - 1
  })

/**
 * The same lines for a claim that replaces one of its own version, `nth` such one: an answer to the earlier claim can never be
 * read as one to this ("L01C1").
 */
export const renumbered = <T extends Pick<Claim, 'version' | 'lines'>>(claim: T, nth: number): T => ({
  ...claim,
  label: `${claim.version}C${nth}`,
  lines: claim.lines.map((line) => ({ ...line, id: `${line.id}C${nth}` })),
})

/** The line as its version first had it. */
export const firstNumber = (id: string): string => id.replace(/C\d+$/, '')
