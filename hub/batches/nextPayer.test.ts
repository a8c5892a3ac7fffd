import { expect, it } from 'vitest'
import type { Claim } from '#shared/claim/claim.ts'
import { aClaim, aClaimLine, aCoverage } from '#test/builders/aClaim.ts'
import type { ClaimRow } from './ledgerRows.ts'
import { type Movements, nextPayerClaims, unfollowed } from './nextPayer.ts'
import { standingOf } from './standing.ts'

const second = { ...aCoverage, id: 'cov2', order: 2, payer: { ...aCoverage.payer, id: 'lake', payerId: '99001' } }
const base = aClaim().reference

/** A part of a version; the lines by their ids. */
function aPart(suffix: string, version: number, ids: readonly string[], over: Partial<Claim> = {}): Claim {
  const lines = ids.map((id) => aClaimLine(id))
  const totalCents = lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0)
  // Whoever is behind another payer was told that it paid in full.
  const told = {
    paidCents: totalCents,
    lines: lines.map((line) => ({ ...line, lineId: line.id, paidCents: line.chargeCents, adjustments: [] })),
  }
  const priorPayments = (over.priorPayments ?? []).map((one) => ({ ...one, ...told }))
  const facts = { reference: `${base}${suffix}`, version, lines, totalCents, otherCoverages: [second] }
  return aClaim({ ...facts, ...over, priorPayments })
}

const prior = {
  coverageId: 'cov1',
  paidCents: 0,
  patientCents: 0,
  adjudicatedOn: '2026-12-07',
  payerControlNumber: 'ICN',
}
const atSecond: Partial<Claim> = {
  coverage: second,
  otherCoverages: [aCoverage],
  priorPayments: [{ ...prior, adjustments: [], lines: [] }],
}

const rowOf = (claim: Claim, place: number): ClaimRow => ({
  batch_id: `b${place}`,
  batch_place: place,
  interchange_control: place,
  reference: claim.reference,
  version: claim.version,
  session_id: claim.sessionId,
  frequency: claim.frequency,
  total_cents: claim.totalCents,
  sent: '',
  claim: JSON.stringify(claim),
  state: 'adjudicated',
  payer_number: `ICN-${claim.reference}`,
  payer_number_from: 2,
  changed: place,
  next_payer: null,
})

/** What the next payer is due when all this has left in this order and every payer paid in full. */
function dueAfter(claims: readonly Claim[]) {
  const history = claims.map(rowOf)
  const newest = new Map(history.map((row) => [row.reference, { row, payerNumber: row.payer_number }]))
  const paid: Movements = ({ reference, version }) =>
    claims
      .filter((one) => one.reference === reference && one.version === version)
      .flatMap(({ lines }) => lines)
      .map(({ id, chargeCents }) => ({
        ...{ lineId: id, matchedBy: 'line', status: '1', paidCents: chargeCents, patientCents: 0 },
        ...{ adjustments: [], units: null, paidAs: null, paidOn: '2026-12-07' },
      }))
  const due = nextPayerClaims([...newest.values()], history, paid)
  if (!due.ok) throw new Error(due.error.join(' '))
  return due.value.map((one) => [one.reference.slice(base.length), one.frequency, one.lines.length])
}

const ofVersion1 = [
  aPart('', 1, ['L01', 'L02', 'L03']),
  aPart('-2', 1, ['L04', 'L05']),
  aPart('-3', 1, ['L01', 'L02', 'L03'], atSecond),
  aPart('-4', 1, ['L04', 'L05'], atSecond),
]

it('finds what the next payer has of each part by its lines, though an amendment cut them elsewhere', () => {
  expect(dueAfter(ofVersion1)).toEqual([])
  const amended = [aPart('', 2, ['L101', 'L102']), aPart('-2', 2, ['L103', 'L104', 'L105'])]
  expect(dueAfter([...ofVersion1, ...amended])).toEqual([
    ['-3', '7', 2],
    ['-4', '7', 3],
  ])
  const followed = aPart('-3', 2, ['L101', 'L102'], atSecond)
  expect(dueAfter([...ofVersion1, ...amended, followed])).toEqual([['-4', '7', 3]])
})

it('never replaces what another part of the same version already has', () => {
  const whole = [aPart('', 1, ['L01', 'L02', 'L03']), aPart('-2', 1, ['L01', 'L02', 'L03'], atSecond)]
  const amended = [aPart('', 2, ['L101', 'L102']), aPart('-3', 2, ['L103'])]
  expect(dueAfter([...whole, ...amended])).toEqual([
    ['-2', '7', 2],
    ['-4', '1', 1],
  ])
  const followed = aPart('-2', 2, ['L101', 'L102'], atSecond)
  expect(dueAfter([...whole, ...amended, followed])).toEqual([['-4', '1', 1]])
})

/** What next payers have and nothing is followed by, when all this has left in this order. */
function overAfter(claims: readonly Claim[]) {
  const history = claims.map(rowOf)
  return unfollowed([...standingOf(history).values()], history).map(({ reference }) => reference.slice(base.length))
}

it('is taken back what the next payer has of a part that an amendment dropped', () => {
  expect(overAfter(ofVersion1)).toEqual([])
  const cutOtherwise = [aPart('', 2, ['L101', 'L102']), aPart('-2', 2, ['L103', 'L104', 'L105'])]
  expect(overAfter([...ofVersion1, ...cutOtherwise])).toEqual([])
  const dropped = [aPart('', 2, ['L101', 'L102', 'L103']), aPart('-2', 1, ['L04', 'L05'], { frequency: '8' })]
  expect(overAfter([...ofVersion1, ...dropped])).toEqual(['-4'])
  const drawnTogether = [aPart('', 2, ['L101', 'L102', 'L103', 'L104', 'L105']), ...dropped.slice(1)]
  expect(overAfter([...ofVersion1, ...drawnTogether])).toEqual(['-4'])
  const takenBack = aPart('-4', 1, ['L04', 'L05'], { ...atSecond, frequency: '8' })
  expect(overAfter([...ofVersion1, ...dropped, takenBack])).toEqual([])
})

it('is taken back what payers further behind have of it too', () => {
  const third = { ...second, id: 'cov3', order: 3 }
  const three = { otherCoverages: [second, third] }
  const atThird: Partial<Claim> = {
    coverage: third,
    otherCoverages: [aCoverage, second],
    priorPayments: [
      { ...prior, adjustments: [], lines: [] },
      { ...prior, coverageId: 'cov2', adjustments: [], lines: [] },
    ],
  }
  const first = [
    aPart('', 1, ['L01'], three),
    aPart('-2', 1, ['L01'], { ...atSecond, otherCoverages: [aCoverage, third] }),
    aPart('-3', 1, ['L01'], atThird),
  ]
  expect(overAfter(first)).toEqual([])
  expect(overAfter([...first, aPart('', 2, ['L101'], three)])).toEqual([])
  expect(overAfter([...first, aPart('', 2, ['L101'], { otherCoverages: [] })])).toEqual(['-2', '-3'])
})
