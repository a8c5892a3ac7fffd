import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { bounds, RefusedFile } from './refusedFile.ts'
import type { ReferenceSource } from './source.ts'

/** One file of an archive, unpacked while it is read. */
export interface ArchiveEntry {
  readonly name: string
  readonly size: number
  stream(): AsyncIterable<Uint8Array>
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[]
  close(): void
}

/** Opens a ZIP archive by its own list of contents. The sizes in it are promises: they are held to while an entry is unpacked. */
export async function openArchive(source: ReferenceSource): Promise<Archive> {
  const zip = await source.zip().catch((cause: unknown) => {
    throw refusalOf(cause)
  })
  try {
    const entries: ArchiveEntry[] = []
    let unpackedBytes = 0
    const count = (bytes: number): void => {
      unpackedBytes += bytes
      if (unpackedBytes > bounds.archiveBytes)
        throw new RefusedFile(0, 'the archive unpacks to more than tables can be')
    }
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      if (entry.isEncrypted()) throw new RefusedFile(0, `${entry.fileName} in the archive is locked with a password`)
      entries.push({ name: entry.fileName, size: entry.uncompressedSize, stream: () => unpacked(zip, entry, count) })
      if (entries.length > bounds.entries)
        throw new RefusedFile(0, `the archive holds more than ${bounds.entries} files`)
    }
    return { entries, close: () => zip.close() }
  } catch (cause) {
    zip.close()
    throw refusalOf(cause)
  }
}

/** The bytes of an entry, unpacked; stopped when they grow past what an honest table packs to, or differ from their checksum. */
async function* unpacked(zip: ZipFile, entry: Entry, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const most = Math.max(bounds.ratioFreeBytes, entry.compressedSize * bounds.ratio)
  let length = 0
  let sum = 0
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      length += piece.length
      count(piece.length)
      if (length > Math.min(most, bounds.unpackedBytes))
        throw new RefusedFile(0, `${entry.fileName} in the archive unpacks to more than a table of its size can be`)
      sum = crc32(piece, sum)
      yield piece
    }
  } catch (cause) {
    throw refusalOf(cause)
  }
  if (sum !== entry.crc32) throw new RefusedFile(0, `${entry.fileName} in the archive differs from its checksum`)
}

/** Whatever the library or zlib says about an archive is about the file. */
function refusalOf(cause: unknown): RefusedFile {
  if (cause instanceof RefusedFile) return cause
  const words = cause instanceof Error ? cause.message : 'unreadable'
  return new RefusedFile(0, `the archive is damaged or cut off (${words.slice(0, 80)})`)
}
