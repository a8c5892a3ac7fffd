/**
 * Thrown while a stream is read, caught at the room's door (readReference), where it becomes a refusal: a generator has no
 * other way out of the middle of its rows. `row` 0 = no row is to blame.
 */
export class RefusedFile extends Error {
  readonly row: number

  constructor(row: number, cause: string) {
    super(cause)
    this.name = 'RefusedFile'
    this.row = row
  }
}

/** What a file may cost. The largest public file known is a PTP part: 50 MB of text, 600,000 rows (reference-files.md 6). */
export const bounds = {
  /** A file as it lies on the disk. */
  fileBytes: 1024 * 1024 * 1024,
  /** One table unpacked, read in pieces. */
  unpackedBytes: 2 * 1024 * 1024 * 1024,
  /** Packed to unpacked, past the first 16 MB; honest tables stay below 60, deflate can reach 1,032. */
  ratio: 200,
  ratioFreeBytes: 16 * 1024 * 1024,
  /** Everything an archive unpacks to, an entry that several places of its list name counted each time. */
  archiveBytes: 4 * 1024 * 1024 * 1024,
  entries: 200,
  sheets: 200,
  /** Elements inside each other in a spreadsheet's XML; eight are needed. */
  depth: 64,
  /** Cells of an XLS sheet, and texts of its shared table: four times the largest known. */
  cells: 4_000_000,
  /** Held whole in memory: the spreadsheets inside an archive together, an XLS file, a sheet's shared words. */
  heldBytes: 96 * 1024 * 1024,
  /** One row of text; the widest real one, a notice, has 4,000 characters. */
  rowCharacters: 256 * 1024,
  rows: 5_000_000,
  columns: 2_000,
} as const
