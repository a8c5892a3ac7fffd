import type { Claim } from './claim.ts'

const perVersion = 100

/**
 * The number of a line from its index: an amendment takes new ones, so that an answer to the old claim can never be read
 * as one to the new (design 12.5).
 */
export const lineNumber = (version: number, index: number): number => Math.max(0, version - 1) * perVersion + index + 1

/** The indexes of a claim’s lines in their visit, by which a line is found again in another version. */
export const lineIndexes = ({ version, lines }: Pick<Claim, 'version' | 'lines'>): readonly number[] =>
  lines.map(({ id }) => Number(/L(\d+)$/.exec(id)?.[1]) - lineNumber(version, 0))
