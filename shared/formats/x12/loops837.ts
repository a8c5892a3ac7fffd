import type { Claim, ClaimAdjustment, ClaimLine, PriorPayment } from '#shared/claim/claim.ts'
import type { Coverage, Provider } from '#shared/document/clinic.ts'
import { components, plainDate, plainDecimal, plainMoney, plainText, type Segment } from './segments.ts'

/** Loops that 837P and 837I write alike (billing-interfaces 5). */

/** PAT01 and SBR02 individual relationship codes. */
const relationships = { self: '18', spouse: '01', child: '19', other: 'G8' } as const
const sequenceLetters = ['P', 'S', 'T'] as const
const isSelf = ({ relationship }: Coverage): boolean => relationship === 'self'

const orderLetter = ({ order }: Coverage): string => sequenceLetters[order - 1] ?? 'P'

/** The coverage a claim is written for; a claim without one is held, so that its absence here is a bug. */
export function coverageOf({ coverage, reference }: Claim): Coverage {
  if (!coverage) throw new Error(`claim ${reference} has no coverage and must be held, not written`)
  return coverage
}

/** 2000B and, where another holds the policy, 2000C. `firstHl` is the next free hierarchy number. */
export function subscriberLoops(
  claim: Claim,
  firstHl: number,
  parent: number,
): { readonly segments: readonly Segment[]; readonly lastHl: number } {
  const coverage = coverageOf(claim)
  const self = isSelf(coverage)
  const segments: Segment[] = [
    ['HL', String(firstHl), String(parent), '22', self ? '0' : '1'],
    [
      'SBR',
      orderLetter(coverage),
      self ? '18' : '',
      plainText(coverage.group ?? '', 50),
      '',
      '',
      '',
      '',
      '',
      coverage.payer.filingCode,
    ],
    ...insured(claim, coverage, self),
    payerName(coverage),
  ]
  if (self) return { segments, lastHl: firstHl }
  segments.push(
    ['HL', String(firstHl + 1), String(firstHl), '23', '0'],
    ['PAT', relationships[coverage.relationship]],
    ['NM1', 'QC', '1', ...patientName(claim)],
    ...patientAddress(claim),
  )
  return { segments, lastHl: firstHl + 1 }
}

const payerName = ({ payer }: Coverage): Segment => [
  'NM1',
  'PR',
  '2',
  plainText(payer.name, 60),
  '',
  '',
  '',
  '',
  'PI',
  plainText(payer.payerId, 80),
]

const patientName = ({ patient }: Claim): readonly string[] => [
  plainText(patient.last, 60),
  plainText(patient.first, 35),
  plainText(patient.middle ?? '', 25),
]

export const addressSegments = (address: Claim['practice']['address']): readonly Segment[] => [
  ['N3', plainText(address.line1, 55), ...(address.line2 ? [plainText(address.line2, 55)] : [])],
  ['N4', plainText(address.city, 30), address.state, address.zip],
]

const patientAddress = ({ patient }: Claim): readonly Segment[] => [
  ...(patient.address ? addressSegments(patient.address) : []),
  ['DMG', 'D8', plainDate(patient.birthDate), patient.sex],
]

/** 2010BA and 2330A: who holds the policy; address and birth date only where that is the patient. */
function insured(claim: Claim, coverage: Coverage, withAddress: boolean): readonly Segment[] {
  const holder = coverage.subscriber
    ? [plainText(coverage.subscriber.last, 60), plainText(coverage.subscriber.first, 35), '']
    : patientName(claim)
  const named: Segment = ['NM1', 'IL', '1', ...holder, '', '', 'MI', plainText(coverage.memberId, 80)]
  return withAddress ? [named, ...patientAddress(claim)] : [named]
}

/** REF G1, F8 and EA of 2300. */
export function claimReferences({ authorization, payerControlNumber, patient }: Claim): readonly Segment[] {
  const segments: Segment[] = []
  if (authorization) segments.push(['REF', 'G1', plainText(authorization.number, 50)])
  if (payerControlNumber) segments.push(['REF', 'F8', plainText(payerControlNumber, 50)])
  segments.push(['REF', 'EA', plainText(patient.mrn, 50)])
  return segments
}

