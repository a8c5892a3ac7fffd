import type { Desk } from '../desk.ts'
import { foldOnce } from './foldOnce.ts'
import { boardCardSchema } from './projectSession.ts'

/** Somebody who comes every week for a year and a half. */
const mostVisits = 80

/**
 * The patient's newest photo of another visit that is on this workstation, base64 of a JPEG: whoever comes again is known
 * again (ADR 22). Null = there is none; a visit with a photo of its own is not asked about.
 */
export function photoOnFile(desk: Desk, sessionId: string): string | null {
  const { board } = desk.stores.tables
  const row = board.get(sessionId)
  if (!row || boardCardSchema.parse(row.card).hasPhoto) return null
  for (const visit of board.visitsOfMrn(row.mrn, mostVisits)) {
    const isOther = visit.sessionId !== sessionId && boardCardSchema.parse(visit.card).hasPhoto
    const photo = isOther ? foldOnce(desk.record(visit.sessionId))?.photo : null
    if (photo) return photo.jpegBase64
  }
  return null
}
