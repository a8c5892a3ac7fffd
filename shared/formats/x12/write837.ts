import type { Claim, ClaimForm, ClaimLine } from '#shared/claim/claim.ts'
import type { SegmentPlace } from '#shared/claim/sentClaim.ts'
import { clockTime, type Instant, localDate } from '#shared/kernel/instant.ts'
import { claimFileProblems } from './batchProblems.ts'
import { institutionalHead, institutionalLine } from './claim837i.ts'
import { professionalHead, professionalLine } from './claim837p.ts'
import { addressSegments, subscriberLoops } from './loops837.ts'
import { plainDate, plainText, type Segment, segmentText } from './segments.ts'

/** What one file needs beside its claims. Control numbers come from the sender's ledger; a file export uses 1. */
export interface Batch {
  /** 1 to 999,999,999: ISA13 and, unless they are said below, GS06 and, padded to four, ST02 of the first set. */
  readonly controlNumber: number
  readonly groupControl?: number
  readonly firstSetControl?: number
  readonly createdAt: Instant
  readonly production: boolean
}

export interface Written {
  readonly text: string
  readonly places: readonly SegmentPlace[]
}

/** The next stretch of a file and where claims and lines begin in it. */
export type Piece = Written

interface Guide {
  readonly version: string
  readonly head: (claim: Claim) => readonly Segment[]
  readonly line: (claim: Claim, line: ClaimLine, number: number) => readonly Segment[]
}

const guides: Readonly<Record<ClaimForm, Guide>> = {
  professional: { version: '005010X222A1', head: professionalHead, line: professionalLine },
  institutional: { version: '005010X223A2', head: institutionalHead, line: institutionalLine },
}

/** The guides advise 5,000 claims to a set at most; what is more begins another set in the same group. */
const mostClaimsOfSet = 5_000

/** How many sets a file of so many claims has: whoever counts ST02 counts on by so many. */
export const setsOf = (claims: number): number => Math.ceil(claims / mostClaimsOfSet)

/** 837 professional, 005010X222A1 (billing-interfaces 5). Same claims and batch in, same bytes out. */
export const write837p = (claims: readonly [Claim, ...Claim[]], batch: Batch): Written =>
  whole(pieces837('professional', claims, batch))

/** 837 institutional, 005010X223A2. */
export const write837i = (claims: readonly [Claim, ...Claim[]], batch: Batch): Written =>
  whole(pieces837('institutional', claims, batch))

function whole(pieces: Iterable<Piece>): Written {
  const texts: string[] = []
  const places: SegmentPlace[] = []
  for (const piece of pieces) {
    texts.push(piece.text)
    for (const place of piece.places) places.push(place)
  }
  return { text: texts.join(''), places }
}

/** BHT03: what a 277CA names as our batch. */
export const batchReference = ({ controlNumber }: Pick<Batch, 'controlNumber'>): string =>
  `BATCH${String(controlNumber).padStart(6, '0')}`

/**
 * A claim file piece by piece, a claim at a time, so that a batch of any size is written with the memory of one claim.
 * Claims follow each other under their practice; a claim that no receiver would take is a bug of the caller
 * (`claimFileProblems` says which ones to leave out).
 */
export function* pieces837(form: ClaimForm, claims: Iterable<Claim>, batch: Batch): Generator<Piece> {
  const file = createClaimFile(form, batch)
  for (const claim of claims) yield file.add(claim)
  yield file.end()
}

/** The same file for whoever has its claims at different moments: each is handed in, and at last the end is asked for. */
export interface ClaimFile {
  add(claim: Claim): Piece
  end(): Piece
}

export function createClaimFile(form: ClaimForm, batch: Batch): ClaimFile {
  const writer = createSetWriter(form, batch)
  let first: Claim | null = null
  let inSet = 0
  let sets = 0
  return {
    add(claim) {
      const problem = claimFileProblems(claim, { form, createdAt: batch.createdAt })[0]
      if (problem) throw new Error(`claim ${problem.reference} must not be written: ${problem.text}`)
      let before = first === null ? interchangeStart(claim, batch, guides[form].version) : ''
      first ??= claim
      if (inSet === mostClaimsOfSet) {
        before += writer.end()
        inSet = 0
      }
      if (inSet === 0) {
        before += writer.begin(first, sets)
        sets += 1
      }
      inSet += 1
      const { text, places } = writer.claim(claim)
      return { text: before + text, places }
    },
    end() {
      if (first === null) throw new Error('a claim file needs a claim')
      const trailers = `GE*${sets}*${groupControlOf(batch)}~\nIEA*1*${String(batch.controlNumber).padStart(9, '0')}~\n`
      return { text: `${writer.end()}${trailers}`, places: [] }
    },
  }
}

