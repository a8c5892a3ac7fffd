/** What a public file is, as its content says (reference-files.md 2 to 8). */
export type ReferenceKind =
  | 'payment-limits'
  | 'noc-pricing'
  | 'ndc-crosswalk'
  | 'awp-crosswalk'
  | 'opps-crosswalk'
  | 'prep-crosswalk'
  | 'noc-crosswalk'
  | 'mue-practitioner'
  | 'mue-outpatient-hospital'
  | 'mue-dme-supplier'
  | 'ncci-ptp'
  | 'hcpcs'
  | 'opps-addendum-b'

/** One row of a table as text, and its number in the file, from 1. */
export interface TextRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** What the row says beside its code, as text; null = the file says there is none. */
export type Body = Readonly<Record<string, string | null>>

/** One row taken: its HCPCS or CPT code ('' in NOC files), what else names it (NDC, second code, drug name), and the rest. */
export interface ReferenceRow {
  readonly row: number
  readonly code: string
  readonly other: string
  readonly body: Body
}

/** Rows that were not taken. `rows` says how many when one entry stands for several. */
export interface Skipped {
  readonly place: string
  readonly reason: string
  readonly rows?: number
}

/** What a table is and when it holds. Dates are YYYY-MM-DD; null = neither the file nor its name says. */
export interface TableFacts {
  readonly kind: ReferenceKind
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Where reading stopped and why; row 0 = before the first row. */
export interface Stop {
  readonly row: number
  readonly cause: string
}

/** What was read of one table: rows taken and rows skipped make up all its data rows. */
export interface TableReport extends TableFacts {
  readonly rows: number
  readonly skipped: readonly Skipped[]
  readonly skippedRows: number
}

/** What is known about a table besides its rows. Names never decide what it is, only, where the content is silent, its date. */
export interface TableNames {
  readonly file: string
  readonly sheet: string
}
