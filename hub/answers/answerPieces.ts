import { run, type Work } from '../sql.ts'

/** An answer's text is kept, and hashed, in stretches: no step of it is long, however long the text is. */
const textAtOnce = 1_000_000

/** A character of two halves is not parted: its halves alone have other bytes. */
export function* stretchesOf(text: string): Generator<string> {
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = Math.min(text.length, from + textAtOnce)
    if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1] ?? '')) to += 1
    yield text.slice(from, to)
  }
}

/** One stretch of a file; the same again changes nothing. */
export const keepStretch = (fileId: string, nth: number, body: string): Work<void> =>
  run(
    'insert into answer_piece (answer_file_id, nth, body) values ($1, $2, $3) on conflict do nothing',
    ...([fileId, nth, body] as const),
  )
