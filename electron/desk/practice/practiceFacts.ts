import { isNpi } from '#shared/claim/npi.ts'
import type { User } from '#shared/document/clinic.ts'
import { type PracticeFacts, practiceChanges, practiceFactsOf } from '#shared/document/practiceFacts.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk, Stores } from '../desk.ts'
import { keepSetting, tellSetting } from './practiceSettings.ts'
import { isZone } from './zone.ts'

/**
 * Changes what the practice is called, where it is and how claims name it, on every workstation from this moment on. What was
 * signed keeps the practice it was signed with; what was recorded keeps its zone.
 */
export function changePractice(
  desk: Desk,
  by: User,
  facts: PracticeFacts,
): Result<null, 'npi-wrong' | 'zone-unknown' | 'practice-same'> {
  if (!isNpi(facts.npi)) return err('npi-wrong')
  if (!isZone(facts.zone)) return err('zone-unknown')
  const changes = practiceChanges(practiceFactsOf(desk.clinic().practice), facts)
  if (changes.length === 0) return err('practice-same')
  tellSetting(desk, by, {
    changes,
    carries: { practice: JSON.stringify(facts) },
    keep: () => keepPracticeFacts(desk.stores, facts, desk.now()),
  })
  desk.clock.readIn(facts.zone)
  return ok(null)
}

/** Of two changes the later one holds, wherever it was made. False = a later one is known. */
export const keepPracticeFacts = (stores: Pick<Stores, 'documents'>, facts: PracticeFacts, at: Instant): boolean =>
  keepSetting(stores, 'practice', facts, at)
