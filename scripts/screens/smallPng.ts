import { constants, crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture as its pixels: red, green, blue, row after row from the top left. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColours = 64

/**
 * The same picture as a PNG of at most 64 colours: a quarter of the size, and the eye sees no difference on screens of flat
 * colours. Takes what Chromium writes: 8 bits a channel, not interlaced. Throws on anything else.
 */
export function smallPng(png: Buffer): Buffer {
  return writePng(readPng(png))
}

/** Pixels of a PNG with 8 bits a channel; opacity is left out. */
export function readPng(png: Buffer): Pixels {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('this is no PNG')
  const parts = partsOf(png)
  const head = parts.find(({ name }) => name === 'IHDR')?.data
  const [width = 0, height = 0] = [head?.readUInt32BE(0), head?.readUInt32BE(4)]
  const kind = `${head?.[8]} bits, colour type ${head?.[9]}, interlace ${head?.[12]}`
  const [, type] = /^8 bits, colour type ([236]), interlace 0$/.exec(kind) ?? []
  if (!type) throw new Error(`only plain PNGs of 8 bits are read, not ${kind}`)
  const packed = Buffer.concat(parts.filter(({ name }) => name === 'IDAT').map(({ data }) => data))
  const channels = { 2: 3, 3: 1, 6: 4 }[type] ?? 3
  const rows = unfiltered(inflateSync(packed), width, height, channels)
  const palette = parts.find(({ name }) => name === 'PLTE')?.data
  const rgb = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1)
    for (let channel = 0; channel < 3; channel += 1)
      rgb[at * 3 + channel] = palette
        ? (palette[(rows[at] ?? 0) * 3 + channel] ?? 0)
        : (rows[at * channels + channel] ?? 0)
  return { width, height, rgb }
}

function writePng({ width, height, rgb }: Pixels): Buffer {
  const palette = paletteOf(rgb)
  const nearest = nearestIn(palette)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = nearest(colourAt(rgb, y * width + x))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const packed = deflateSync(rows, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 })
  return Buffer.concat([
    signature,
    ...[part('IHDR', head), part('PLTE', colours), part('IDAT', packed), part('IEND', Buffer.alloc(0))],
  ])
}

const colourAt = (rgb: Uint8Array, at: number): number =>
  ((rgb[at * 3] ?? 0) << 16) | ((rgb[at * 3 + 1] ?? 0) << 8) | (rgb[at * 3 + 2] ?? 0)

const distance = (one: number, other: number): number =>
  ((one >> 16) - (other >> 16)) ** 2 +
  (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  ((one & 255) - (other & 255)) ** 2

/** Always next the colour whose absence would be seen most: how many pixels have it, and how far they are from the nearest. */
function paletteOf(rgb: Uint8Array): readonly number[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < rgb.length / 3; at += 1) {
    const colour = colourAt(rgb, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const colours = [...counts].map(([colour, count]) => ({ colour, count, off: Number.POSITIVE_INFINITY }))
  const palette: number[] = []
  while (palette.length < mostColours) {
    const next = colours.reduce((worst, one) => (one.count * one.off > worst.count * worst.off ? one : worst))
    if (next.off === 0) break
    palette.push(next.colour)
    for (const one of colours) one.off = Math.min(one.off, distance(one.colour, next.colour))
  }
  return palette
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, at) => [colour, at]))
  return (colour) => {
    const before = known.get(colour)
    if (before !== undefined) return before
    const offs = palette.map((one) => distance(one, colour))
    const found = offs.indexOf(Math.min(...offs))
    known.set(colour, found)
    return found
  }
}

function partsOf(png: Buffer): readonly { readonly name: string; readonly data: Buffer }[] {
  const parts: { name: string; data: Buffer }[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    parts.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return parts
}

function part(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Each row says how it is written as differences from its neighbours (PNG specification, section 9). */
function unfiltered(packed: Buffer, width: number, height: number, channels: number): Uint8Array {
  const wide = width * channels
  const rows = new Uint8Array(wide * height)
  for (let y = 0; y < height; y += 1) {
    const how = packed[y * (wide + 1)] ?? 0
    for (let x = 0; x < wide; x += 1) {
      const left = x < channels ? 0 : (rows[y * wide + x - channels] ?? 0)
      const above = y === 0 ? 0 : (rows[(y - 1) * wide + x] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (rows[(y - 1) * wide + x - channels] ?? 0)
      const written = packed[y * (wide + 1) + 1 + x] ?? 0
      rows[y * wide + x] = written + expected(how, left, above, corner)
    }
  }
  return rows
}

function expected(how: number, left: number, above: number, corner: number): number {
  if (how === 1) return left
  if (how === 2) return above
  if (how === 3) return (left + above) >> 1
  if (how !== 4) return 0
  const guess = left + above - corner
  const offs = [left, above, corner].map((one) => Math.abs(guess - one))
  return [left, above, corner][offs.indexOf(Math.min(...offs))] ?? 0
}
