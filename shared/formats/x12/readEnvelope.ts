import { err, ok, type Result } from '#shared/kernel/result.ts'
import {
  type Delimiters,
  delimitersAt,
  faultAt,
  type ReadSegment,
  segmentsIn,
  skipBlanks,
  type X12Fault,
} from './readSegments.ts'

/** One ST to SE: where it stands in the text; its segments are cut out when they are read (`segmentsOfSet`). */
export interface TransactionSet {
  /** ST01: 999, 277, 835. */
  readonly setId: string
  readonly control: string
  /** ST03, or GS08 where ST03 is not sent. */
  readonly version: string
  readonly from: number
  readonly to: number
  /** Place of ST in the file, counted from 1. */
  readonly firstPlace: number
}

export interface FunctionalGroup {
  readonly functionalId: string
  readonly sender: string
  readonly receiver: string
  readonly control: string
  readonly version: string
  readonly sets: readonly TransactionSet[]
}

export interface Interchange {
  /** Segment of its ISA in the file, counted from 1. */
  readonly place: number
  readonly delimiters: Delimiters
  readonly sender: string
  readonly receiver: string
  readonly control: string
  /** YYMMDD and HHMM as sent. */
  readonly date: string
  readonly time: string
  readonly production: boolean
  /** TA1 segments, which stand between ISA and the first group. */
  readonly acknowledgments: readonly ReadSegment[]
  readonly groups: readonly FunctionalGroup[]
}

/** Segments of a set from ST to SE. */
export const segmentsOfSet = (text: string, { delimiters }: Interchange, set: TransactionSet): Generator<ReadSegment> =>
  segmentsIn(text, delimiters, { from: set.from, to: set.to, firstPlace: set.firstPlace })

/**
 * The envelopes of a file: every control number and count is checked here, so that a file cut short or glued together
 * is refused whole and never half read (billing-interfaces 7).
 */
export function readEnvelope(text: string): Result<readonly Interchange[], X12Fault> {
  const interchanges: Interchange[] = []
  let at = skipBlanks(text, text.startsWith('\uFEFF') ? 1 : 0)
  let place = 1
  while (at < text.length) {
    if (!text.startsWith('ISA', at))
      return err({ place: `segment ${place}`, cause: `expected ISA, found ${shown(text, at)}` })
    const delimiters = delimitersAt(text, at)
    if (!delimiters.ok) return err({ place: `segment ${place} (ISA)`, cause: delimiters.error })
    const read = readInterchange(text, at, place, delimiters.value)
    if (!read.ok) return read
    interchanges.push(read.value.interchange)
    at = read.value.next
    place = read.value.nextPlace
  }
  return interchanges.length > 0 ? ok(interchanges) : err({ place: 'segment 1', cause: 'the file is empty' })
}

const shown = (text: string, at: number): string =>
  JSON.stringify(text.slice(at, at + 12).replace(/[^\x20-\x7e]/g, '?'))

interface Under {
  readonly isa: ReadSegment
  readonly acknowledgments: ReadSegment[]
  readonly groups: FunctionalGroup[]
  group: { readonly start: ReadSegment; readonly sets: TransactionSet[] } | null
  set: { readonly start: ReadSegment; readonly from: number } | null
}

type Read = Result<{ readonly interchange: Interchange; readonly next: number; readonly nextPlace: number }, X12Fault>

function readInterchange(text: string, from: number, firstPlace: number, delimiters: Delimiters): Read {
  let at = from
  let place = firstPlace
  let state: Under | null = null
  while (at < text.length) {
    const found = text.indexOf(delimiters.segment, at)
    if (found < 0) break
    const id = idAt(text, at, found, delimiters.element)
    if (envelopeIds.has(id)) {
      const segment = { id, elements: text.slice(at, found).trimEnd().split(delimiters.element), place }
      if (id === 'ISA') {
        if (state !== null) return faultAt(segment, undefined, 'a new ISA begins before the IEA of the one before it')
        state = { isa: segment, acknowledgments: [], groups: [], group: null, set: null }
      } else if (state !== null) {
        const no = id === 'IEA' ? endOf(state, segment) : step(state, segment, at, found)
        if (no) return no
        if (id === 'IEA')
          return ok({
            interchange: closed(state, delimiters),
            next: skipBlanks(text, found + 1),
            nextPlace: place + 1,
          })
      }
    } else if (state?.set === null) return faultAt({ id, place }, undefined, 'it stands outside of any transaction set')
    at = skipBlanks(text, found + delimiters.segment.length)
    place += 1
  }
  return err({ place: `segment ${place}`, cause: 'the file ends before IEA: it was cut short' })
}

