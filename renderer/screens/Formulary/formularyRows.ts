import { searchDrugs } from '#shared/catalogue/lookups.ts'
import { overriddenOn } from '#shared/catalogue/overrides.ts'
import { replacedCodes } from '#shared/catalogue/replacedCodes.ts'
import { type CodeOnDay, codeOnDay } from '#shared/catalogue/successorOf.ts'
import type { Formulary, FormularyRow, PracticeOverride } from '#shared/ipc/formularyShapes.ts'

/** A drug as the screen shows it today. */
export interface ShownDrug {
  readonly drug: FormularyRow
  readonly own: readonly PracticeOverride[]
  /** Neither class nor unit is missing, neither in the list nor said by the practice for every payer. */
  readonly asks: boolean
  readonly standing: CodeOnDay
}

export const formularyViews = ['all', 'own', 'asks', 'check', 'ended'] as const
export type FormularyView = (typeof formularyViews)[number]

/** Every drug of the list with what the practice says about it; computed once per answer, not per key. */
export function shownDrugs({ drugs, overrides }: Formulary, day: string): readonly ShownDrug[] {
  const own = new Map<string, PracticeOverride[]>()
  for (const row of overrides) own.set(row.hcpcs, [...(own.get(row.hcpcs) ?? []), row])
  return drugs.map((drug) => {
    const rows = own.get(drug.hcpcs) ?? []
    const { adminClass } = overriddenOn(rows, { hcpcs: drug.hcpcs, payerId: null, day })
    return {
      drug,
      own: rows,
      asks: drug.billingUnit === null || (drug.adminClass ?? adminClass) === null,
      standing: codeOnDay(replacedCodes, drug.hcpcs, day),
    }
  })
}

export function inView({ drug, own, asks, standing }: ShownDrug, view: FormularyView): boolean {
  switch (view) {
    case 'all':
      return true
    case 'own':
      return own.length > 0
    case 'asks':
      return asks
    case 'check':
      return drug.confidence !== 'high'
    case 'ended':
      return standing.state !== 'in_force'
  }
}

/** Drugs whose code, name or brand holds every word, best first; nothing typed = all, by name. */
export function foundDrugs(all: readonly ShownDrug[], typed: string): readonly ShownDrug[] {
  if (typed.trim() === '') return [...all].sort((a, b) => compareTexts(a.drug.displayName, b.drug.displayName))
  const byCode = new Map(all.map((shown) => [shown.drug.hcpcs, shown]))
  return searchDrugs({ drugs: all.map(({ drug }) => drug) }, typed, all.length).flatMap(
    ({ hcpcs }) => byCode.get(hcpcs) ?? [],
  )
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
