import { ok, type Result } from '#shared/kernel/result.ts'
import { compositeOf, faultAt, type ReadSegment, type X12Fault } from './readSegments.ts'
import { centsOf, dateOf } from './readValues.ts'

/** 277CA, the payer's front end: which claims it took into its system and which it gave back (005010X214). */
export interface ClaimAck277 {
  readonly kind: '277CA'
  /** BHT03: the sender's own number of this answer. */
  readonly reference: string
  readonly payer: string
  /** 2200B TRN02: BHT03 of our batch. */
  readonly batch: string | null
  readonly batchStatuses: readonly AckStatus[]
  readonly claims: readonly AckClaim[]
}

/** A2 is in the payer's system; A0 and A1 are on their way; the rest came back. */
export type AckVerdict = 'received' | 'accepted' | 'rejected'

export interface AckStatus {
  /** A1, A2, A7 and the like. */
  readonly category: string
  readonly code: string
  /** Whom the code is about, as a code: 85 billing provider, QC patient. */
  readonly entity: string | null
  readonly amountCents: number | null
  readonly date: string | null
  readonly message: string | null
}

export interface AckClaim {
  readonly place: number
  /** 2200D TRN02: CLM01 of ours. */
  readonly reference: string
  readonly patient: string
  readonly statuses: readonly AckStatus[]
  readonly verdict: AckVerdict
  /** REF*1K: the payer's number, which REF*F8 of a correction needs. */
  readonly payerControlNumber: string | null
  readonly serviceDate: string | null
  readonly lines: readonly AckLine[]
}

export interface AckLine {
  /** REF*FJ: REF*6R of ours. */
  readonly lineId: string | null
  readonly code: string
  readonly modifiers: readonly string[]
  readonly statuses: readonly AckStatus[]
}

const rejected = new Set(['A3', 'A4', 'A5', 'A6', 'A7', 'A8'])

/** One rejected status rejects; one accepted status without any rejected accepts; anything else was only received. */
export function verdictOf(statuses: readonly AckStatus[]): AckVerdict {
  if (statuses.some(({ category }) => rejected.has(category) || category.startsWith('E'))) return 'rejected'
  return statuses.some(({ category }) => category === 'A2') ? 'accepted' : 'received'
}

interface OpenClaim {
  place: number
  reference: string
  patient: string
  statuses: AckStatus[]
  payerControlNumber: string | null
  serviceDate: string | null
  lines: { lineId: string | null; code: string; modifiers: readonly string[]; statuses: AckStatus[] }[]
}

interface Under {
  readonly component: string
  reference: string
  payer: string
  batch: string | null
  readonly batchStatuses: AckStatus[]
  readonly claims: OpenClaim[]
  /** HL03 of the hierarchy level that is open. */
  level: string
  patient: string
}

/** One 277CA transaction set. Levels without a TRN or STC are passed over; a claim without a trace number is refused. */
export function read277ca(segments: Iterable<ReadSegment>, component: string): Result<ClaimAck277, X12Fault> {
  const state: Under = {
    component,
    reference: '',
    payer: '',
    batch: null,
    batchStatuses: [],
    claims: [],
    level: '',
    patient: '',
  }
  for (const segment of segments) {
    const no = take(state, segment)
    if (no) return no
  }
  const { reference, payer, batch, batchStatuses, claims } = state
  return ok({
    kind: '277CA',
    reference,
    payer,
    batch,
    batchStatuses,
    claims: claims.map((claim) => ({
      ...claim,
      verdict: verdictOf([...claim.statuses, ...claim.lines.flatMap(({ statuses }) => statuses)]),
    })),
  })
}

function take(state: Under, segment: ReadSegment): ReturnType<typeof faultAt> | null {
  const { elements } = segment
  const claim = state.level === 'PT' ? state.claims.at(-1) : undefined
  switch (segment.id) {
    case 'BHT':
      state.reference = elements[3] ?? ''
      return null
    case 'HL':
      // Some senders write HL*4*3*PT, others HL*4*3*23: both are the patient.
      state.level = elements[3] === '23' || elements[3] === '22' ? 'PT' : (elements[3] ?? '')
      state.patient = ''
      return null
    case 'NM1':
      if (elements[1] === 'PR' || (elements[1] === 'AY' && state.payer === '')) state.payer = elements[3] ?? ''
      if (elements[1] === 'QC' || elements[1] === 'IL') state.patient = personName(elements)
      return null
    case 'TRN':
      return trace(state, segment)
    case 'STC':
      return status(state, segment)
    case 'REF':
      if (claim && elements[1] === '1K') claim.payerControlNumber = elements[2] ?? null
      if (elements[1] === 'FJ') {
        const line = claim?.lines.at(-1)
        if (line) line.lineId = elements[2] ?? null
      }
      return null
    case 'DTP':
      if (claim && elements[1] === '472' && claim.lines.length === 0)
        claim.serviceDate = dateOf((elements[3] ?? '').slice(0, 8))
      return null
    case 'SVC': {
      if (!claim) return faultAt(segment, undefined, 'a service line outside of any claim')
      const [, code = '', ...modifiers] = compositeOf(elements[1] ?? '', state.component)
      claim.lines.push({ lineId: null, code, modifiers: modifiers.filter((one) => one !== ''), statuses: [] })
      return null
    }
    default:
      return null
  }
}

const personName = (elements: readonly string[]): string =>
  [elements[3], elements[4]].filter((part) => part !== undefined && part !== '').join(', ')

function trace(state: Under, segment: ReadSegment): ReturnType<typeof faultAt> | null {
  const number = segment.elements[2] ?? ''
  if (state.level === '21') state.batch = number
  if (state.level !== 'PT') return null
  if (number === '') return faultAt(segment, 2, 'the claim has no number: it cannot be told whose it is')
  state.claims.push({
    place: segment.place,
    reference: number,
    patient: state.patient,
    statuses: [],
    payerControlNumber: null,
    serviceDate: null,
    lines: [],
  })
  return null
}

function status(state: Under, segment: ReadSegment): ReturnType<typeof faultAt> | null {
  const { elements } = segment
  const amount = elements[4] ?? ''
  const amountCents = amount === '' ? null : centsOf(amount)
  if (amount !== '' && amountCents === null) return faultAt(segment, 4, `${JSON.stringify(amount)} is no amount`)
  const facts = { amountCents, date: dateOf(elements[2] ?? ''), message: elements[12] ? elements[12] : null }
  const found = [elements[1], elements[10], elements[11]].flatMap((element) => {
    if (element === undefined || element === '') return []
    const [category = '', code = '', entity = ''] = compositeOf(element, state.component)
    return [{ category, code, entity: entity === '' ? null : entity, ...facts }]
  })
  const claim = state.level === 'PT' ? state.claims.at(-1) : undefined
  const into = claim
    ? (claim.lines.at(-1)?.statuses ?? claim.statuses)
    : state.level === '21'
      ? state.batchStatuses
      : null
  into?.push(...found)
  return null
}
