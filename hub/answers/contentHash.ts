import { createHash } from 'node:crypto'
import type { AnswerFile } from '#shared/formats/x12/readAnswers.ts'
import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { type HubPorts, sha256 } from '../ports.ts'
import { stretchesOf } from './answerPieces.ts'

/** An interchange or a payment, as it is told apart from another one of its number. */
export type Content = AnswerFile | Remittance

export interface ContentHash {
  /** Of what it says, wherever in a file it stands. */
  readonly sha256: string
  /** Whether a hash that was kept is of it: written as now, or as before, when the places of its segments were part of it. */
  isOf(kept: string): boolean
}

const hashOf = (content: Content, now: string): ContentHash => ({
  sha256: now,
  isOf: (kept) => kept === now || kept === placedHash(content),
})

/** As hubs wrote it until places were left out. */
export const placedHash = (content: Content): string => sha256(JSON.stringify(saidOf(content)))

/** Where an interchange begins, and the control number of a payment's set, are no part of what they say. */
function saidOf(content: Content): object {
  if ('answers' in content) {
    const { place: _, ...said } = content
    return said
  }
  return { ...content, control: '', bprPlace: undefined }
}

const isPlace = (key: string): boolean => key === 'place' || key === 'bprPlace'
const unplaced = (key: string, value: unknown): unknown => (isPlace(key) ? undefined : value)

export const contentHash = (content: Content): ContentHash =>
  hashOf(content, sha256(JSON.stringify(saidOf(content), unplaced)))

/** The same with pauses. */
export const contentHashSlowly = async (content: Content, ports: HubPorts): Promise<ContentHash> =>
  hashOf(content, await hashPieces(jsonPieces(saidOf(content)), ports))

/** The hash of a text, with pauses. */
export const textHashSlowly = (text: string, ports: HubPorts): Promise<string> => hashPieces(stretchesOf(text), ports)

/** So much text goes into a hash at a time. */
const hashedAtOnce = 1_000_000

async function hashPieces(pieces: Iterable<string>, ports: HubPorts): Promise<string> {
  const hash = createHash('sha256')
  let waiting = 0
  for (const piece of pieces) {
    hash.update(piece)
    waiting += piece.length
    if (waiting < hashedAtOnce) continue
    waiting = 0
    await ports.breathe()
  }
  return hash.digest('hex')
}

/** As `JSON.stringify` writes it: an interchange holds answers, and an answer claims; a claim is one piece. */
function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  if (depth > 3 || typeof value !== 'object' || value === null) return yield JSON.stringify(value, unplaced)
  if (Array.isArray(value)) {
    yield '['
    for (const [index, one] of value.entries()) {
      if (index > 0) yield ','
      yield* jsonPieces(one, depth + 1)
    }
    return yield ']'
  }
  const parts = Object.entries(value).filter(([key, one]) => one !== undefined && !isPlace(key))
  for (const [index, [key, one]] of parts.entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`
    yield* jsonPieces(one, depth + 1)
  }
  yield parts.length === 0 ? '{}' : '}'
}
