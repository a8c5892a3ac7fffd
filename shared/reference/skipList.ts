import type { Skipped } from './types.ts'

/** Single rows listed one by one before the rest is drawn together: a report stays readable, and memory bounded. */
const listedOneByOne = 2000

export interface SkipList {
  readonly rows: number
  add(row: number, reason: string): void
  list(): readonly Skipped[]
}

interface Rest {
  readonly first: number
  readonly last: number
  readonly rows: number
}

/** Rows not taken, each with its place and reason; past 2,000 those of one reason share an entry that says how many. */
export function createSkipList(): SkipList {
  const single: Skipped[] = []
  const rest = new Map<string, Rest>()
  let rows = 0
  return {
    get rows() {
      return rows
    },
    add(row, reason) {
      rows += 1
      if (single.length < listedOneByOne) {
        single.push({ place: `row ${row}`, reason })
        return
      }
      // Reasons that quote a cell are endless: past the limit their quotation is left out.
      const general = reason.replace(/^[A-Z0-9]{5}(?: \S+)?: /, '').replace(/"(?:[^"\\]|\\.)*"/g, 'the cell')
      const known = rest.get(general)
      rest.set(general, { first: known?.first ?? row, last: row, rows: (known?.rows ?? 0) + 1 })
    },
    list: () => [
      ...single,
      ...[...rest].map(([reason, { first, last, rows: many }]) => ({
        place: first === last ? `row ${first}` : `rows ${first} to ${last}`,
        reason,
        rows: many,
      })),
    ],
  }
}
