import { type ClinicalLimits, limitChanges, usualLimits } from '#shared/clinical/clinicalLimits.ts'
import type { User } from '#shared/document/clinic.ts'
import { clinicalLimitsSchema, limitsProblem } from '#shared/document/limits.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { keepSetting, tellSetting } from './practiceSettings.ts'

type Kept = Pick<Desk, 'stores'>

/** The practice's limits on this workstation: its own, or the usual ones. */
export function clinicalLimits({ stores }: Kept): ClinicalLimits {
  const own = stores.documents.get('settings', 'limits')
  const kept = own && clinicalLimitsSchema.safeParse(own.body)
  return kept?.success ? kept.data : usualLimits
}

/** What a decision needs: nothing where the usual limits hold, so that entries carry them only where a practice set its own. */
export function limitsForEntry(desk: Kept): { readonly limits?: ClinicalLimits } {
  const limits = clinicalLimits(desk)
  return limits === usualLimits || limitChanges(usualLimits, limits).length === 0 ? {} : { limits }
}

/** Sets them from this moment on: kept with what was before, and on their way to the other workstations. */
export function changeLimits(desk: Desk, by: User, limits: ClinicalLimits): Result<null, string> {
  const problem = limitsProblem(limits)
  if (problem !== null) return err(problem)
  const changes = limitChanges(clinicalLimits(desk), limits)
  if (changes.length === 0) return ok(null)
  tellSetting(desk, by, {
    changes,
    carries: { limits: JSON.stringify(limits) },
    keep: () => keepLimits(desk, limits, desk.now()),
  })
  return ok(null)
}

/** Of two changes the later one holds, wherever it was made. False = a later one is known. */
export const keepLimits = ({ stores }: Kept, limits: ClinicalLimits, at: Instant): boolean =>
  keepSetting(stores, 'limits', limits, at)
