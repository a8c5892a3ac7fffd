import type { AdminClass, Route } from '../coding/types.ts'

/** An exact amount as the label prints it: "712.5" "mg". */
export interface CatalogueAmount {
  readonly amount: string
  readonly unit: string
}

/** One row of the drug list: one code, one billing unit, what it is and how it is usually given. */
export interface CatalogueDrug {
  /** Code and name as one word, "j9312-rituximab": stays the same from issue to issue. */
  readonly id: string
  readonly hcpcs: string
  /** As shown to people: "Rituximab-pvvr (Ruxience)". */
  readonly displayName: string
  readonly genericName: string
  /** What "same drug" means to coding (R6): "rituximab" for the reference product and every biosimilar. */
  readonly ingredient: string
  readonly brandNames: readonly string[]
  /** null = nobody knows it: the drug may be given and charted, and coding raises `unclassified_drug`. */
  readonly billingUnit: CatalogueAmount | null
  /** null = nobody has decided it: coding raises `unclassified_drug` and never guesses (R25). */
  readonly adminClass: AdminClass | null
  readonly usualRoutes: readonly Route[]
  /** Routes that no administration code knows, as the list writes them ("pyelocalyceal"). */
  readonly otherRoutes: readonly string[]
  /** `mixed`: depends on the presentation, so the container in the hand decides. */
  readonly containerType: 'single_dose' | 'multi_dose' | 'mixed'
  readonly vialSizes: readonly CatalogueAmount[]
  /** Code of the reference product; never used instead of the biosimilar's own (U8). */
  readonly biosimilarOf: string | null
  readonly selfAdminNote: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Why the confidence is what it is, or a hint for the practice. */
  readonly confidenceNote: string
}

/** A code that ended and the one that took its place. The unit usually changes with it. Dates are YYYY-MM-DD. */
export interface CodeTransition {
  readonly drug: string
  readonly oldHcpcs: string
  readonly oldUnit: CatalogueAmount
  readonly oldLastDay: string
  readonly newHcpcs: string
  readonly newUnit: CatalogueAmount
  readonly newFirstDay: string
  readonly note: string
}

/** The drug list of one issue, "2026-11". */
export interface Catalogue {
  readonly issue: string
  readonly drugs: readonly CatalogueDrug[]
  readonly transitions: readonly CodeTransition[]
}
