import type { IncomingMessage } from 'node:http'
import { err, ok, type Result } from '#shared/kernel/result.ts'

const maxBodyBytes = 1_048_576
/** A body somewhat too large is still read to its end, unkept: a connection cut in the middle would lose our answer. */
const patienceBytes = 8 * maxBodyBytes

/** The body as text, or `too-large` past one MiB. */
export async function readBody(request: IncomingMessage): Promise<Result<string, 'too-large'>> {
  if (Number(request.headers['content-length'] ?? 0) > patienceBytes) return err('too-large')
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size <= maxBodyBytes) pieces.push(piece)
    if (size > patienceBytes) return err('too-large')
  }
  return size > maxBodyBytes ? err('too-large') : ok(Buffer.concat(pieces).toString('utf8'))
}