const envelopeIds = new Set(['ISA', 'TA1', 'GS', 'ST', 'SE', 'GE', 'IEA'])

function idAt(text: string, at: number, end: number, element: string): string {
  const stop = text.indexOf(element, at)
  return text.slice(at, stop < 0 || stop > end ? end : stop).trimEnd()
}

const one = (segment: ReadSegment, element: number): string => (segment.elements[element] ?? '').trim()

type No = ReturnType<typeof faultAt> | null

/** TA1, GS, ST, SE and GE in their order, with their numbers and counts. */
function step(state: Under, segment: ReadSegment, from: number, end: number): No {
  const { group, set } = state
  switch (segment.id) {
    case 'TA1':
      if (group) return faultAt(segment, undefined, 'a TA1 stands before the first group')
      state.acknowledgments.push(segment)
      return null
    case 'GS':
      if (group) return faultAt(segment, undefined, 'a new GS begins before the GE of the one before it')
      state.group = { start: segment, sets: [] }
      return null
    case 'ST':
      if (!group || set)
        return faultAt(segment, undefined, 'an ST stands in a group, after the SE of the set before it')
      state.set = { start: segment, from }
      return null
    case 'SE':
      return endOfSet(state, segment, end)
    default:
      return endOfGroup(state, segment)
  }
}

function endOfSet(state: Under, segment: ReadSegment, end: number): No {
  const { group, set } = state
  if (!group || !set) return faultAt(segment, undefined, 'an SE without its ST')
  const count = segment.place - set.start.place + 1
  if (Number(one(segment, 1)) !== count)
    return faultAt(segment, 1, `it says ${one(segment, 1)} segments, and there are ${count}`)
  const control = one(set.start, 2)
  if (one(segment, 2) !== control)
    return faultAt(segment, 2, `its control number ${one(segment, 2)} is not ${control} of its ST`)
  group.sets.push({
    setId: one(set.start, 1),
    control,
    version: one(set.start, 3) || one(group.start, 8),
    from: set.from,
    to: end,
    firstPlace: set.start.place,
  })
  state.set = null
  return null
}

function endOfGroup(state: Under, segment: ReadSegment): No {
  const { group } = state
  if (!group) return faultAt(segment, undefined, 'a GE without its GS')
  if (state.set) return faultAt(segment, undefined, 'the SE before it is missing')
  if (Number(one(segment, 1)) !== group.sets.length)
    return faultAt(segment, 1, `it says ${one(segment, 1)} transaction sets, and there are ${group.sets.length}`)
  const control = one(group.start, 6)
  if (Number(one(segment, 2)) !== Number(control))
    return faultAt(segment, 2, `its control number ${one(segment, 2)} is not ${control} of its GS`)
  state.groups.push({
    functionalId: one(group.start, 1),
    sender: one(group.start, 2),
    receiver: one(group.start, 3),
    control,
    version: one(group.start, 8),
    sets: group.sets,
  })
  state.group = null
  return null
}

function endOf({ isa, group, groups, acknowledgments }: Under, segment: ReadSegment): No {
  if (group) return faultAt(segment, undefined, 'the GE before it is missing')
  const count = Number(one(segment, 1))
  // Senders differ on whether a TA1 alone counts as a group.
  if (count !== groups.length && !(groups.length === 0 && acknowledgments.length > 0 && count <= 1))
    return faultAt(segment, 1, `it says ${one(segment, 1)} groups, and there are ${groups.length}`)
  if (one(segment, 2) !== one(isa, 13))
    return faultAt(segment, 2, `its control number ${one(segment, 2)} is not ${one(isa, 13)} of its ISA`)
  return null
}

const closed = ({ isa, acknowledgments, groups }: Under, delimiters: Delimiters): Interchange => ({
  place: isa.place,
  delimiters,
  sender: one(isa, 6),
  receiver: one(isa, 8),
  control: one(isa, 13),
  date: one(isa, 9),
  time: one(isa, 10),
  production: one(isa, 15) === 'P',
  acknowledgments,
  groups,
})
