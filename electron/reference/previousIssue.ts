import type { ReferenceRow, TableFacts } from '#shared/reference/types.ts'

/** What a local store has of the issue before a table. */
export interface PreviousIssue {
  rowsBefore(facts: TableFacts): Iterable<Pick<ReferenceRow, 'code' | 'other' | 'body'>>
  close(): void
}

/** No store in that folder yet: every row is new. */
export const previousIssue = (_folder: string): PreviousIssue => ({ rowsBefore: () => [], close: () => {} })
