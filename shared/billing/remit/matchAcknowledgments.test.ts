import { describe, expect, it } from 'vitest'
import type { SentClaim } from '#shared/claim/sentClaim.ts'
import { sentClaimOf } from '#shared/claim/sentClaim.ts'
import type { AckStatus, ClaimAck277 } from '#shared/formats/x12/read277ca.ts'
import type { Ack999 } from '#shared/formats/x12/read999.ts'
import { aClaim } from '#test/builders/aClaim.ts'
import { match277, match999, type SentBatch } from './matchAcknowledgments.ts'

const batch: SentBatch = {
  batchId: 'b1',
  interchangeControl: 101,
  groupControl: 101,
  claimRefs: ['A', 'B', 'C'],
  places: [
    { setControl: '0101', position: 14, claimRef: 'A', lineId: null },
    { setControl: '0101', position: 33, claimRef: 'A', lineId: 'AL01' },
    { setControl: '0101', position: 38, claimRef: 'A', lineId: 'AL02' },
    { setControl: '0101', position: 44, claimRef: 'B', lineId: null },
    { setControl: '0102', position: 14, claimRef: 'C', lineId: null },
  ],
}

const an999 = (over: Partial<Ack999> = {}): Ack999 => ({
  kind: '999',
  groupControl: '101',
  functionalId: 'HC',
  version: '005010X222A1',
  verdict: 'R',
  included: 1,
  received: 1,
  accepted: 0,
  errors: [],
  sets: [
    {
      setId: '837',
      control: '0101',
      verdict: 'R',
      errors: ['5'],
      segments: [35, 38, 43, 2].map((position) => ({
        segmentId: 'DTP',
        position,
        loop: null,
        error: '8',
        elements: [{ element: 3, component: null, error: '8', bad: '20261320' }],
      })),
    },
  ],
  ...over,
})
const find = (group: number) => (group === 101 ? batch : null)

describe('a 999', () => {
  it('is shown at our claim and line: a segment belongs to the last place at or before it', () => {
    expect(match999(an999(), find).findings.map(({ claimRef, lineId }) => [claimRef, lineId])).toEqual([
      ['A', 'AL01'],
      ['A', 'AL02'],
      ['A', 'AL02'],
      [null, null],
    ])
  })

  it('rejects all claims of a rejected set or group, and no others', () => {
    expect(match999(an999(), find)).toMatchObject({
      batchId: 'b1',
      verdict: 'rejected',
      rejectedClaims: ['A', 'B', 'C'],
    })
    expect(match999(an999({ verdict: 'P' }), find)).toMatchObject({ verdict: 'partly', rejectedClaims: ['A', 'B'] })
    const fine = an999({
      verdict: 'A',
      sets: [{ setId: '837', control: '0101', verdict: 'A', errors: [], segments: [] }],
    })
    expect(match999(fine, find)).toMatchObject({ verdict: 'accepted', rejectedClaims: [], findings: [] })
  })

  it('of a batch nobody knows is kept with its findings', () => {
    expect(match999(an999({ groupControl: '7' }), find)).toMatchObject({ batchId: null, rejectedClaims: [] })
    expect(match999(an999({ groupControl: 'x' }), find).findings).toHaveLength(4)
  })

  it('without a known verdict counts as rejected', () => {
    expect(match999(an999({ verdict: 'M' }), find).verdict).toBe('rejected')
  })
})

describe('a 277CA', () => {
  const first = sentClaimOf(aClaim())
  const second: SentClaim = {
    ...first,
    version: 2,
    lines: first.lines.map((line) => ({ ...line, lineId: line.lineId.replace('L0', 'L10') })),
  }
  const status = (category: string, code: string): AckStatus => ({
    category,
    code,
    entity: null,
    amountCents: null,
    date: null,
    message: null,
  })
  const ack = (reference: string): ClaimAck277 => ({
    kind: '277CA',
    reference: 'CA1',
    payer: 'MEDICARE',
    batch: null,
    batchStatuses: [],
    claims: [
      {
        place: 20,
        reference,
        patient: 'DOE',
        statuses: [status('A7', '21')],
        verdict: 'rejected',
        payerControlNumber: null,
        serviceDate: null,
        lines: [
          { lineId: '261120AA001L102', code: 'J9312', modifiers: [], statuses: [status('A7', '218')] },
          { lineId: null, code: '96413', modifiers: [], statuses: [status('A7', '454')] },
          { lineId: null, code: 'J9312', modifiers: [], statuses: [status('A7', '476')] },
        ],
      },
    ],
  })
  const claims = (reference: string) => [first, second].filter((claim) => claim.reference === reference)

  it('answers the newest version, at the line the payer names or whose code is alone', () => {
    const [claim] = match277(ack('261120AA001'), claims).claims
    expect(claim).toMatchObject({ version: 2, verdict: 'rejected' })
    expect(claim?.statuses.map(({ lineId, status: { code } }) => [lineId, code])).toEqual([
      [null, '21'],
      ['261120AA001L102', '218'],
      ['261120AA001L101', '454'],
      [null, '476'],
    ])
  })

  it('that names lines of an earlier version answers that one', () => {
    const [claim] = ack('261120AA001').claims
    if (!claim) throw new Error('one')
    const lines = claim.lines.map((line) => (line.lineId === null ? line : { ...line, lineId: '261120AA001L02' }))
    expect(match277({ ...ack(''), claims: [{ ...claim, lines }] }, claims).claims).toMatchObject([{ version: 1 }])
  })

  it('about a claim that is not ours is kept', () => {
    expect(match277(ack('ELSE'), claims)).toMatchObject({ claims: [], unmatched: [{ reference: 'ELSE' }] })
  })
})