/** A person with an NPI; the role is NM101: 82 rendering, DQ supervising, DN referring, DK ordering, 71 attending. */
export const personSegment = (role: string, { last, first, npi }: Provider): Segment => [
  'NM1',
  role,
  '1',
  plainText(last, 60),
  plainText(first, 35),
  '',
  '',
  '',
  'XX',
  npi,
]

/** 2310C (837P) and 2310E (837I): the site of care, when it is not the billing address. */
export const facilityLoop = ({ facility }: Claim): readonly Segment[] =>
  facility
    ? [
        ['NM1', '77', '2', plainText(facility.name, 60), '', '', '', '', 'XX', facility.npi],
        ...addressSegments(facility.address),
      ]
    : []

/** 2320 and 2330: each other coverage, with what its payer has already decided. */
export const otherPayers = (claim: Claim): readonly Segment[] =>
  claim.otherCoverages.flatMap((coverage) => {
    const payment = claim.priorPayments.find(({ coverageId }) => coverageId === coverage.id)
    return [
      [
        'SBR',
        orderLetter(coverage),
        relationships[coverage.relationship],
        plainText(coverage.group ?? '', 50),
        '',
        '',
        '',
        '',
        '',
        coverage.payer.filingCode,
      ],
      ...(payment ? [...adjustmentSegments(payment.adjustments), ...paidAmounts(payment)] : []),
      ['OI', '', '', 'Y', '', '', 'Y'],
      ...insured(claim, coverage, false),
      payerName(coverage),
      ...(payment ? decision(payment) : []),
    ]
  })

/** AMT*D what the payer paid, AMT*EAF what it left to the patient. */
const paidAmounts = ({ paidCents, patientCents }: PriorPayment): readonly Segment[] => [
  ['AMT', 'D', plainMoney(paidCents)],
  ['AMT', 'EAF', plainMoney(patientCents)],
]

function decision({ lines, adjudicatedOn, payerControlNumber }: PriorPayment): readonly Segment[] {
  const segments: Segment[] = []
  // Where every line says it, the claim does not say it again.
  if (lines.length === 0) segments.push(['DTP', '573', 'D8', plainDate(adjudicatedOn)])
  if (payerControlNumber) segments.push(['REF', 'F8', plainText(payerControlNumber, 50)])
  return segments
}

const mostTriplets = 6

/** CAS: one segment a group, up to six reasons each. */
export function adjustmentSegments(adjustments: readonly ClaimAdjustment[]): readonly Segment[] {
  const groups = [...new Set(adjustments.map(({ group }) => group))]
  return groups.flatMap((group) => {
    const own = adjustments.filter((one) => one.group === group)
    const segments: Segment[] = []
    for (let at = 0; at < own.length; at += mostTriplets)
      segments.push([
        'CAS',
        group,
        ...own
          .slice(at, at + mostTriplets)
          .flatMap(({ reason, cents, quantity }) => [reason, plainMoney(cents), quantity ?? '']),
      ])
    return segments
  })
}

/** SV101 and SV202: code, at most four modifiers, and in the seventh place the words of a code that names nothing. */
export const procedureOf = ({ code, modifiers, description }: ClaimLine): string => {
  const [a = '', b = '', c = '', d = ''] = modifiers
  return components('HC', code, a, b, c, d, description === null ? '' : plainText(description, 80))
}

/** 2410: the product and how much of its package. */
export const productLoop = ({ ndc }: ClaimLine): readonly Segment[] =>
  ndc
    ? [
        ['LIN', '', 'N4', ndc.ndc],
        ['CTP', '', '', '', plainDecimal(ndc.quantity), ndc.unit],
      ]
    : []

/** 2430: what each payer before this one decided about the line. */
export const lineDecisions = (claim: Claim, { id }: ClaimLine): readonly Segment[] =>
  claim.priorPayments.flatMap((payment) => {
    const coverage = claim.otherCoverages.find((one) => one.id === payment.coverageId)
    return payment.lines
      .filter(({ lineId }) => lineId === id)
      .flatMap((line): readonly Segment[] => [
        [
          'SVD',
          plainText(coverage?.payer.payerId ?? '', 80),
          plainMoney(line.paidCents),
          components('HC', line.code, ...line.modifiers.slice(0, 4)),
          '',
          String(line.units),
        ],
        ...adjustmentSegments(line.adjustments),
        ['DTP', '573', 'D8', plainDate(payment.adjudicatedOn)],
      ])
  })
