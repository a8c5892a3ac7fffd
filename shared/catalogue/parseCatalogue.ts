import type { AdminClass, Route } from '../coding/types.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type Cells, readEachRow } from './cells.ts'
import { displayNameOf, ingredientOf, slugOf } from './names.ts'
import { readCsv } from './readCsv.ts'
import type { CatalogueDrug } from './types.ts'

/** Columns of the drug list, in the order they are written (reference-files 16). */
export const drugColumns = [
  'hcpcs',
  'generic_name',
  'brand_names',
  'billing_unit_amount',
  'billing_unit',
  'admin_class',
  'usual_routes',
  'container_type',
  'vial_sizes',
  'biosimilar_of_hcpcs',
  'self_admin_note',
  'source',
  'confidence',
] as const

export const adminClasses: readonly [AdminClass, ...AdminClass[]] = [
  'antineoplastic',
  'hormonal_antineoplastic',
  'therapeutic',
  'hydration',
  'transfusion',
  'procedure',
]

/** The list's route words as coding knows them; null = no administration code belongs to it. */
const routes: Readonly<Record<string, Route | null>> = {
  iv_infusion: 'iv_infusion',
  iv_push: 'iv_push',
  subcutaneous: 'subcutaneous',
  // An implant under the skin is coded as a subcutaneous injection (design 12.4).
  subcutaneous_implant: 'subcutaneous',
  intramuscular: 'intramuscular',
  on_body_injector: 'on_body_injector',
  intra_arterial: 'intra_arterial',
  intrathecal: 'intrathecal',
  intravesical: 'intravesical',
  intrapleural: 'intrapleural',
  intraperitoneal: 'intraperitoneal',
  intralesional: 'intralesional',
  // A thrombolytic left in the catheter to clear it.
  intracatheter: 'declot',
  oral: 'oral',
  pyelocalyceal: null,
}

/** The drug list as text → its rows, or one sentence that names line and column. Each code stands once. */
export function parseCatalogue(csvText: string): Result<readonly CatalogueDrug[], string> {
  const rows = readCsv(csvText, drugColumns)
  if (!rows.ok) return rows
  const drugs = readEachRow(rows.value, toDrug)
  if (!drugs.ok) return drugs
  const seen = new Set<string>()
  for (const [index, { hcpcs }] of drugs.value.entries()) {
    if (seen.has(hcpcs)) return err(`line ${rows.value[index]?.line}, column hcpcs: ${hcpcs} stands twice`)
    seen.add(hcpcs)
  }
  const lost = drugs.value.findIndex(({ biosimilarOf }) => biosimilarOf !== null && !seen.has(biosimilarOf))
  if (lost >= 0)
    return err(
      `line ${rows.value[lost]?.line}, column biosimilar_of_hcpcs: ${drugs.value[lost]?.biosimilarOf} is not in the list`,
    )
  return ok(drugs.value)
}

const isBlank = (cells: Cells, ...columns: readonly string[]): boolean =>
  columns.every((column) => cells.text(column) === '')

function toDrug(cells: Cells): CatalogueDrug {
  const hcpcs = cells.code('hcpcs')
  const genericName = cells.name('generic_name')
  const brandNames = cells.list('brand_names')
  const biosimilarOf = cells.text('biosimilar_of_hcpcs') === '' ? null : cells.code('biosimilar_of_hcpcs')
  const [level = '', ...note] = cells.text('confidence').split(': ')
  return {
    id: slugOf(hcpcs, genericName),
    hcpcs,
    displayName: displayNameOf(genericName, brandNames),
    genericName,
    ingredient: ingredientOf(genericName, biosimilarOf !== null),
    brandNames,
    billingUnit: isBlank(cells, 'billing_unit_amount', 'billing_unit')
      ? null
      : cells.amount('billing_unit_amount', 'billing_unit'),
    adminClass: cells.text('admin_class') === '' ? null : cells.oneOf('admin_class', adminClasses),
    ...routesOf(cells),
    containerType: cells.oneOf('container_type', ['single_dose', 'multi_dose', 'mixed']),
    vialSizes: cells.amounts('vial_sizes'),
    biosimilarOf,
    selfAdminNote: cells.text('self_admin_note'),
    source: cells.text('source'),
    confidence: cells.oneOf('confidence', ['high', 'medium', 'low'], level),
    confidenceNote: note.join(': '),
  }
}

function routesOf(cells: Cells): Pick<CatalogueDrug, 'usualRoutes' | 'otherRoutes'> {
  const written = cells.list('usual_routes')
  if (written.some((name) => routes[name] === undefined)) cells.refuse('usual_routes', 'a list of known routes')
  return {
    usualRoutes: [...new Set(written.flatMap((name) => routes[name] ?? []))],
    otherRoutes: written.filter((name) => routes[name] === null),
  }
}
