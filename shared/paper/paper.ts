import type { Instant } from '../kernel/instant.ts'

/** A printed page as data: what stands on it, in order, without a place, a font or a clock. Bytes are made by electron/paper. */

export interface Cell {
  readonly text: string
  readonly strong?: boolean
  /** Kept and struck through: an entry that something else replaced. */
  readonly struck?: boolean
}

export interface Column {
  readonly head: string
  /** Share of the page's width, beside the other columns' shares. */
  readonly width: number
  readonly align?: 'right'
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Label and value, two pairs in a line. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  /** No row is ever cut across two pages; the head stands on each. `empty` is said where there are no rows. */
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly Cell[])[]
      readonly empty: string
    }
  /** Rows to be written in by hand, 24 mm high unless said (design language 10). */
  | {
      readonly kind: 'writeIn'
      readonly columns: readonly Column[]
      /** What is printed in already, row by row from the left. */
      readonly printed: readonly (readonly string[])[]
      /** Empty rows after those. */
      readonly rows: number
      readonly heightMm?: number
    }
  /** The same place of the sheet to be ticked or filled in: "Temperature ______". */
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }
  | { readonly kind: 'newPage' }

export interface PaperHead {
  readonly practice: string
  readonly patient: string
  readonly facts: readonly string[]
}

export interface Paper {
  readonly title: string
  readonly head: PaperHead
  /** Last line of every page, before the page number. */
  readonly foot: string
  readonly blocks: readonly Block[]
  /** Goes into the file as its date; two printings of one record must not differ. */
  readonly dated: Instant
}

/** One sticker each, 50 × 25 mm. */
export interface Label {
  readonly lines: readonly string[]
  /** What the square code says. */
  readonly code: string
}

export const cell = (text: string): Cell => ({ text })
export const strong = (text: string): Cell => ({ text, strong: true })
