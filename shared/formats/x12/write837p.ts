import type { Claim } from '#shared/claim/claim.ts'
import type { SegmentPlace } from '#shared/claim/sentClaim.ts'
import { clockTime, type Instant, localDate } from '#shared/kernel/instant.ts'
import { claimSegments } from './claim837p.ts'
import { plainDate, plainText, type Segment, segmentText } from './segments.ts'

/** What one file needs beside its claims. Control numbers come from the sender's ledger; a file export uses 1. */
export interface Batch {
  /** 1 to 999,999,999: ISA13, GS06 and, padded to four, ST02. */
  readonly controlNumber: number
  readonly createdAt: Instant
  readonly production: boolean
}

export interface Written {
  readonly text: string
  readonly places: readonly SegmentPlace[]
}

/**
 * 837 professional, 005010X222A1, one transaction set for all claims of one practice (billing-interfaces 5).
 * Same claims and batch in, same bytes out. Claims that are held must not be passed in.
 */
export function write837p(claims: readonly [Claim, ...Claim[]], batch: Batch): Written {
  const practice = claims[0].practice
  const control = String(batch.controlNumber)
  const setControl = control.padStart(4, '0')
  const date = plainDate(localDate(batch.createdAt))
  const time = clockTime(batch.createdAt).replace(':', '')
  const body: Segment[] = [
    ['ST', '837', setControl, '005010X222A1'],
    ['BHT', '0019', '00', `BATCH${control.padStart(6, '0')}`, date, time, 'CH'],
    ['NM1', '41', '2', plainText(practice.name, 60), '', '', '', '', '46', plainText(practice.submitterId, 80)],
    ['PER', 'IC', plainText(practice.contactName, 60), 'TE', practice.phone],
    ['NM1', '40', '2', plainText(practice.receiverName, 60), '', '', '', '', '46', plainText(practice.receiverId, 80)],
    ...billingProvider(claims[0]),
  ]
  const places: SegmentPlace[] = []
  let parent = 1
  let lastHl = 1
  for (const claim of claims) {
    parent = 1
    const made = claimSegments(claim, lastHl + 1, parent)
    lastHl = made.lastHl
    let open: string | null | undefined
    for (const { segment, lineId } of made.segments) {
      body.push(segment)
      if (lineId !== open) places.push({ setControl, position: body.length, claimRef: claim.reference, lineId })
      open = lineId
    }
  }
  body.push(['SE', String(body.length + 1), setControl])
  const text = [
    interchangeStart(claims[0], batch, date, time),
    ...body.map(segmentText),
    `GE*1*${control}~`,
    `IEA*1*${control.padStart(9, '0')}~`,
  ]
  return { text: `${text.join('\n')}\n`, places }
}

function billingProvider({ practice }: Claim): readonly Segment[] {
  const { address } = practice
  return [
    ['HL', '1', '', '20', '1'],
    ['PRV', 'BI', 'PXC', practice.taxonomy],
    ['NM1', '85', '2', plainText(practice.name, 60), '', '', '', '', 'XX', practice.npi],
    ['N3', plainText(address.line1, 55), ...(address.line2 ? [plainText(address.line2, 55)] : [])],
    ['N4', plainText(address.city, 30), address.state, address.zip],
    ['REF', 'EI', practice.taxId],
  ]
}

function interchangeStart({ practice }: Claim, batch: Batch, date: string, time: string): string {
  const fixed = (text: string): string => plainText(text, 15).padEnd(15, ' ')
  const control = String(batch.controlNumber)
  const isa = [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    'ZZ',
    fixed(practice.submitterId),
    'ZZ',
    fixed(practice.receiverId),
    date.slice(2),
    time,
    '^',
    '00501',
    control.padStart(9, '0'),
    '0',
    batch.production ? 'P' : 'T',
    ':',
  ].join('*')
  const gs = [
    'GS',
    'HC',
    plainText(practice.submitterId, 15),
    plainText(practice.receiverId, 15),
    date,
    time,
    control,
    'X',
    '005010X222A1',
  ]
  return `${isa}~\n${segmentText(gs)}`
}
