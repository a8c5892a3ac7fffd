import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { Coverage } from '#shared/document/clinic.ts'
import { components, plainDate, plainDecimal, plainMoney, plainText, type Segment } from './segments.ts'

/** One segment and the claim line it belongs to, null above the lines. */
export interface Placed {
  readonly segment: Segment
  readonly lineId: string | null
}

/** Loops 2000B/2000C to 2400 of one claim. `firstHl` is the next free hierarchy number, `parent` the billing provider's. */
export function claimSegments(
  claim: Claim,
  firstHl: number,
  parent: number,
): { readonly segments: readonly Placed[]; readonly lastHl: number } {
  const coverage = claim.coverage
  if (!coverage) throw new Error(`claim ${claim.reference} has no coverage and must be held, not written`)
  const self = coverage.relationship === 'self'
  const head: Segment[] = [
    ['HL', String(firstHl), String(parent), '22', self ? '0' : '1'],
    subscriber(coverage, self),
    ...insured(claim, coverage, self),
    ['NM1', 'PR', '2', plainText(coverage.payer.name, 60), '', '', '', '', 'PI', plainText(coverage.payer.payerId, 80)],
  ]
  if (!self) {
    head.push(['HL', String(firstHl + 1), String(firstHl), '23', '0'], ['PAT', relationships[coverage.relationship]])
    head.push(['NM1', 'QC', '1', ...name(claim)], ...patientAddress(claim))
  }
  head.push(...claimHead(claim), ...claim.otherCoverages.flatMap((other) => otherPayer(claim, other)))
  const above = head.map((segment): Placed => ({ segment, lineId: null }))
  const lines = claim.lines.flatMap((line, index) =>
    serviceLine(claim, line, index + 1).map((segment): Placed => ({ segment, lineId: line.id })),
  )
  return { segments: [...above, ...lines], lastHl: self ? firstHl : firstHl + 1 }
}

/** PAT01 and SBR02 individual relationship codes. */
const relationships = { self: '18', spouse: '01', child: '19', other: 'G8' } as const
const sequenceLetters = ['P', 'S', 'T'] as const

const subscriber = (coverage: Coverage, self: boolean): Segment => [
  'SBR',
  sequenceLetters[coverage.order - 1] ?? 'P',
  self ? '18' : '',
  plainText(coverage.group ?? '', 50),
  '',
  '',
  '',
  '',
  '',
  coverage.payer.filingCode,
]

const name = ({ patient }: Claim): readonly string[] => [
  plainText(patient.last, 60),
  plainText(patient.first, 35),
  plainText(patient.middle ?? '', 25),
]

function patientAddress({ patient }: Claim): readonly Segment[] {
  const { address } = patient
  return [
    ['N3', plainText(address.line1, 55), ...(address.line2 ? [plainText(address.line2, 55)] : [])],
    ['N4', plainText(address.city, 30), address.state, address.zip],
    ['DMG', 'D8', plainDate(patient.birthDate), patient.sex],
  ]
}

/** 2010BA and 2330A: who holds the policy; address and birth date only where that is the patient. */
function insured(claim: Claim, coverage: Coverage, withAddress: boolean): readonly Segment[] {
  const holder = coverage.subscriber
    ? [plainText(coverage.subscriber.last, 60), plainText(coverage.subscriber.first, 35), '']
    : name(claim)
  const named: Segment = ['NM1', 'IL', '1', ...holder, '', '', 'MI', plainText(coverage.memberId, 80)]
  return withAddress ? [named, ...patientAddress(claim)] : [named]
}

function claimHead(claim: Claim): readonly Segment[] {
  const place = components(claim.practice.placeOfService, 'B', claim.frequency)
  const segments: Segment[] = [
    ['CLM', claim.reference, plainMoney(claim.totalCents), '', '', place, 'Y', 'A', 'Y', 'Y'],
  ]
  if (claim.authorization) segments.push(['REF', 'G1', plainText(claim.authorization.number, 50)])
  if (claim.payerControlNumber) segments.push(['REF', 'F8', plainText(claim.payerControlNumber, 50)])
  segments.push(['REF', 'EA', plainText(claim.patient.mrn, 50)])
  if (claim.note) segments.push(['NTE', 'ADD', plainText(claim.note, 80)])
  segments.push([
    'HI',
    ...claim.diagnoses.map((code, index) => components(index === 0 ? 'ABK' : 'ABF', code.replace('.', ''))),
  ])
  const { rendering, supervising } = claim
  if (rendering) {
    segments.push([
      'NM1',
      '82',
      '1',
      plainText(rendering.last, 60),
      plainText(rendering.first, 35),
      '',
      '',
      '',
      'XX',
      rendering.npi,
    ])
    if (rendering.taxonomy) segments.push(['PRV', 'PE', 'PXC', rendering.taxonomy])
  }
  if (supervising && supervising.npi !== rendering?.npi)
    segments.push([
      'NM1',
      'DQ',
      '1',
      plainText(supervising.last, 60),
      plainText(supervising.first, 35),
      '',
      '',
      '',
      'XX',
      supervising.npi,
    ])
  return segments
}

/** 2320/2330: the other coverages, so that the first payer can pass the claim on. */
const otherPayer = (claim: Claim, coverage: Coverage): readonly Segment[] => [
  [
    'SBR',
    sequenceLetters[coverage.order - 1] ?? 'S',
    relationships[coverage.relationship],
    plainText(coverage.group ?? '', 50),
    '',
    '',
    '',
    '',
    '',
    coverage.payer.filingCode,
  ],
  ['OI', '', '', 'Y', '', '', 'Y'],
  ...insured(claim, coverage, false),
  ['NM1', 'PR', '2', plainText(coverage.payer.name, 60), '', '', '', '', 'PI', plainText(coverage.payer.payerId, 80)],
]

function serviceLine(claim: Claim, line: ClaimLine, place: number): readonly Segment[] {
  const procedure = components('HC', line.code, ...line.modifiers.slice(0, 4))
  const segments: Segment[] = [
    ['LX', String(place)],
    [
      'SV1',
      procedure,
      plainMoney(line.chargeCents),
      'UN',
      String(line.units),
      '',
      '',
      components(...line.pointers.map(String)),
    ],
    ['DTP', '472', 'D8', plainDate(claim.serviceDate)],
    ['REF', '6R', line.id],
  ]
  if (line.note) segments.push(['NTE', 'ADD', plainText(line.note, 80)])
  if (line.ndc)
    segments.push(['LIN', '', 'N4', line.ndc.ndc], ['CTP', '', '', '', plainDecimal(line.ndc.quantity), line.ndc.unit])
  return segments
}
