/** What the desk knows when a code comes in: the meaning of a label is looked up, never guessed. */
export interface ScanFacts {
  /** The clinic's calendar day, YYYY-MM-DD: decides the century of a two-digit year. */
  readonly today: string
  /** Product numbers this desk knows (stock, drug list), eleven digits each. */
  readonly products: readonly KnownProduct[]
  /** Medical record numbers of the day's patients. */
  readonly mrns: readonly string[]
  /** Labels of the practice's chairs. */
  readonly chairs: readonly string[]
  /** Where a badge is asked for (lock screen, second person), text without another meaning is a badge number. */
  readonly expects?: 'badge'
}

export interface KnownProduct {
  readonly ndc: string
  readonly gtin?: string | undefined
}

/** Where the eleven digits come from: ten printed digits do not say where their hyphens go (workflow 4.7). */
export type NdcMatch =
  | { readonly kind: 'known'; readonly ndc: string }
  /** Several products of this desk fit the ten digits: a person chooses. */
  | { readonly kind: 'several'; readonly ndcs: readonly string[] }
  /** A US product number that this desk does not know, in each form it may have. */
  | { readonly kind: 'unknown'; readonly candidates: readonly string[] }
  /** Not a US product number (another country's, or no drug). */
  | { readonly kind: 'foreign' }

/** One way to read the fields behind the product number. `expires` is the last good day, YYYY-MM-DD. */
export interface Reading {
  readonly lot: string | null
  readonly expires: string | null
  readonly serial: string | null
}
export type ReadingField = keyof Reading

/** What a scanner typed, understood. */
export type Scan =
  | {
      readonly kind: 'product'
      /** 14 digits; null where the code carried a product number alone. */
      readonly gtin: string | null
      readonly ndc: NdcMatch
      /** Never empty. Several where the scanner dropped the separators and more than one reading is possible. */
      readonly readings: readonly Reading[]
      /** Fields on which the readings do not agree: a person says which it is. */
      readonly uncertain: readonly ReadingField[]
    }
  | { readonly kind: 'patient'; readonly mrn: string }
  | { readonly kind: 'chair'; readonly chair: string }
  | { readonly kind: 'badge'; readonly badge: string }
export type ScanOf<K extends Scan['kind']> = Extract<Scan, { readonly kind: K }>

/** The closed list of reasons why a code means nothing. One sentence each in `renderer/words/scans.ts`. */
export const scanRefusals = [
  'empty',
  'too-long',
  'strange-character',
  'unknown-code',
  'other-standard',
  'two-meanings',
  'label-empty',
  'digit-count',
  'hyphens-wrong',
  'check-digit',
  'not-a-drug-number',
  'field-unknown',
  'field-cut-off',
  'field-empty',
  'field-too-long',
  'field-not-digits',
  'field-character',
  'field-twice',
  'date-impossible',
  'product-missing',
] as const
export type ScanRefusalCode = (typeof scanRefusals)[number]

/** Why a code cannot be used, with the facts its sentence needs. */
export interface ScanRefusal {
  readonly code: ScanRefusalCode
  readonly facts: Readonly<Record<string, string>>
}

export const refuseScan = (code: ScanRefusalCode, facts: Readonly<Record<string, string>> = {}): ScanRefusal => ({
  code,
  facts,
})
