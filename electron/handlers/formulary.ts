import { writeOverrides } from '#shared/catalogue/overrides.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { overrideSchema } from '#shared/ipc/formularyShapes.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { changeOverride, importFormulary, withdrawOverride } from '../desk/formulary/changeFormulary.ts'
import { drugListOn, payersOf, practiceOverrides } from '../desk/formulary/formulary.ts'
import { shippedDrugs } from '../desk/formulary/shippedCatalogue.ts'
import { today } from '../desk/practice/today.ts'
import { whoAndWhen } from '../desk/practice/whoAndWhen.ts'

type FormularyHandlers = Pick<
  Handlers,
  'formulary.get' | 'formulary.change' | 'formulary.withdraw' | 'formulary.import' | 'formulary.export'
>

const shownChanges = 200

/** The drug list and what the practice says instead of it: seen, changed, taken from files and given out. */
export const formularyHandlers = (desk: Desk): FormularyHandlers => ({
  'formulary.get': () => {
    const { issue, drugs, imported } = drugListOn(desk, today(desk))
    const named = whoAndWhen(desk)
    return ok({
      issue,
      imported: imported && {
        validFrom: imported.validFrom,
        file: imported.file,
        ...named(imported.importedUtc, imported.userId),
      },
      drugs: JSON.parse(JSON.stringify(drugs)),
      overrides: [...practiceOverrides(desk)],
      payers: [...payersOf(desk)],
      changes: desk.stores.formulary.changes(shownChanges).map(({ changedUtc, userId, before, after }) => ({
        ...named(changedUtc, userId),
        before: overrideOf(before),
        after: overrideOf(after),
      })),
    })
  },
  'formulary.change': (input, { user }) => {
    const changed = changeOverride(desk, idOf(user), input)
    return changed.ok ? ok({ override: changed.value }) : err({ code: changed.error, facts: {} })
  },
  'formulary.withdraw': ({ id }, { user }) =>
    withdrawOverride(desk, idOf(user), id).ok ? ok({}) : err({ code: 'override-unknown', facts: {} }),
  'formulary.import': (input, { user }) => {
    const taken = importFormulary(desk, idOf(user), input)
    return taken.ok ? ok(taken.value) : err({ code: 'file-refused', facts: { text: taken.error } })
  },
  'formulary.export': ({ what }) => {
    if (what === 'overrides')
      return ok({ fileName: `formulary-own-${today(desk)}.csv`, text: writeOverrides(practiceOverrides(desk)) })
    const { issue, imported } = drugListOn(desk, today(desk))
    return ok({ fileName: `formulary-${issue}.csv`, text: imported?.body ?? shippedDrugs() })
  },
})

const overrideOf = (body: string | null) => (body === null ? null : overrideSchema.parse(JSON.parse(body)))

/** The contract lets nobody in who is not signed in. */
function idOf(user: User | null): string {
  if (!user) throw new Error('the formulary needs somebody signed in')
  return user.id
}
