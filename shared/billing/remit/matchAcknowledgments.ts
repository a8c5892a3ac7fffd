import { placeAt, type SegmentPlace, type SentClaim } from '#shared/claim/sentClaim.ts'
import type { AckClaim, AckStatus, AckVerdict, ClaimAck277 } from '#shared/formats/x12/read277ca.ts'
import type { Ack999, AckElement, AckSegment } from '#shared/formats/x12/read999.ts'

/** A batch as the ledger keeps it: its numbers, and where each claim and line stood in its file. */
export interface SentBatch {
  readonly batchId: string
  readonly interchangeControl: number
  readonly groupControl: number
  readonly places: readonly SegmentPlace[]
  readonly claimRefs: readonly string[]
}

/** One finding of a 999 at our claim, line and field. `claimRef` null = it is about the file itself. */
export interface FormFinding {
  readonly claimRef: string | null
  readonly lineId: string | null
  readonly segment: AckSegment
  readonly element: AckElement | null
}

export type BatchVerdict = 'accepted' | 'accepted_with_errors' | 'partly' | 'rejected'

export interface Matched999 {
  readonly batchId: string | null
  readonly verdict: BatchVerdict
  readonly findings: readonly FormFinding[]
  /** Claims of a set that was rejected, all of them: none of it went on. */
  readonly rejectedClaims: readonly string[]
}

const verdicts: Readonly<Record<string, BatchVerdict>> = { A: 'accepted', E: 'accepted_with_errors', P: 'partly' }
const isTaken = (verdict: string): boolean => verdict === 'A' || verdict === 'E'

/** A 999 against the batch whose group number it names; without one the findings are kept, with no claim. */
export function match999(ack: Ack999, batchOfGroup: (groupControl: number) => SentBatch | null): Matched999 {
  const batch = /^\d{1,9}$/.test(ack.groupControl) ? batchOfGroup(Number(ack.groupControl)) : null
  const findings = ack.sets.flatMap(({ control, segments }) =>
    segments.flatMap((segment): readonly FormFinding[] => {
      const place = batch && segment.position !== null ? placeAt(batch.places, control, segment.position) : null
      const at = { claimRef: place?.claimRef ?? null, lineId: place?.lineId ?? null, segment }
      return segment.elements.length === 0
        ? [{ ...at, element: null }]
        : segment.elements.map((element) => ({ ...at, element }))
    }),
  )
  const refused = new Set(ack.sets.filter(({ verdict }) => !isTaken(verdict)).map(({ control }) => control))
  const isWhole = !isTaken(ack.verdict) && ack.verdict !== 'P'
  const inSets = batch?.places.filter(({ setControl }) => isWhole || refused.has(setControl)) ?? []
  return {
    batchId: batch?.batchId ?? null,
    verdict: verdicts[ack.verdict] ?? 'rejected',
    findings,
    rejectedClaims: [...new Set(inSets.map(({ claimRef }) => claimRef))],
  }
}

/** One claim of a 277CA with the version of ours it answers. A rejected claim is sent again as a new original, not as 7. */
export interface Matched277Claim {
  readonly claimRef: string
  readonly sessionId: string | null
  readonly version: number | null
  readonly verdict: AckVerdict
  readonly payerControlNumber: string | null
  /** At our line where the payer names it; `lineId` null = the claim. */
  readonly statuses: readonly { readonly lineId: string | null; readonly status: AckStatus }[]
}

export interface Matched277 {
  readonly claims: readonly Matched277Claim[]
  readonly unmatched: readonly AckClaim[]
}

/**
 * A 277CA against the claims sent under each reference: the version whose lines it names is the one that is answered, else
 * the newest.
 */
export function match277(ack: ClaimAck277, claims: (reference: string) => readonly SentClaim[]): Matched277 {
  const matched: Matched277Claim[] = []
  const unmatched: AckClaim[] = []
  for (const claim of ack.claims) {
    const versions = [...claims(claim.reference)].sort((a, b) => b.version - a.version)
    const named = new Set(claim.lines.map(({ lineId }) => lineId))
    const newest = versions.find(({ lines }) => lines.some(({ lineId }) => named.has(lineId))) ?? versions[0]
    if (!newest) {
      unmatched.push(claim)
      continue
    }
    matched.push({
      claimRef: newest.reference,
      sessionId: newest.sessionId,
      version: newest.version,
      verdict: claim.verdict,
      payerControlNumber: claim.payerControlNumber,
      statuses: [
        ...claim.statuses.map((status) => ({ lineId: null, status })),
        ...claim.lines.flatMap((line) => line.statuses.map((status) => ({ lineId: ackLineId(line, newest), status }))),
      ],
    })
  }
  return { claims: matched, unmatched }
}

function ackLineId({ lineId, code }: AckClaim['lines'][number], claim: SentClaim): string | null {
  const named = claim.lines.find((line) => line.lineId === lineId || String(line.number) === lineId)
  if (named) return named.lineId
  const alike = claim.lines.filter((line) => line.code === code)
  return alike.length === 1 ? (alike[0]?.lineId ?? null) : null
}
