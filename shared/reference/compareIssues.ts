import type { Body, ReferenceRow } from './types.ts'

export interface ChangeCounts {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** One row that differs between two issues; null = it is not in that issue. */
export interface RowChange {
  readonly code: string
  readonly other: string
  readonly before: Body | null
  readonly after: Body | null
}

/** Holds the rows of an issue against those of the issue before it, in whatever order either comes. */
export interface IssueComparison {
  take(rows: readonly ReferenceRow[]): void
  finish(): void
  drop(): void
  counts(): ChangeCounts
  /** The first 5,000 rows that differ: those changed or added in the order of the file, then those removed. */
  changes(): readonly RowChange[]
}

/** A list that a person can read and that a hostile file cannot make endless; the counts go on. */
const listed = 5000

type BareRow = Pick<ReferenceRow, 'code' | 'other' | 'body'>

/** Rows are the same when code, NDC or second code, and their order among equals agree; changed when the rest differs. */
export function compareIssues(before: Iterable<BareRow>): IssueComparison {
  const nameBefore = createNaming()
  const nameAfter = createNaming()
  const old = new Map<string, BareRow>()
  for (const row of before) old.set(nameBefore(row), { code: row.code, other: row.other, body: row.body })
  const hasBefore = old.size > 0
  const changed: RowChange[] = []
  let added = 0
  let changedRows = 0
  return {
    take(rows) {
      for (const row of rows) {
        const name = nameAfter(row)
        const known = old.get(name)
        old.delete(name)
        if (known && sameBody(known.body, row.body)) continue
        if (known) changedRows += 1
        else added += 1
        // Without an issue before it everything is new: counting is enough.
        if (hasBefore && changed.length < listed)
          changed.push({ code: row.code, other: row.other, before: known?.body ?? null, after: row.body })
      }
    },
    finish: () => {},
    drop: () => {},
    counts: () => ({
      added,
      removed: old.size,
      changed: changedRows,
    }),
    changes: () => [
      ...changed,
      ...[...old.values()]
        .slice(0, listed - changed.length)
        .map(({ code, other, body }) => ({ code, other, before: body, after: null })),
    ],
  }
}

/** Rows that bear the same name twice are told apart by their order. An edit that began anew is another row, so its day belongs to its name. */
function createNaming(): (row: BareRow) => string {
  const seen = new Map<string, number>()
  return ({ code, other, body }) => {
    const name = `${code}|${other}|${body.modifier === undefined ? '' : (body.effective ?? '')}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return nth === 0 ? name : `${name}|${nth}`
  }
}

function sameBody(a: Body, b: Body): boolean {
  const keys = Object.keys(b)
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key])
}
