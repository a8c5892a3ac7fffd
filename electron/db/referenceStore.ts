import type { Instant } from '#shared/kernel/instant.ts'
import type { ChangeCounts } from '#shared/reference/compareIssues.ts'
import type { Body, ReferenceKind, ReferenceRow, Skipped, TableFacts, TableReport } from '#shared/reference/types.ts'
import type { ReadableDb, Transaction, Tx, WritableDb } from './rights.ts'

/** One import of one table. `id` grows: of two issues of the same days the later one is the restatement. Dates are YYYY-MM-DD. */
export interface ReferenceIssue {
  readonly id: number
  readonly kind: ReferenceKind
  readonly validFrom: string
  readonly validTo: string | null
  readonly file: string
  readonly sha256: string
  readonly importedUtc: string
  /** The id of the person; '' = nobody was signed in. */
  readonly importedBy: string
  readonly rows: number
  readonly changes: ChangeCounts
}

/** A row found for a day, with the issue it comes from, to be written down beside whatever was computed from it. */
export interface FoundRow {
  readonly issue: ReferenceIssue
  readonly code: string
  readonly other: string
  readonly body: Body
}

export type BareRow = Pick<ReferenceRow, 'code' | 'other' | 'body'>

/** What can be looked up. */
export interface ReferenceReader {
  /** Every issue, the newest day first. */
  issues(): readonly ReferenceIssue[]
  issue(id: number): ReferenceIssue | null
  /** The newest issue that covers a day; of a kind that comes in several files the one that spans the code. */
  issueOn(kind: ReferenceKind, day: string, code?: string): ReferenceIssue | null
  /** Every issue that covers a day, the newest first: the second one is what a restatement replaced. */
  issuesOn(kind: ReferenceKind, day: string): readonly ReferenceIssue[]
  /** The issue that another one was held against when it came. */
  before(issue: ReferenceIssue): ReferenceIssue | null
  /** Rows of one code in one issue. */
  inIssue(issueId: number, code: string): readonly BareRow[]
  /** Rows of its file that were not taken. */
  skippedOf(issueId: number): readonly Skipped[]
  /** The issue a new one is held against: of the same days the last import, otherwise the one before. Of a kind in several files the one that spans its first code. */
  previous(facts: TableFacts, firstCode?: string): ReferenceIssue | null
  rowsOf(issueId: number): IterableIterator<BareRow>
  /** Rows of a code on a day, from the newest issue that holds that day; none = no limit published, which is never zero. */
  byCode(kind: ReferenceKind, code: string, day: string): readonly FoundRow[]
  /** The same by NDC (11 digits), second code or drug name. */
  byOther(kind: ReferenceKind, other: string, day: string): readonly FoundRow[]
}

export interface NewIssue {
  readonly kind: ReferenceKind
  readonly validFrom: string
  readonly validTo: string | null
  readonly file: string
  readonly sha256: string
  readonly importedAt: Instant
  readonly importedBy?: string
}

/** An issue being written in pieces; nobody sees it before `complete`. */
export interface IssueWriter {
  readonly id: number
  add(rows: readonly BareRow[]): void
  complete(report: TableReport, changes: ChangeCounts): void
  drop(): void
}

export interface ReferenceStore extends ReferenceReader {
  /** null = these very bytes are here already, for these days. */
  begin(issue: NewIssue): IssueWriter | null
  /** Several issues, and what belongs to them, kept in one transaction. */
  atOnce(write: (tx: Tx) => void): void
  /** Removes what an interrupted import left; returns how many issues. */
  removeUnfinished(): number
}

interface IssueRow {
  readonly id: number
  readonly kind: ReferenceKind
  readonly valid_from: string
  readonly valid_to: string | null
  readonly file: string
  readonly sha256: string
  readonly imported_utc: string
  readonly imported_by: string
  readonly rows: number
  readonly changes: string
}

interface RowRow {
  readonly issue_id: number
  readonly code: string
  readonly other: string
  readonly body: string
}

const issueOf = (row: IssueRow): ReferenceIssue => ({
  id: row.id,
  kind: row.kind,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  file: row.file,
  sha256: row.sha256,
  importedUtc: row.imported_utc,
  importedBy: row.imported_by,
  rows: row.rows,
  changes: JSON.parse(row.changes) as ChangeCounts,
})

const bareOf = ({ code, other, body }: RowRow): BareRow => ({ code, other, body: JSON.parse(body) as Body })

