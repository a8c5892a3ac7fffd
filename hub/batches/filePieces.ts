import type { SegmentPlace } from '#shared/claim/sentClaim.ts'
import type { Piece } from '#shared/formats/x12/write837.ts'
import { row, rows, run, type Work } from '../sql.ts'

/** A claim file as it is kept: in the stretches it was written in. Until there is a batch of that id they are a draft. */

/** Stretches of a file that was written before, with other numbers, make room for the next. */
export const dropPieces = (batchId: string): Work<void> => run('delete from file_piece where batch_id = $1', batchId)

/** The next stretch of a file; the first is 0. */
export const keepPiece = (batchId: string, nth: number, { text, places }: Piece): Work<void> =>
  run(
    'insert into file_piece (batch_id, nth, places, body) values ($1, $2, $3, $4)',
    ...[batchId, nth, JSON.stringify(places), text],
  )

/** Where the claims and lines of one stretch begin; null = there is none. */
export function* placesOfPiece(batchId: string, nth: number): Work<readonly SegmentPlace[] | null> {
  const found = yield* row<{ places: string }>(
    'select places from file_piece where batch_id = $1 and nth = $2',
    ...[batchId, nth],
  )
  return found && (JSON.parse(found.places) as readonly SegmentPlace[])
}

/** Where they begin in the whole file. */
export function* placesOfFile(batchId: string): Work<readonly SegmentPlace[]> {
  const found = yield* rows<{ places: string }>(
    'select places from file_piece where batch_id = $1 order by nth',
    batchId,
  )
  return found.flatMap(({ places }) => JSON.parse(places) as readonly SegmentPlace[])
}

/** The file as it was built. */
export function* textOfFile(batchId: string): Work<string> {
  const found = yield* rows<{ body: string }>('select body from file_piece where batch_id = $1 order by nth', batchId)
  return found.map(({ body }) => body).join('')
}
