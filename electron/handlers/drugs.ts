import { searchDrugs, toCatalogueRow } from '#shared/catalogue/lookups.ts'
import { overriddenOn } from '#shared/catalogue/overrides.ts'
import { tallMan } from '#shared/catalogue/tallMan.ts'
import type { CatalogueDrug } from '#shared/catalogue/types.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { FoundDrug } from '#shared/ipc/drugShapes.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { drugListOn, practiceOverrides } from '../desk/formulary/formulary.ts'
import { stockOfDay } from '../desk/formulary/stockOfDay.ts'
import { today } from '../desk/practice/today.ts'

/** Drugs to add at the chair: found in the list of the day, as a session would freeze them. */
export const drugHandlers = (desk: Desk): Pick<Handlers, 'drugs.find'> => ({
  'drugs.find': ({ texts, limit }) => {
    const day = today(desk)
    const { issue, drugs } = drugListOn(desk, day)
    const overrides = practiceOverrides(desk)
    const stock = stockOfDay(desk, day)
    const shown = (drug: CatalogueDrug): FoundDrug => {
      const row = toCatalogueRow(drug, issue)
      // The payer is the visit's; what holds for every payer is known here.
      const own = overriddenOn(overrides, { hcpcs: drug.hcpcs, payerId: null, day })
      return {
        name: tallMan(drug.displayName),
        catalogue: {
          ...row,
          adminClass: own.adminClass ?? row.adminClass,
          ...(own.containerType ? { containerType: own.containerType } : {}),
        },
        usualRoutes: [...drug.usualRoutes],
        vialSizes: [...drug.vialSizes],
        stocked: [...(stock.get(drug.hcpcs) ?? [])],
      }
    }
    return ok({ issue, found: texts.map((text) => searchDrugs({ drugs }, text, limit).map(shown)) })
  },
})
