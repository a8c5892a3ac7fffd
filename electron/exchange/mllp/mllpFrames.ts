/** MLLP: 0x0B message 0x1C 0x0D (billing-interfaces 8). */

const start = 0x0b
const end = 0x1c
const last = 0x0d

export const framed = (message: string): Buffer =>
  Buffer.concat([Buffer.from([start]), Buffer.from(message, 'utf8'), Buffer.from([end, last])])

export interface FrameReader {
  /** Whole messages that this piece completed, in order. */
  feed(piece: Uint8Array): readonly string[]
  /** More than the limit came without an end: the connection is worth nothing any more. */
  readonly isTooLong: boolean
}

/**
 * Takes frames out of a stream that comes in any pieces: joined, split, with noise between them. A new start inside a
 * message drops what was cut off before it.
 */
export function createFrameReader(longest: number): FrameReader {
  let open: number[] | null = null
  let atEnd = false
  let tooLong = false
  return {
    feed(piece) {
      const messages: string[] = []
      for (const byte of piece) {
        if (byte === start) {
          open = []
          atEnd = false
        } else if (open === null) continue
        else if (atEnd) {
          if (byte === last) messages.push(Buffer.from(open).toString('utf8'))
          open = null
          atEnd = false
        } else if (byte === end) atEnd = true
        else if (open.length >= longest) {
          tooLong = true
          open = null
        } else open.push(byte)
      }
      return messages
    },
    get isTooLong() {
      return tooLong
    },
  }
}
