import { searchDrugs } from '#shared/catalogue/lookups.ts'
import { amountText } from '#shared/clinical/amounts.ts'
import type { BoughtProduct } from '#shared/ipc/receiptShapes.ts'
import type { Desk } from '../desk.ts'
import { drugListOn } from '../formulary/formulary.ts'
import { stockOfDay } from '../formulary/stockOfDay.ts'
import { today } from '../practice/today.ts'

const mostFound = 40
const mostDrugs = 12

/** Every product this workstation knows of, as far as it is asked: of today's plans and of the published crosswalk. */
function knownProducts(desk: Desk) {
  const day = today(desk)
  const { drugs } = drugListOn(desk, day)
  const nameOf = new Map(drugs.map(({ hcpcs, displayName }) => [hcpcs, displayName]))
  const stocked = [...stockOfDay(desk, day)].flatMap(([hcpcs, containers]) =>
    containers.map(
      ({ ndc, size }): BoughtProduct => ({
        ...{ ndc, hcpcs, drug: nameOf.get(hcpcs) ?? hcpcs, size: amountText(size), perPackage: null },
      }),
    ),
  )
  const { reference } = desk.stores
  const published = (rows: ReturnType<typeof reference.byCode>): readonly BoughtProduct[] =>
    rows.map(({ code, other, body }) => ({
      ...{ ndc: other, hcpcs: code, drug: nameOf.get(code) ?? String(body.drug ?? code) },
      size: typeof body.packageSize === 'string' ? body.packageSize : null,
      perPackage: /^[1-9]\d{0,2}$/.test(String(body.packageQuantity)) ? Number(body.packageQuantity) : null,
    }))
  return {
    drugs,
    stocked,
    ofCode: (hcpcs: string) => published(reference.byCode('ndc-crosswalk', hcpcs, day)),
    ofNdc: (ndc: string) => published(reference.byOther('ndc-crosswalk', ndc, day)),
  }
}

/** Products by name, brand or code, or by the first digits of an NDC; a package's own count comes from the published list. */
export function findProducts(desk: Desk, text: string): readonly BoughtProduct[] {
  const known = knownProducts(desk)
  const digits = text.replace(/[\s-]/g, '')
  const codes = searchDrugs(known, text, mostDrugs).map(({ hcpcs }) => hcpcs)
  const found = /^\d{4,11}$/.test(digits)
    ? [...known.ofNdc(digits), ...known.stocked.filter(({ ndc }) => ndc.startsWith(digits))]
    : codes.flatMap((code) => [...known.ofCode(code), ...known.stocked.filter(({ hcpcs }) => hcpcs === code)])
  const byNdc = new Map<string, BoughtProduct>()
  for (const product of found) if (!byNdc.has(product.ndc)) byNdc.set(product.ndc, product)
  return [...byNdc.values()].slice(0, mostFound)
}

/** The drug of an NDC, or null where no list here knows it. Each is looked up once. */
export function drugNames(desk: Desk): (ndc: string) => string | null {
  const { stocked, ofNdc } = knownProducts(desk)
  const names = new Map<string, string | null>(stocked.map(({ ndc, drug }) => [ndc, drug]))
  return (ndc) => {
    const known = names.get(ndc)
    if (known !== undefined) return known
    const found = ofNdc(ndc)[0]?.drug ?? null
    names.set(ndc, found)
    return found
  }
}