/** The complete issues and their rows, from any handle that may read. */
export function createReferenceReader(db: ReadableDb): ReferenceReader {
  const all = db.prepare<[], IssueRow>(
    'select * from reference_issues where is_complete = 1 order by kind, valid_from desc, id desc',
  )
  // A PTP set comes in four files of one quarter: each is held against the one that spans the same codes.
  const before = db.prepare<[string, string, string, string], IssueRow>(
    `select * from reference_issues where is_complete = 1 and kind = ? and valid_from <= ?
     and first_code <= ? and last_code >= ? order by valid_from desc, id desc limit 1`,
  )
  const rows = db.prepare<[number], RowRow>('select * from reference_rows where issue_id = ? order by code, other, nth')
  const onDay = db.prepare<[string, string, string, string, string], IssueRow>(
    `select * from reference_issues where is_complete = 1 and kind = ? and valid_from <= ?
     and (valid_to is null or valid_to >= ?) and first_code <= ? and last_code >= ?
     order by valid_from desc, id desc limit 1`,
  )
  const withCode = db.prepare<[number, string], RowRow>(
    'select * from reference_rows where issue_id = ? and code = ? order by other, nth',
  )
  const onDayAll = db.prepare<[string, string, string], IssueRow>(
    `select * from reference_issues where is_complete = 1 and kind = ? and valid_from <= ?
     and (valid_to is null or valid_to >= ?) order by valid_from desc, id desc`,
  )
  const withOther = db.prepare<[number, string], RowRow>(
    `select * from reference_rows where issue_id = ? and other = ? and other <> '' order by code, nth`,
  )
  const one = db.prepare<[number], IssueRow>('select * from reference_issues where id = ? and is_complete = 1')
  const older = db.prepare<[string, string, number, number], IssueRow>(
    `select * from reference_issues where is_complete = 1 and kind = ? and valid_from <= ? and id < ?
     and (select first_code from reference_issues where id = ?) between first_code and last_code order by valid_from desc, id desc limit 1`,
  )
  const skipped = db.prepare<[number], { skipped: string }>('select skipped from reference_issues where id = ?')
  const orNone = (row: IssueRow | undefined): ReferenceIssue | null => (row ? issueOf(row) : null)
  const found = (issue: IssueRow, row: RowRow): FoundRow => ({ issue: issueOf(issue), ...bareOf(row) })
  return {
    issues: () => all.all().map(issueOf),
    issue: (id) => orNone(one.get(id)),
    issueOn: (kind, day, code = '') => orNone(onDay.get(kind, day, day, code, code)),
    issuesOn: (kind, day) => onDayAll.all(kind, day, day).map(issueOf),
    before: ({ id, kind, validFrom }) => orNone(older.get(kind, validFrom, id, id)),
    inIssue: (issueId, code) => withCode.all(issueId, code).map(bareOf),
    skippedOf: (issueId) => JSON.parse(skipped.get(issueId)?.skipped ?? '[]') as readonly Skipped[],
    previous: ({ kind, validFrom }, code = '') =>
      orNone(validFrom === null ? undefined : before.get(kind, validFrom, code, code)),
    *rowsOf(issueId) {
      for (const row of rows.iterate(issueId)) yield bareOf(row)
    },
    byCode(kind, code, day) {
      const issue = onDay.get(kind, day, day, code, code)
      return issue ? withCode.all(issue.id, code).map((row) => found(issue, row)) : []
    },
    byOther(kind, other, day) {
      const issue = onDayAll.get(kind, day, day)
      return issue ? withOther.all(issue.id, other).map((row) => found(issue, row)) : []
    },
  }
}

/** Public reference data in the record: read by anyone, added to issue by issue, never overwritten. */
export function createReferenceStore(db: WritableDb, transaction: Transaction): ReferenceStore {
  const known = db.prepare<[string, string, string], { id: number }>(
    'select id from reference_issues where is_complete = 1 and kind = ? and valid_from = ? and sha256 = ?',
  )
  const open = db.prepare<[string, string, string | null, string, string, string, string], { id: number }>(
    `insert into reference_issues (kind, valid_from, valid_to, file, sha256, imported_utc, imported_by, rows, skipped, changes, first_code, last_code, is_complete)
     values (?, ?, ?, ?, ?, ?, ?, 0, '[]', '{}', '', '', 0) returning id`,
  )
  const add = db.prepare<[number, string, string, number, string]>(
    'insert into reference_rows values (?, ?, ?, ?, ?) on conflict do nothing',
  )
  const same = db.prepare<[number, string, string], { many: number }>(
    'select count(*) as many from reference_rows where issue_id = ? and code = ? and other = ?',
  )
  const complete = db.prepare<[number, string, string, string, string, number]>(
    'update reference_issues set rows = ?, skipped = ?, changes = ?, first_code = ?, last_code = ?, is_complete = 1 where id = ?',
  )
  const dropIssue = db.prepare<[number]>('delete from reference_issues where id = ? and is_complete = 0')
  const dropAll = db.prepare<[]>('delete from reference_issues where is_complete = 0')
  const span = db.prepare<[number], { first: string | null; last: string | null }>(
    'select min(code) as first, max(code) as last from reference_rows where issue_id = ?',
  )
  return {
    ...createReferenceReader(db),
    begin({ kind, validFrom, validTo, file, sha256, importedAt, importedBy = '' }) {
      if (known.get(kind, validFrom, sha256)) return null
      const id = open.get(kind, validFrom, validTo, file, sha256, importedAt.utc, importedBy)?.id ?? 0
      return {
        id,
        add: (rows) =>
          transaction(() => {
            for (const { code, other, body } of rows) {
              const text = JSON.stringify(body)
              // Nearly every name stands once: only a second one is counted.
              if (add.run(id, code, other, 0, text).changes === 0)
                add.run(id, code, other, same.get(id, code, other)?.many ?? 0, text)
            }
          }),
        complete({ rows, skipped }, changes) {
          const { first, last } = kind === 'ncci-ptp' ? (span.get(id) ?? {}) : { first: '', last: '~' }
          complete.run(rows, JSON.stringify(skipped), JSON.stringify(changes), first ?? '', last ?? '~', id)
        },
        drop: () => void dropIssue.run(id),
      }
    },
    atOnce: (write) => transaction(write),
    removeUnfinished: () => dropAll.run().changes,
  }
}
