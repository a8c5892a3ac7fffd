import { ok, type Result } from '#shared/kernel/result.ts'
import { compositeOf, faultAt, type ReadSegment, type X12Fault } from './readSegments.ts'

/** 999, the receiver's answer to the form of a claim file (005010X231 and X231A1, billing-interfaces 6). */
export interface Ack999 {
  readonly kind: '999'
  /** AK102: GS06 of our file. */
  readonly groupControl: string
  readonly functionalId: string
  readonly version: string
  readonly sets: readonly AckSet[]
  /** AK901: A accepted, E accepted with errors, P in part, R rejected (M, W, X: rejected for security). */
  readonly verdict: string
  readonly included: number
  readonly received: number
  readonly accepted: number
  readonly errors: readonly string[]
}

export interface AckSet {
  readonly setId: string
  /** AK202: ST02 of our file. */
  readonly control: string
  /** IK501. */
  readonly verdict: string
  readonly errors: readonly string[]
  readonly segments: readonly AckSegment[]
}

export interface AckSegment {
  readonly segmentId: string
  /** Counted from ST = 1 of our file; null when it is not said. */
  readonly position: number | null
  readonly loop: string | null
  /** IK304. */
  readonly error: string
  readonly elements: readonly AckElement[]
}

export interface AckElement {
  readonly element: number | null
  readonly component: number | null
  /** IK403. */
  readonly error: string
  /** The value as we sent it. */
  readonly bad: string | null
}

const codes = (segment: ReadSegment, from: number): readonly string[] =>
  segment.elements.slice(from).filter((code) => code !== '')
const numberOr0 = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0)
const placeOf = (text: string | undefined): number | null => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : null)

/** One 999 transaction set. Segments it does not know are passed over; a set without AK1 or AK9 is refused. */
export function read999(segments: Iterable<ReadSegment>, component: string): Result<Ack999, X12Fault> {
  let head: ReadSegment | null = null
  let tail: ReadSegment | null = null
  let last: ReadSegment = { id: 'ST', elements: [], place: 1 }
  const sets: { set: ReadSegment; end: ReadSegment | null; segments: { at: ReadSegment; elements: AckElement[] }[] }[] =
    []
  for (const segment of segments) {
    last = segment
    const open = sets.at(-1)
    if (segment.id === 'AK1') head = segment
    else if (segment.id === 'AK2') sets.push({ set: segment, end: null, segments: [] })
    else if (segment.id === 'AK9') tail = segment
    else if (segment.id === 'IK3') {
      if (!open) return faultAt(segment, undefined, 'an IK3 without the AK2 it belongs to')
      open.segments.push({ at: segment, elements: [] })
    } else if (segment.id === 'IK4') {
      const of = open?.segments.at(-1)
      if (!of) return faultAt(segment, undefined, 'an IK4 without the IK3 it belongs to')
      of.elements.push(elementOf(segment, component))
    } else if (segment.id === 'IK5') {
      if (!open) return faultAt(segment, undefined, 'an IK5 without the AK2 it belongs to')
      open.end = segment
    }
  }
  if (!head) return faultAt(last, undefined, 'the 999 has no AK1: it does not say which group it answers')
  if (!tail) return faultAt(last, undefined, 'the 999 has no AK9: it does not say what became of the group')
  return ok({
    kind: '999',
    functionalId: head.elements[1] ?? '',
    groupControl: head.elements[2] ?? '',
    version: head.elements[3] ?? '',
    sets: sets.map(({ set, end, segments: found }) => ({
      setId: set.elements[1] ?? '',
      control: set.elements[2] ?? '',
      verdict: end?.elements[1] ?? '',
      errors: end ? codes(end, 2) : [],
      segments: found.map(({ at, elements }) => ({
        segmentId: at.elements[1] ?? '',
        position: placeOf(at.elements[2]),
        loop: at.elements[3] ? at.elements[3] : null,
        error: at.elements[4] ?? '',
        elements,
      })),
    })),
    verdict: tail.elements[1] ?? '',
    included: numberOr0(tail.elements[2]),
    received: numberOr0(tail.elements[3]),
    accepted: numberOr0(tail.elements[4]),
    errors: codes(tail, 5),
  })
}

function elementOf(segment: ReadSegment, component: string): AckElement {
  const [element, part] = compositeOf(segment.elements[1] ?? '', component)
  return {
    element: placeOf(element),
    component: placeOf(part),
    error: segment.elements[3] ?? '',
    bad: segment.elements[4] ? segment.elements[4] : null,
  }
}

/** TA1, the answer to the envelope alone. */
export interface AckTa1 {
  readonly kind: 'TA1'
  /** ISA13 of our file. */
  readonly interchangeControl: string
  /** A accepted, E accepted with errors, R rejected. */
  readonly verdict: string
  readonly error: string
}

export const readTa1 = ({ elements }: ReadSegment): AckTa1 => ({
  kind: 'TA1',
  interchangeControl: elements[1] ?? '',
  verdict: elements[4] ?? '',
  error: elements[5] ?? '',
})
