import type { Catalogue, CatalogueAmount, CatalogueDrug } from './types.ts'

/** The row of a code, or null. A biosimilar's code never answers with its reference product (U8). */
export const drugByHcpcs = (catalogue: Catalogue, hcpcs: string): CatalogueDrug | null =>
  catalogue.drugs.find((drug) => drug.hcpcs === hcpcs.trim().toUpperCase()) ?? null

/** Rows of one active ingredient: the reference product, its biosimilars and makers' own codes. */
export const drugsByIngredient = (catalogue: Catalogue, ingredient: string): readonly CatalogueDrug[] =>
  catalogue.drugs.filter((drug) => drug.ingredient === ingredient.trim().toLowerCase())

/** What a session freezes of a row when it is opened: the form of `catalogueRowSchema`. */
export const toCatalogueRow = (
  { hcpcs, ingredient, billingUnit, adminClass }: CatalogueDrug,
  issue: string,
): {
  readonly hcpcs: string
  readonly drug: string
  readonly billingUnit: CatalogueAmount | null
  readonly adminClass: CatalogueDrug['adminClass']
  readonly issue: string
} => ({ hcpcs, drug: ingredient, billingUnit, adminClass, issue })

/**
 * Rows whose code, name or brand holds every word typed, best first: the exact code or name, then what
 * begins with the text, then what begins with its first word, then the rest; within a group by name. Nothing typed finds nothing.
 */
export function searchDrugs(catalogue: Pick<Catalogue, 'drugs'>, typed: string, limit = 20): readonly CatalogueDrug[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const words = wanted.split(/\s+/)
  return catalogue.drugs
    .flatMap((drug) => {
      const { names, all } = namesOf(drug)
      return words.every((word) => all.includes(word)) ? [{ drug, rank: rankOf(names, wanted, words[0] ?? '') }] : []
    })
    .sort((a, b) => a.rank - b.rank || compareTexts(a.drug.displayName, b.drug.displayName))
    .slice(0, limit)
    .map(({ drug }) => drug)
}

interface Names {
  readonly names: readonly string[]
  readonly all: string
}

/** A list of thousands is searched with every key: each row's words are made small once. */
const smallNames = new WeakMap<CatalogueDrug, Names>()

function namesOf(drug: CatalogueDrug): Names {
  const known = smallNames.get(drug)
  if (known) return known
  const names = [drug.hcpcs, drug.genericName, ...drug.brandNames].map((name) => name.toLowerCase())
  const made = { names, all: names.join(' ') }
  smallNames.set(drug, made)
  return made
}

function rankOf(names: readonly string[], wanted: string, firstWord: string): number {
  if (names.includes(wanted)) return 0
  if (names.some((name) => name.startsWith(wanted))) return 1
  return names.some((name) => name.startsWith(firstWord)) ? 2 : 3
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
