import type { Pauses } from '#shared/kernel/pauses.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { compositeOf, type ReadSegment, segmentPlace, type X12Fault } from './readSegments.ts'
import { centsOf, dateOf, quantityOf } from './readValues.ts'
import type { Adjustment, ClaimPayment, LinePayment, ProviderAdjustment, Remittance } from './remittance.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] }
type OpenLine = Writable<LinePayment>
type OpenClaim = Omit<Writable<ClaimPayment>, 'lines'> & { lines: OpenLine[] }

interface Under {
  readonly component: string
  readonly paid: Omit<Writable<Remittance>, 'claims' | 'providerAdjustments'>
  readonly claims: OpenClaim[]
  readonly providerAdjustments: ProviderAdjustment[]
  /** N1 loop that is open before the first claim. */
  party: 'PR' | 'PE' | null
  hasPayment: boolean
  place: number
}

/** An amount that cannot be read stops the whole file: half a payment is worse than none. */
class Unreadable extends Error {
  readonly fault: X12Fault
  constructor(fault: X12Fault) {
    super(fault.cause)
    this.fault = fault
  }
}

/** The next payment of this payer would be taken for the same one, and stay unposted (billing-interfaces 7). */
const noTrace = 'the trace number is missing, and nothing else tells this payment from the next of its payer'

/** So few that nobody notices: a fiftieth of a second. */
const segmentsAtOnce = 10_000

/** One 835 transaction set, with a pause now and then. Balance is another question: `balanceProblems`. */
export function* reading835(
  segments: Iterable<ReadSegment>,
  component: string,
  control: string,
): Pauses<Result<Remittance, X12Fault>> {
  const state: Under = {
    component,
    paid: {
      kind: '835',
      control,
      payer: { name: '', id: '' },
      payee: { name: '', id: '' },
      paidCents: 0,
      handling: '',
      method: '',
      paidOn: null,
      bprPlace: 0,
      trace: '',
      originator: '',
    },
    claims: [],
    providerAdjustments: [],
    party: null,
    hasPayment: false,
    place: 1,
  }
  try {
    let read = 0
    for (const segment of segments) {
      read += 1
      if (read % segmentsAtOnce === 0) yield
      state.place = segment.place
      readers[segment.id]?.(state, segment)
    }
  } catch (cause) {
    if (cause instanceof Unreadable) return err(cause.fault)
    throw cause
  }
  if (!state.hasPayment)
    return err({ place: `segment ${state.place}`, cause: 'the 835 has no BPR: it does not say what was paid' })
  if (state.paid.trace === '') return err({ place: `segment ${state.place}`, cause: `the 835 has no TRN: ${noTrace}` })
  return ok({ ...state.paid, claims: state.claims, providerAdjustments: state.providerAdjustments })
}

