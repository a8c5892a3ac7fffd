import { RefusedFile } from './refusedFile.ts'

export const compoundMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const

const endOfChain = 0xfffffffe
const damaged = (what: string): RefusedFile => new RefusedFile(0, `the workbook is damaged or cut off (${what})`)

/**
 * The stream `Workbook` of an OLE compound file, the container of old spreadsheets ([MS-CFB]). Every chain is as long as its
 * stream says and no sector is read twice: a file that was cut or turned in circles is refused.
 */
export function workbookStream(file: Buffer): Buffer {
  if (file.length < 512) throw damaged('no header')
  const sectorShift = file.readUInt16LE(30)
  if (sectorShift !== 9 && sectorShift !== 12) throw damaged('sector size')
  const size = 1 << sectorShift
  const sector = (number: number): Buffer => {
    const start = (number + 1) * size
    if (start + size > file.length) throw damaged(`sector ${number} is missing`)
    return file.subarray(start, start + size)
  }
  const fat = readFat(file, sector, size)
  const large: Sectors = { fat, sector, most: file.length }
  const directory = chain(file.readUInt32LE(48), large, null)
  const root = directory.subarray(0, 128)
  const found = findStream(directory)
  if (found.length >= file.readUInt32LE(56)) return chain(found.start, large, found.length)
  if (file.readUInt16LE(32) !== 6) throw damaged('small sector size')
  const miniSize = 64
  const mini = chain(root.readUInt32LE(116), large, root.readUInt32LE(120))
  const miniFat = numbersOf(chain(file.readUInt32LE(60), large, null))
  const miniSector = (number: number): Buffer => {
    if ((number + 1) * miniSize > mini.length) throw damaged(`small sector ${number} is missing`)
    return mini.subarray(number * miniSize, (number + 1) * miniSize)
  }
  return chain(found.start, { fat: miniFat, sector: miniSector, most: file.length }, found.length)
}

const numbersOf = (bytes: Buffer): Uint32Array => {
  const numbers = new Uint32Array(bytes.length >> 2)
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readUInt32LE(index * 4)
  return numbers
}

function readFat(file: Buffer, sector: (number: number) => Buffer, size: number): Uint32Array {
  const count = file.readUInt32LE(44)
  if (count * size > file.length) throw damaged('table of sectors')
  const numbers: number[] = [...numbersOf(file.subarray(76, 512))]
  let next = file.readUInt32LE(68)
  for (let left = file.readUInt32LE(72); left > 0 && next < endOfChain; left--) {
    const more = numbersOf(sector(next))
    numbers.push(...more.subarray(0, -1))
    next = more.at(-1) ?? endOfChain
    if (numbers.length > count + size) break
  }
  if (numbers.length < count) throw damaged('table of sectors')
  return numbersOf(Buffer.concat(numbers.slice(0, count).map(sector)))
}

/** A table of sectors and where they lie; no chain is longer than `most`, the size of the file. */
interface Sectors {
  readonly fat: Uint32Array
  readonly sector: (number: number) => Buffer
  readonly most: number
}

/** The bytes of a chain; `length` null = to its end. */
function chain(start: number, { fat, sector, most }: Sectors, length: number | null): Buffer {
  const parts: Buffer[] = []
  let have = 0
  for (let at = start; at < endOfChain && (length === null || have < length); at = fat[at] ?? endOfChain) {
    const part = sector(at)
    parts.push(part)
    have += part.length
    if (parts.length > fat.length || have > most) throw damaged('sectors in a circle')
  }
  if (length !== null && have < length) throw damaged('a chain of sectors ends early')
  const whole = Buffer.concat(parts)
  return length === null ? whole : whole.subarray(0, length)
}

function findStream(directory: Buffer): { readonly start: number; readonly length: number } {
  for (let place = 0; place + 128 <= directory.length; place += 128) {
    const nameBytes = directory.readUInt16LE(place + 64)
    const name = directory.toString('utf16le', place, place + Math.max(0, Math.min(62, nameBytes - 2)))
    if (directory[place + 66] === 2 && (name === 'Workbook' || name === 'Book'))
      return { start: directory.readUInt32LE(place + 116), length: directory.readUInt32LE(place + 120) }
  }
  throw new RefusedFile(0, 'it is an Office file without a workbook')
}
