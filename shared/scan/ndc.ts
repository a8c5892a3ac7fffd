import type { KnownProduct, NdcMatch } from './scan.ts'

/** The eleven-digit forms ten printed digits may have: the zero goes into the part that is short (4-4-2, 5-3-2, 5-4-1). */
export const elevenDigitForms = (ten: string): readonly string[] => [
  `0${ten}`,
  `${ten.slice(0, 5)}0${ten.slice(5)}`,
  `${ten.slice(0, 9)}0${ten.slice(9)}`,
]

/** Part lengths of a hyphenated product number, with the place of the zero that makes it eleven digits. */
const hyphenated: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  '4-4-2': ([a, b, c]) => `0${a}${b}${c}`,
  '5-3-2': ([a, b, c]) => `${a}0${b}${c}`,
  '5-4-1': ([a, b, c]) => `${a}${b}0${c}`,
  '5-4-2': ([a, b, c]) => `${a}${b}${c}`,
}

/** Eleven digits of a number printed with its hyphens; null where the parts are none of the four forms. */
export function fromHyphens(text: string): string | null {
  const parts = text.split('-')
  return hyphenated[parts.map(({ length }) => length).join('-')]?.(parts) ?? null
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** The product among those the desk knows; the possible forms where it is none of them. */
export function matchNdc(candidates: readonly string[], products: readonly KnownProduct[]): NdcMatch {
  const ndcs = unique(products.map(({ ndc }) => ndc).filter((ndc) => candidates.includes(ndc)))
  const [only] = ndcs
  if (only === undefined) return { kind: 'unknown', candidates: unique(candidates) }
  return ndcs.length === 1 ? { kind: 'known', ndc: only } : { kind: 'several', ndcs }
}

/**
 * The product behind a GTIN of 14 digits: the one that carries this very number, otherwise by the ten digits that a US
 * drug's number holds after the indicator and 03 (workflow 4.7).
 */
export function matchGtin(gtin: string, products: readonly KnownProduct[]): NdcMatch {
  const carrying = unique(products.filter((product) => product.gtin === gtin).map(({ ndc }) => ndc))
  const [only] = carrying
  if (only !== undefined)
    return carrying.length === 1 ? { kind: 'known', ndc: only } : { kind: 'several', ndcs: carrying }
  return gtin.slice(1, 3) === '03' ? matchNdc(elevenDigitForms(gtin.slice(3, 13)), products) : { kind: 'foreign' }
}