const readers: Readonly<Record<string, (state: Under, segment: ReadSegment) => void>> = {
  BPR(state, segment) {
    const { elements } = segment
    state.hasPayment = true
    state.paid.paidCents = cents(segment, 2)
    state.paid.handling = elements[1] ?? ''
    state.paid.method = elements[4] ?? ''
    state.paid.paidOn = dateOf(elements[16] ?? '')
    state.paid.bprPlace = segment.place
  },
  TRN({ paid, claims }, segment) {
    if (claims.length > 0) return
    const { elements } = segment
    paid.trace = (elements[2] ?? '').trim()
    if (paid.trace === '') throw new Unreadable({ place: segmentPlace(segment, 2), cause: noTrace })
    paid.originator = elements[3] ?? ''
  },
  N1(state, { elements }) {
    if (state.claims.length > 0) return
    const [, kind, name = '', , id = ''] = elements
    if (kind !== 'PR' && kind !== 'PE') return
    state.party = kind
    state.paid[kind === 'PR' ? 'payer' : 'payee'] = { name, id }
  },
  REF(state, { elements }) {
    const [, kind, value = ''] = elements
    const line = lineOf(state)
    if (line && kind === '6R') line.lineId = value
    if (state.claims.length === 0 && state.party === 'PR' && kind === '2U')
      state.paid.payer = { ...state.paid.payer, id: value }
  },
  CLP(state, segment) {
    const { elements } = segment
    state.claims.push({
      place: segment.place,
      reference: elements[1] ?? '',
      status: elements[2] ?? '',
      chargeCents: cents(segment, 3),
      paidCents: cents(segment, 4),
      patientCents: optionalCents(segment, 5) ?? 0,
      filing: elements[6] ?? '',
      payerControlNumber: elements[7] ?? '',
      patient: '',
      memberId: null,
      serviceDate: null,
      adjustments: [],
      remarks: [],
      lines: [],
    })
  },
  NM1(state, { elements }) {
    const claim = state.claims.at(-1)
    if (!claim || elements[1] !== 'QC') return
    claim.patient = [elements[3], elements[4]].filter((part) => part !== undefined && part !== '').join(', ')
    claim.memberId = elements[9] ? elements[9] : null
  },
  CAS(state, segment) {
    const claim = state.claims.at(-1)
    if (!claim) return
    const into = lineOf(state)?.adjustments ?? claim.adjustments
    into.push(...adjustmentsOf(segment))
  },
  SVC(state, segment) {
    const claim = state.claims.at(-1)
    if (!claim) throw new Unreadable({ place: segmentPlace(segment), cause: 'a service line before any claim' })
    const { elements } = segment
    const submitted = elements[6] ? procedureOf(elements[6], state.component) : null
    claim.lines.push({
      place: segment.place,
      ...procedureOf(elements[1] ?? '', state.component),
      chargeCents: cents(segment, 2),
      paidCents: cents(segment, 3),
      units: quantityOf(elements[5] ?? ''),
      submitted,
      submittedUnits: quantityOf(elements[7] ?? ''),
      serviceDate: claim.serviceDate,
      lineId: null,
      adjustments: [],
      allowedCents: null,
      remarks: [],
    })
  },
  DTM(state, { elements }) {
    const [, kind = '', date = ''] = elements
    const claim = state.claims.at(-1)
    const line = lineOf(state)
    if (line && (kind === '472' || kind === '150')) line.serviceDate = dateOf(date)
    else if (claim && !line && (kind === '232' || kind === '472')) claim.serviceDate = dateOf(date)
  },
  AMT(state, segment) {
    const line = lineOf(state)
    if (line && segment.elements[1] === 'B6') line.allowedCents = cents(segment, 2)
  },
  LQ(state, { elements }) {
    if (elements[2]) lineOf(state)?.remarks.push(elements[2])
  },
  MOA(state, { elements }) {
    state.claims.at(-1)?.remarks.push(...elements.slice(3, 8).filter((code) => code !== ''))
  },
  MIA(state, { elements }) {
    state.claims.at(-1)?.remarks.push(...[5, 20, 21, 22, 23].flatMap((at) => (elements[at] ? [elements[at]] : [])))
  },
  PLB(state, segment) {
    state.providerAdjustments.push(...providerAdjustmentsOf(segment, state.component))
  },
}

const lineOf = ({ claims }: Under): OpenLine | undefined => claims.at(-1)?.lines.at(-1)

function cents(segment: ReadSegment, element: number): number {
  const text = segment.elements[element] ?? ''
  const value = centsOf(text)
  if (value === null) {
    const cause = text === '' ? 'the amount is missing' : `${JSON.stringify(text)} is no amount`
    throw new Unreadable({ place: segmentPlace(segment, element), cause })
  }
  return value
}

const optionalCents = (segment: ReadSegment, element: number): number | null =>
  (segment.elements[element] ?? '') === '' ? null : cents(segment, element)

/** CAS: a group and up to six times reason, amount, quantity. */
function adjustmentsOf(segment: ReadSegment): readonly Adjustment[] {
  const { elements } = segment
  const found: Adjustment[] = []
  for (let at = 2; at < elements.length; at += 3) {
    const reason = elements[at] ?? ''
    if (reason === '') continue
    found.push({
      group: elements[1] ?? '',
      reason,
      cents: cents(segment, at + 1),
      quantity: quantityOf(elements[at + 2] ?? ''),
    })
  }
  return found
}

/** PLB: provider, fiscal year, then up to six times reason:reference and amount. */
function providerAdjustmentsOf(segment: ReadSegment, component: string): readonly ProviderAdjustment[] {
  const { elements, place } = segment
  const found: ProviderAdjustment[] = []
  for (let at = 3; at < elements.length; at += 2) {
    const element = elements[at] ?? ''
    if (element === '') continue
    const [reason = '', reference = ''] = compositeOf(element, component)
    found.push({ place, reason, reference: reference === '' ? null : reference, cents: cents(segment, at + 1) })
  }
  return found
}

function procedureOf(element: string, component: string): { readonly code: string; modifiers: string[] } {
  const [, code = '', ...rest] = compositeOf(element, component)
  // Components 3 to 6 are modifiers, the seventh is a description.
  return { code, modifiers: rest.slice(0, 4).filter((modifier) => modifier !== '') }
}
