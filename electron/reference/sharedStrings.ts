import { bounds, RefusedFile } from './refusedFile.ts'

const damaged = (): RefusedFile => new RefusedFile(0, 'the workbook is damaged or cut off (its table of texts)')

/**
 * The texts of an XLS workbook ([MS-XLS] SST): `segments` are the record's body and those of the records that continue it.
 * Characters that go on in the next segment begin there with a new byte that says how wide they are.
 */
export function readSharedStrings(segments: readonly Buffer[]): readonly string[] {
  const from = createSegments(segments)
  from.number(4)
  const count = from.number(4)
  const words: string[] = []
  // A damaged count must not reserve memory: every text takes three bytes at least, and they run out.
  if (count > bounds.cells) throw damaged()
  while (words.length < count) words.push(readText(from))
  return words
}

interface Segments {
  number(bytes: 1 | 2 | 4): number
  skip(bytes: number): void
  /** So many characters, as wide as the flag says. */
  characters(count: number, isWide: boolean): string
}

function readText(from: Segments): string {
  const length = from.number(2)
  const flags = from.number(1)
  const runs = flags & 8 ? from.number(2) : 0
  const extra = flags & 4 ? from.number(4) : 0
  const text = from.characters(length, (flags & 1) === 1)
  from.skip(runs * 4 + extra)
  return text
}

function createSegments(segments: readonly Buffer[]): Segments {
  let segment = 0
  let place = 0
  const current = (): Buffer => {
    while (place >= (segments[segment]?.length ?? 0)) {
      if (segment >= segments.length) throw damaged()
      segment += 1
      place = 0
    }
    return segments[segment] ?? Buffer.alloc(0)
  }
  const byte = (): number => {
    const value = current()[place]
    place += 1
    return value ?? 0
  }
  return {
    number(bytes) {
      let value = 0
      for (let index = 0; index < bytes; index++) value += byte() * 256 ** index
      return value
    },
    skip(bytes) {
      for (let left = bytes; left > 0; ) {
        const part = Math.min(left, current().length - place)
        place += part
        left -= part
      }
    },
    characters(count, isWide) {
      let text = ''
      let wide = isWide
      for (let left = count; left > 0; ) {
        const before = segment
        const bytes = current()
        if (segment !== before) {
          wide = (byte() & 1) === 1
          continue
        }
        const width = wide ? 2 : 1
        const part = Math.min(left, Math.floor((bytes.length - place) / width))
        if (part === 0) throw damaged()
        text += bytes.toString(wide ? 'utf16le' : 'latin1', place, place + part * width)
        place += part * width
        left -= part
      }
      return text
    },
  }
}
