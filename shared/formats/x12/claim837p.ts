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

/** Loops 2300 to 2330 of an office claim. */
export function professionalHead(claim: Claim): readonly Segment[] {
  const place = components(claim.practice.placeOfService, 'B', claim.frequency)
  return [
    ['CLM', claim.reference, plainMoney(claim.totalCents), '', '', place, 'Y', 'A', 'Y', 'Y'],
    ...claimReferences(claim),
    ...(claim.note ? [['NTE', 'ADD', plainText(claim.note, 80)]] : []),
    ['HI', ...claim.diagnoses.map((code, index) => components(index === 0 ? 'ABK' : 'ABF', code.replace('.', '')))],
    ...providers(claim),
    ...otherPayers(claim),
  ]
}

/** 2310A to 2310D: who sent the patient, who treated, where, and who watched over it. */
function providers(claim: Claim): readonly Segment[] {
  const { rendering, supervising, referring } = claim
  const segments: Segment[] = []
  if (referring) segments.push(personSegment('DN', referring))
  if (rendering) segments.push(personSegment('82', rendering))
  if (rendering?.taxonomy) segments.push(['PRV', 'PE', 'PXC', rendering.taxonomy])
  segments.push(...facilityLoop(claim))
  if (supervising && supervising.npi !== rendering?.npi) segments.push(personSegment('DQ', supervising))
  return segments
}

/** Loops 2400 to 2430 of one line. */
export function professionalLine(claim: Claim, line: ClaimLine, number: number): readonly Segment[] {
  const pointers = components(...line.pointers.slice(0, 4).map(String))
  return [
    ['LX', String(number)],
    ['SV1', procedureOf(line), plainMoney(line.chargeCents), 'UN', String(line.units), '', '', pointers],
    ['DTP', '472', 'D8', plainDate(line.serviceDate)],
    ...(line.authorization ? [['REF', 'G1', plainText(line.authorization, 50)]] : []),
    ['REF', '6R', line.id],
    ...(line.note ? [['NTE', 'ADD', plainText(line.note, 80)]] : []),
    ...productLoop(line),
    ...(claim.ordering ? [personSegment('DK', claim.ordering)] : []),
    ...lineDecisions(claim, line),
  ]
}
