/** An XLS workbook (BIFF8 in an OLE file) of one sheet; numbers are stored as doubles, texts in the shared table. */
export function xlsOf(sheetName: string, rows: readonly (readonly (string | number)[])[]): Buffer {
  const words = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))]
  const globals = (sheetStart: number): Buffer =>
    Buffer.concat([
      record(0x809, u16(0x600), u16(5), Buffer.alloc(12)),
      record(0x85, u32(sheetStart), u16(0), Buffer.from([sheetName.length, 0]), Buffer.from(sheetName, 'latin1')),
      ...sharedTable(words),
      record(0x0a),
    ])
  const start = globals(0).length
  const cells = rows.flatMap((row, place) =>
    row.map((cell, column) => {
      const head = Buffer.concat([u16(place), u16(column), u16(0)])
      return typeof cell === 'string' ? record(0xfd, head, u32(words.indexOf(cell))) : record(0x203, head, double(cell))
    }),
  )
  const sheet = [record(0x809, u16(0x600), u16(0x10), Buffer.alloc(12)), ...cells, record(0x0a)]
  return compoundFile(Buffer.concat([globals(start), ...sheet]))
}

const u16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer)
const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer)
const double = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer)

function record(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([u16(type), u16(body.length), body])
}

/** The shared texts in records of 200 bytes, so that words go on across a CONTINUE record as in real files. */
function sharedTable(words: readonly string[]): readonly Buffer[] {
  const records: Buffer[] = []
  let body = Buffer.concat([u32(words.length), u32(words.length)])
  const flush = (): void => {
    records.push(record(records.length === 0 ? 0xfc : 0x3c, body))
    body = Buffer.alloc(0)
  }
  for (const word of words) {
    if (body.length > 190) flush()
    body = Buffer.concat([body, u16(word.length), Buffer.from([0])])
    for (let place = 0; place < word.length; ) {
      if (body.length >= 200) {
        flush()
        body = Buffer.from([0])
      }
      const part = word.slice(place, place + 200 - body.length)
      body = Buffer.concat([body, Buffer.from(part, 'latin1')])
      place += part.length
    }
  }
  flush()
  return records
}

/** Header, sectors of the stream, then one sector of directory and one of the table: enough for 60 KB. */
function compoundFile(stream: Buffer): Buffer {
  const size = Math.max(4096, stream.length)
  const sectors = Math.ceil(size / 512)
  const fat = Buffer.alloc(512, 0xff)
  for (let sector = 0; sector < sectors; sector++)
    fat.writeUInt32LE(sector === sectors - 1 ? 0xfffffffe : sector + 1, sector * 4)
  fat.writeUInt32LE(0xfffffffe, sectors * 4)
  fat.writeUInt32LE(0xfffffffd, (sectors + 1) * 4)
  const header = Buffer.alloc(512, 0xff)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  header.fill(0, 8, 76)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(sectors, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.writeUInt32LE(sectors + 1, 76)
  const entry = (name: string, type: number, start: number, length: number): Buffer => {
    const bytes = Buffer.alloc(128)
    bytes.write(name, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, 64)
    bytes[66] = type
    bytes.writeUInt32LE(start, 116)
    bytes.writeUInt32LE(length, 120)
    return bytes
  }
  const directory = Buffer.concat([
    entry('Root Entry', 5, 0xfffffffe, 0),
    entry('Workbook', 2, 0, size),
    Buffer.alloc(256),
  ])
  const padded = Buffer.concat([stream, Buffer.alloc(sectors * 512 - stream.length)])
  return Buffer.concat([header, padded, directory, fat])
}
