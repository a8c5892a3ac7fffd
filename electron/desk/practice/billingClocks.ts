import {
  type BillingClockProblem,
  type BillingClocks,
  billingClocksOf,
  billingClocksProblem,
  clockChanges,
} from '#shared/document/billingClocks.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { keepSetting, tellSetting } from './practiceSettings.ts'

/** Sets the office's clocks for every visit signed from this moment on, on every workstation. */
export function changeBillingClocks(desk: Desk, by: User, clocks: BillingClocks): Result<null, BillingClockProblem> {
  const problem = billingClocksProblem(clocks)
  if (problem !== null) return err(problem)
  const changes = clockChanges(billingClocksOf(desk.clinic().practice), clocks)
  if (changes.length > 0)
    tellSetting(desk, by, {
      changes,
      carries: { clocks: JSON.stringify(clocks) },
      keep: () => keepBillingClocks(desk, clocks, desk.now()),
    })
  return ok(null)
}

/** Of two changes the later one holds, wherever it was made. False = a later one is known. */
export const keepBillingClocks = ({ stores }: Pick<Desk, 'stores'>, clocks: BillingClocks, at: Instant): boolean =>
  keepSetting(stores, 'billingClocks', clocks, at)
