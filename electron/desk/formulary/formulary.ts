import type { KeptList } from '#electron/db/formularyStore.ts'
import { type FormularyOverride, overriddenOn } from '#shared/catalogue/overrides.ts'
import { parseCatalogue } from '#shared/catalogue/parseCatalogue.ts'
import type { CatalogueDrug } from '#shared/catalogue/types.ts'
import { payerSchema } from '#shared/document/clinic.ts'
import type { Plan, PlannedLine } from '#shared/document/plan.ts'
import { overrideSchema, type PracticeOverride } from '#shared/ipc/formularyShapes.ts'
import type { Desk } from '../desk.ts'
import { shippedCatalogue } from './shippedCatalogue.ts'

type Kept = Pick<Desk, 'stores'>

/** The drug list that holds on a day, with the issue it is written down by. */
export interface DrugList {
  readonly issue: string
  readonly drugs: readonly CatalogueDrug[]
  /** null = the shipped one. */
  readonly imported: KeptList | null
}

export function drugListOn({ stores }: Kept, day: string): DrugList {
  const imported = stores.formulary.listOn(day)
  return imported
    ? { issue: imported.issue, drugs: parsed(imported), imported }
    : { ...shippedCatalogue(), imported: null }
}

/** A list is kept only after it was read; one that cannot be read now is a bug. */
function parsed({ issue, body }: KeptList): readonly CatalogueDrug[] {
  const drugs = parseCatalogue(body)
  if (!drugs.ok) throw new Error(`the drug list ${issue}: ${drugs.error}`)
  return drugs.value
}

/** The practice's own rows as they stand, oldest first. */
export const practiceOverrides = ({ stores }: Kept): readonly PracticeOverride[] =>
  [...stores.formulary.overrides().values()].map((body) => overrideSchema.parse(JSON.parse(body)))

interface NamedPayer {
  readonly id: string
  readonly name: string
}

/** The payers that are known here: those on file, and those of signed visits. */
export function payersOf({ stores }: Kept): readonly NamedPayer[] {
  const onFile = stores.documents.list('payer').map(({ body }) => payerSchema.parse(body))
  const all = [...stores.tables.worklist.payers(), ...onFile].map(({ id, name }): NamedPayer => ({ id, name }))
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) => a.name.localeCompare(b.name))
}

/**
 * A plan with the catalogue rows of its day and payer: what a session freezes when it is scheduled. A code that the
 * imported list does not have keeps the row it came with. Without an imported list or own rows nothing changes.
 */
export function planByFormulary(desk: Kept, plan: Plan, payerId: string | null, day: string): Plan {
  const imported = desk.stores.formulary.listOn(day)
  const overrides = practiceOverrides(desk)
  if (!imported && overrides.length === 0) return plan
  const drugs = new Map((imported ? parsed(imported) : []).map((drug) => [drug.hcpcs, drug]))
  const issue = imported?.issue ?? null
  return { ...plan, lines: plan.lines.map((line) => lineByFormulary(line, { drugs, issue, overrides, payerId, day })) }
}

interface Day {
  readonly drugs: ReadonlyMap<string, CatalogueDrug>
  readonly issue: string | null
  readonly overrides: readonly FormularyOverride[]
  readonly payerId: string | null
  readonly day: string
}

function lineByFormulary(line: PlannedLine, { drugs, issue, overrides, payerId, day }: Day): PlannedLine {
  const { hcpcs } = line.catalogue
  if (hcpcs === null) return line
  const drug = drugs.get(hcpcs)
  const row =
    drug && issue
      ? { ...line.catalogue, drug: drug.ingredient, billingUnit: drug.billingUnit, adminClass: drug.adminClass, issue }
      : line.catalogue
  const { adminClass, containerType } = overriddenOn(overrides, { hcpcs, payerId, day })
  return {
    ...line,
    catalogue: { ...row, adminClass: adminClass ?? row.adminClass, ...(containerType ? { containerType } : {}) },
  }
}