interface SetWriter {
  readonly begin: (first: Claim, sets: number) => string
  readonly claim: (claim: Claim) => Piece
  readonly end: () => string
}

/** One ST to SE: counts its segments, and its hierarchy from the billing provider down. */
function createSetWriter(form: ClaimForm, batch: Batch): SetWriter {
  const guide = guides[form]
  let setControl = ''
  let position = 0
  let lastHl = 0
  let parent = 0
  let npi = ''
  const textOf = (segments: readonly Segment[]): string => {
    position += segments.length
    return segments.map((segment) => `${segmentText(segment)}\n`).join('')
  }
  return {
    begin(first, sets) {
      setControl = String((batch.firstSetControl ?? batch.controlNumber) + sets).padStart(4, '0')
      position = 0
      lastHl = 0
      npi = ''
      return textOf(setStart(first, batch, setControl, guide.version))
    },
    claim(claim) {
      let text = ''
      if (claim.practice.npi !== npi) {
        npi = claim.practice.npi
        lastHl += 1
        parent = lastHl
        text += textOf(billingProvider(claim, parent))
      }
      const places: SegmentPlace[] = [{ setControl, position: position + 1, claimRef: claim.reference, lineId: null }]
      const above = subscriberLoops(claim, lastHl + 1, parent)
      lastHl = above.lastHl
      text += textOf([...above.segments, ...guide.head(claim)])
      for (const [index, line] of claim.lines.entries()) {
        places.push({ setControl, position: position + 1, claimRef: claim.reference, lineId: line.id })
        text += textOf(guide.line(claim, line, index + 1))
      }
      return { text, places }
    },
    end: () => `SE*${position + 1}*${setControl}~\n`,
  }
}

const groupControlOf = ({ groupControl, controlNumber }: Batch): string => String(groupControl ?? controlNumber)
const dateOf = ({ createdAt }: Batch): string => plainDate(localDate(createdAt))
const timeOf = ({ createdAt }: Batch): string => clockTime(createdAt).replace(':', '')

const setStart = ({ practice }: Claim, batch: Batch, setControl: string, version: string): readonly Segment[] => [
  ['ST', '837', setControl, version],
  ['BHT', '0019', '00', batchReference(batch), dateOf(batch), timeOf(batch), 'CH'],
  ['NM1', '41', '2', plainText(practice.name, 60), '', '', '', '', '46', plainText(practice.submitterId, 80)],
  ['PER', 'IC', plainText(practice.contactName, 60), 'TE', practice.phone],
  ['NM1', '40', '2', plainText(practice.receiverName, 60), '', '', '', '', '46', plainText(practice.receiverId, 80)],
]

/** 2000A and 2010AA. */
const billingProvider = ({ practice }: Claim, hl: number): readonly Segment[] => [
  ['HL', String(hl), '', '20', '1'],
  ['PRV', 'BI', 'PXC', practice.taxonomy],
  ['NM1', '85', '2', plainText(practice.name, 60), '', '', '', '', 'XX', practice.npi],
  ...addressSegments(practice.address),
  ['REF', 'EI', practice.taxId],
]

function interchangeStart({ practice }: Claim, batch: Batch, version: string): string {
  const fixed = (text: string): string => plainText(text, 15).padEnd(15, ' ')
  const [date, time] = [dateOf(batch), timeOf(batch)]
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
    String(batch.controlNumber).padStart(9, '0'),
    '0',
    batch.production ? 'P' : 'T',
    ':',
  ].join('*')
  const parties = [plainText(practice.submitterId, 15), plainText(practice.receiverId, 15)]
  return `${isa}~\n${segmentText(['GS', 'HC', ...parties, date, time, groupControlOf(batch), 'X', version])}\n`
}
