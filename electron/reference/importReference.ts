import { createHash } from 'node:crypto'
import type { NewIssue, ReferenceStore } from '#electron/db/referenceStore.ts'
import type { Tx } from '#electron/db/rights.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import {
  type ChangeCounts,
  compareIssues,
  type IssueComparison,
  type RowChange,
} from '#shared/reference/compareIssues.ts'
import type { ReferenceRow, TableFacts, TableReport } from '#shared/reference/types.ts'
import { type Refusal, readReference, type TableSink, type Watch } from './readReference.ts'
import { bounds } from './refusedFile.ts'
import type { ReferenceSource } from './source.ts'

/** One table after an import; `issueId` null = these very bytes were imported before, and nothing was written. */
export interface ImportedTable {
  readonly file: string
  readonly report: TableReport
  readonly issueId: number | null
  /** How much differs from the issue before it, and what. */
  readonly counts: ChangeCounts
  readonly changes: readonly RowChange[]
}

export interface ImportedReference {
  readonly tables: readonly ImportedTable[]
  readonly setAside: readonly { readonly file: string; readonly reason: string }[]
}

export interface Kept {
  readonly tables: readonly ImportedTable[]
  readonly sha256: string
}

/** A file without a date of its own is valid from the day the person names, YYYY-MM-DD. */
export interface ImportOptions {
  readonly at: Instant
  /** Who imports it: the id of the person. */
  readonly by?: string
  readonly validFrom?: string
  /** What has to be kept together with the issues, in their transaction; throwing keeps nothing. */
  readonly onKeep?: (tx: Tx, kept: Kept) => void
  readonly watch?: Watch
}

/** Reads a public file into the store as a new issue, all of it or nothing: rows come in pieces, and count only when the last one is there. */
export async function importReference(
  store: ReferenceStore,
  source: ReferenceSource,
  { at, by = '', validFrom, onKeep, watch }: ImportOptions,
): Promise<Result<ImportedReference, Refusal>> {
  if (source.size > bounds.fileBytes) return err({ inside: '', row: 0, cause: 'it is larger than any public file' })
  const hash = createHash('sha256')
  for await (const piece of source.stream()) hash.update(piece)
  const sha256 = hash.digest('hex')
  const sinks: IssueSink[] = []
  const dropAll = (): void => {
    for (const sink of sinks) sink.drop()
  }
  try {
    const read = await readReference(
      source,
      (facts, file) => {
        const from = facts.validFrom ?? validFrom ?? null
        const sink = createIssueSink(
          store,
          from === null ? null : { ...facts, validFrom: from, file, sha256, importedAt: at, importedBy: by },
          facts,
        )
        sinks.push(sink)
        return sink
      },
      watch,
    )
    if (!read.ok) return read
    const undated = read.value.tables.find(({ sink }) => sink.isUndated)
    if (undated) {
      dropAll()
      return err({
        inside: '',
        row: 0,
        needsDate: true,
        cause: `${undated.file} does not say from when it is valid: name its first day`,
      })
    }
    const tables = read.value.tables.map(({ file, report, sink }) => ({
      file,
      report,
      issueId: sink.issueId,
      counts: sink.comparison().counts(),
      changes: sink.comparison().changes(),
    }))
    store.atOnce((tx) => {
      for (const { sink } of read.value.tables) sink.keep()
      onKeep?.(tx, { tables, sha256 })
    })
    return ok({ tables, setAside: read.value.setAside })
  } catch (cause) {
    dropAll()
    throw cause
  }
}

interface IssueSink extends TableSink {
  readonly isUndated: boolean
  readonly issueId: number | null
  comparison(): IssueComparison
  /** The whole file was read: the issue counts from now on. */
  keep(): void
}

function createIssueSink(store: ReferenceStore, issue: NewIssue | null, facts: TableFacts): IssueSink {
  const against = (firstCode: string): IssueComparison => {
    const before = issue ? store.previous({ ...facts, validFrom: issue.validFrom }, firstCode) : null
    return compareIssues(before ? store.rowsOf(before.id) : [])
  }
  let comparison: IssueComparison | null = null
  const writer = issue ? store.begin(issue) : null
  let report: TableReport | null = null
  return {
    isUndated: issue === null,
    issueId: writer?.id ?? null,
    comparison: () => comparison ?? compareIssues([]),
    take(rows: readonly ReferenceRow[]) {
      // Pairs come in several files of one quarter: each is held against the one that spans its codes.
      comparison ??= against(facts.kind === 'ncci-ptp' ? (rows[0]?.code ?? '') : '')
      comparison.take(rows)
      writer?.add(rows)
    },
    finish: (done) => {
      report = done
    },
    drop: () => writer?.drop(),
    keep: () => {
      if (report) writer?.complete(report, (comparison ?? compareIssues([])).counts())
    },
  }
}
