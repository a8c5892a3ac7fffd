import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { bounds, RefusedFile } from './refusedFile.ts'

/** Bytes to be read: a file on the disk, or one that was dropped into the window. */
export interface ReferenceSource {
  /** The file's name without its folder. */
  readonly name: string
  readonly size: number
  /** The whole, in pieces, from the start. */
  stream(): AsyncIterable<Uint8Array>
  /** The same bytes as a ZIP archive. */
  zip(): Promise<ZipFile>
}

const pieceBytes = 256 * 1024
const zipOptions = { lazyEntries: true, autoClose: false, validateEntrySize: true } as const

/** A file on the disk. Throws what the system throws when it is not there or may not be read. */
export async function sourceOfPath(path: string): Promise<ReferenceSource> {
  const found = await stat(path)
  if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
  const { size } = found
  return {
    name: basename(path),
    size,
    stream: () => createReadStream(path, { highWaterMark: pieceBytes }),
    zip: () => openPromise(path, zipOptions),
  }
}

/** Bytes that are already here. */
export function sourceOfBytes(name: string, bytes: Uint8Array): ReferenceSource {
  return {
    name,
    size: bytes.length,
    async *stream() {
      for (let place = 0; place < bytes.length; place += pieceBytes) yield bytes.subarray(place, place + pieceBytes)
    },
    zip: () => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), zipOptions),
  }
}

/** A stream read to its end into one piece; refused past the bound. */
export async function wholeOf(stream: AsyncIterable<Uint8Array>, most: number = bounds.heldBytes): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of stream) {
    length += piece.length
    if (length > most) throw new RefusedFile(0, `it is larger than ${Math.round(most / 1024 / 1024)} MB`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
