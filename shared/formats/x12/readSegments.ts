import { err, ok, type Result } from '#shared/kernel/result.ts'

/** X12 as others send it: separators from each ISA, with and without line breaks, several interchanges in a file. */

export interface Delimiters {
  readonly element: string
  /** As ISA16 says; some senders use another one inside (`compositeOf` copes). */
  readonly component: string
  readonly repetition: string | null
  readonly segment: string
}

/** One segment as it stands: `elements[1]` is the first element, `place` counts the file's segments from ISA = 1. */
export interface ReadSegment {
  readonly id: string
  readonly elements: readonly string[]
  readonly place: number
}

/** Why a file cannot be taken, and where: "segment 35 (DTP), element 3". */
export interface X12Fault {
  readonly place: string
  readonly cause: string
}

export const segmentPlace = ({ place, id }: Pick<ReadSegment, 'place' | 'id'>, element?: number): string =>
  `segment ${place} (${id})${element === undefined ? '' : `, element ${element}`}`

export const faultAt = (segment: Pick<ReadSegment, 'place' | 'id'>, element: number | undefined, cause: string) =>
  err<X12Fault>({ place: segmentPlace(segment, element), cause })

const isaElements = 16
const isPlain = (one: string | undefined): boolean => one === undefined || /[A-Za-z0-9]/.test(one)

/**
 * Separators of the interchange whose ISA begins at `at`. They are counted, not measured, because some senders leave
 * out the padding that makes an ISA 106 characters long.
 */
export function delimitersAt(text: string, at: number): Result<Delimiters, string> {
  const element = text[at + 3]
  if (element === undefined || isPlain(element)) return err('the ISA has no element separator behind its name')
  let end = at + 3
  for (let count = 1; count < isaElements; count += 1) {
    end = text.indexOf(element, end + 1)
    if (end < 0 || end - at > 200) return err('the ISA has fewer than sixteen elements')
  }
  const parts = text.slice(at, end).split(element)
  const component = text[end + 1]
  const segment = text[end + 2]
  if (component === undefined || segment === undefined) return err('the file ends inside its ISA')
  const repetition = isPlain(parts[11]?.[0]) ? null : (parts[11]?.[0] ?? null)
  // Some leave ISA16 empty: then its place already holds the terminator.
  const behind = text.slice(end + 2, end + 8)
  if (/^(GS|TA1)/.test(behind) || (component === '~' && /^\s+(GS|TA1)/.test(behind)))
    return ok({ element, component: ':', repetition, segment: component })
  if (isPlain(component) || isPlain(segment)) return err('ISA16 and the segment terminator behind it cannot be read')
  return ok({ element, component, repetition, segment })
}

const isBlank = (code: number): boolean => code === 10 || code === 13 || code === 32 || code === 9

/** Place of the next character that is no white space, from `at` on. */
export function skipBlanks(text: string, at: number): number {
  let next = at
  while (next < text.length && isBlank(text.charCodeAt(next))) next += 1
  return next
}

/** Segments between two places of a text, one by one: nothing but the text is kept in memory. */
export function* segmentsIn(
  text: string,
  { element, segment }: Delimiters,
  range: { readonly from: number; readonly to: number; readonly firstPlace: number },
): Generator<ReadSegment> {
  let at = skipBlanks(text, range.from)
  let place = range.firstPlace
  while (at < range.to) {
    const found = text.indexOf(segment, at)
    const end = found < 0 || found > range.to ? range.to : found
    const elements = text.slice(at, end).trimEnd().split(element)
    yield { id: elements[0] ?? '', elements, place }
    place += 1
    at = skipBlanks(text, end + 1)
  }
}

/**
 * Components of an element. Where the announced separator is not in it, the one behind its qualifier is taken:
 * `HC|99213` in a file whose ISA16 says `:` (billing-interfaces 7).
 */
export function compositeOf(element: string, component: string): readonly string[] {
  if (element.includes(component)) return element.split(component)
  const other = /^[A-Z][A-Z0-9]([^A-Za-z0-9 .,'()-])/.exec(element)?.[1]
  return other === undefined ? [element] : element.split(other)
}
