import { rows, type Work } from '../sql.ts'
import { type ChargeRow, standingAfter, versionOf } from './chargeRows.ts'

interface WayRow extends ChargeRow {
  readonly destination_id: string
  readonly destination: string
}

/**
 * Why a claim of a visit is asked about before it stands in a file: its charges stand, go, or may have arrived, at a billing
 * system that bills them. null = nothing is charged anywhere, or nothing newer than the version `filed` that left in a file
 * already (0 = none). The other way round it is `leftInFile`.
 */
export function* leftAsCharges(sessionId: string, filed: number): Work<string | null> {
  const all = yield* rows<WayRow>(
    `select outgoing.id, place, outgoing.name, state, unknown, charged, destination_id, destination.name as destination
     from outgoing join destination on destination.id = destination_id
     where about = 'session' and about_id = $1 and (state <> 'needs_person' or unknown = 1) order by place`,
    sessionId,
  )
  for (const there of Map.groupBy(all, ({ destination_id }) => destination_id).values()) {
    const standing = standingAfter(there)
    if (!standing?.isCharged || versionOf(standing.row.name) <= filed) continue
    return `${whereWords(standing.row)} If the visit leaves in a claim file as well, its payer gets it twice.`
  }
  return null
}

function whereWords({ name, destination, state, unknown }: WayRow): string {
  const charges = `The charges ${name} of this visit`
  if (state === 'delivered') return `${charges} arrived at ${destination}.`
  if (unknown === 1) return `${charges} may have arrived at ${destination}: an earlier try was not answered.`
  return `${charges} are on their way to ${destination}.`
}
