import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPng, smallPng } from './smallPng.ts'

const part = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(data.length, 0)
  numbers.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)])
}

/** A PNG of rows as they lie in the file, each with its filter in front. */
function aPng(rows: readonly (readonly number[])[], width: number, { type = 2, interlace = 0 } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([8, type, 0, 0, interlace], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const packed = deflateSync(Buffer.from(rows.flat()))
  return Buffer.concat([signature, part('IHDR', head), part('IDAT', packed), part('IEND', Buffer.alloc(0))])
}

describe('a small PNG', () => {
  it.each([
    ['none', [0, 10, 20, 30, 40, 50, 60]],
    ['left', [1, 10, 20, 30, 30, 30, 30]],
    ['above, of nothing', [2, 10, 20, 30, 40, 50, 60]],
    ['the mean of left and above', [3, 10, 20, 30, 35, 40, 45]],
    ['the nearest of three', [4, 10, 20, 30, 30, 30, 30]],
  ])('is read with its first row written by %s', (_how, row) => {
    expect([...readPng(aPng([row], 2)).rgb]).toEqual([10, 20, 30, 40, 50, 60])
  })

  it('is read with a row that stands on the one above', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [2, 1, 1, 1, 1, 1, 1],
      [4, 0, 0, 0, 5, 5, 5],
    ]
    const { rgb } = readPng(aPng(rows, 2))
    expect([...rgb].slice(6)).toEqual([11, 21, 31, 41, 51, 61, 11, 21, 31, 46, 56, 66])
  })

  it('keeps every colour while there are few, and its size', () => {
    const png = aPng([[0, ...Array.from({ length: 60 * 3 }, (_, at) => at)]], 60)
    const small = readPng(smallPng(png))
    expect({ ...small, rgb: [...small.rgb] }).toEqual({
      width: 60,
      height: 1,
      rgb: Array.from({ length: 180 }, (_, at) => at),
    })
  })

  it('keeps the colours that are seen most, and takes the nearest for the others', () => {
    const many = Array.from({ length: 200 }, (_, at) => [at, 0, 0])
    const rows = [[0, ...many.flat()], ...Array.from({ length: 5 }, () => [0, ...many.flatMap(() => [0, 0, 255])])]
    const { rgb } = readPng(smallPng(aPng(rows, 200)))
    const colours = new Set(Array.from({ length: 1_200 }, (_, at) => rgb.subarray(at * 3, at * 3 + 3).join(' ')))
    expect(colours.size).toBe(64)
    expect(colours).toContain('0 0 255')
    const off = many.map(([red = 0], at) => Math.abs((rgb[at * 3] ?? 0) - red))
    expect(Math.max(...off)).toBeLessThan(4)
  })

  it('leaves opacity out', () => {
    expect([...readPng(aPng([[0, 1, 2, 3, 255]], 1, { type: 6 })).rgb]).toEqual([1, 2, 3])
  })

  it('is refused where the file is another kind', () => {
    expect(() => readPng(Buffer.from('GIF89a, or so'))).toThrow('this is no PNG')
    expect(() => readPng(aPng([[0, 1, 2, 3]], 1, { interlace: 1 }))).toThrow(/only plain PNGs/)
  })
})
