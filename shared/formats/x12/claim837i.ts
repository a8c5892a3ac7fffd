import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import {
  claimReferences,
  facilityLoop,
  lineDecisions,
  otherPayers,
  personSegment,
  procedureOf,
  productLoop,
} from './loops837.ts'
import { components, plainDate, plainMoney, plainText, type Segment } from './segments.ts'

/** Hospital outpatient, when the site's setting names no other. */
const usualTypeOfBill = '13'
/** CL1 of an outpatient visit: elective, from outside of a facility, went home. */
const outpatient = ['CL1', '3', '1', '01'] as const

/** Loops 2300 to 2330 of a hospital outpatient claim (billing-interfaces 5, 837I). */
export function institutionalHead(claim: Claim): readonly Segment[] {
  const days = claim.lines.map(({ serviceDate }) => plainDate(serviceDate)).sort()
  const from = days[0] ?? plainDate(claim.serviceDate)
  const place = components(claim.practice.typeOfBill ?? usualTypeOfBill, 'A', claim.frequency)
  const note = claim.note ?? claim.lines.find((line) => line.note !== null)?.note ?? null
  return [
    ['CLM', claim.reference, plainMoney(claim.totalCents), '', '', place, '', 'A', 'Y', 'Y'],
    ['DTP', '434', 'RD8', `${from}-${days.at(-1) ?? from}`],
    outpatient,
    ...claimReferences(claim),
    ...(note ? [['NTE', 'ADD', plainText(note, 80)]] : []),
    ...diagnoses(claim),
    ...(claim.rendering ? attending(claim.rendering) : []),
    ...facilityLoop(claim),
    ...(claim.referring ? [personSegment('DN', claim.referring)] : []),
    ...otherPayers(claim),
  ]
}

/** One HI for each kind: principal, reason for the visit, others. The disease is the reason; Z51.1x only says what was done. */
function diagnoses({ diagnoses: codes }: Claim): readonly Segment[] {
  const plain = codes.map((code) => code.replace('.', ''))
  const [first, ...others] = plain
  if (first === undefined) return []
  const reason = plain.find((code) => !/^Z51/.test(code)) ?? first
  return [
    ['HI', components('ABK', first)],
    ['HI', components('APR', reason)],
    ...(others.length > 0 ? [['HI', ...others.map((code) => components('ABF', code))]] : []),
  ]
}

function attending(provider: NonNullable<Claim['rendering']>): readonly Segment[] {
  const named = personSegment('71', provider)
  return provider.taxonomy ? [named, ['PRV', 'AT', 'PXC', provider.taxonomy]] : [named]
}

/** Loops 2400 to 2430 of one line: a revenue code, and no pointers. */
export function institutionalLine(claim: Claim, line: ClaimLine, number: number): readonly Segment[] {
  return [
    ['LX', String(number)],
    ['SV2', line.revenueCode ?? '', procedureOf(line), plainMoney(line.chargeCents), 'UN', String(line.units)],
    ['DTP', '472', 'D8', plainDate(line.serviceDate)],
    ['REF', '6R', line.id],
    ...productLoop(line),
    ...lineDecisions(claim, line),
  ]
}
