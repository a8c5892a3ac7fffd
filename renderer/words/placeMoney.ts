import type { PlaceClaim, UnmatchedMoney } from '#shared/ipc/hubClaimShapes.ts'
import { moneyWords } from './billing.ts'

/** Words of money that found no line and is placed by hand. */
export const placeWords = {
  title: 'Place this money',
  loading: 'Looking for the claim it belongs to',
  payerWrote: 'What the payer wrote',
  wroteOf: ({ payerName, trace, patientName, chargeCents, paidCents }: UnmatchedMoney) =>
    `${payerName}, payment ${trace}: ${patientName}, charge ${moneyWords(chargeCents)}, paid ${moneyWords(paidCents)}`,
  claims: 'Claims it may belong to',
  noClaims: 'No claim of this charge or number left here. Find the visit by name, MRN or claim number.',
  find: 'Another visit',
  found: 'Visits that fit',
  claimOf: ({ patientName, reference, payerName, totalCents }: PlaceClaim) =>
    `${patientName}, ${reference}, ${payerName}, $${moneyWords(totalCents)}`,
  lines: 'Line by line',
  lineOf: (code: string, paidCents: number) => `${code}, paid ${moneyWords(paidCents)}`,
  ourLine: (code: string, units: number, chargeCents: number) => `${code} × ${units}, $${moneyWords(chargeCents)}`,
  reason: 'Why it belongs there',
  reasonHint: 'Stays with the money and with the visit’s history.',
  missing: 'Choose a claim and a line for each amount, and say why.',
  place: (cents: number) => `Place $${moneyWords(cents)}`,
  placedOn: (reference: string, by: string) => `Placed on ${reference} by ${by}`,
  takeBack: 'Take it back',
  takeBackReason: 'Why it does not belong there',
  takeBackMissing: 'Say why.',
  notPlaced: 'Nothing was placed.',
  notBack: 'Nothing was taken back.',
  openVisit: 'Open the visit',
} as const
