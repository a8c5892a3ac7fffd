import {
  type ChairTimes,
  type TimeProblem,
  timeChanges,
  timesProblem,
  usualChairTimes,
} from '#shared/clinical/chairTimes.ts'
import { chairTimesSchema } from '#shared/document/chairTimes.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { keepSetting, tellSetting } from './practiceSettings.ts'

type Kept = Pick<Desk, 'stores'>

/** The practice's minutes for the chair on this workstation: its own, or the usual ones. */
export function chairTimes({ stores }: Kept): ChairTimes {
  const own = stores.documents.get('settings', 'times')
  const kept = own && chairTimesSchema.safeParse(own.body)
  return kept?.success ? kept.data : usualChairTimes
}

/** Sets them for every patient who arrives from this moment on, on every workstation. */
export function changeChairTimes(desk: Desk, by: User, times: ChairTimes): Result<null, TimeProblem> {
  const problem = timesProblem(times)
  if (problem !== null) return err(problem)
  const changes = timeChanges(chairTimes(desk), times)
  if (changes.length > 0)
    tellSetting(desk, by, {
      changes,
      carries: { times: JSON.stringify(times) },
      keep: () => keepTimes(desk, times, desk.now()),
    })
  return ok(null)
}

/** Of two changes the later one holds, wherever it was made. False = a later one is known. */
export const keepTimes = ({ stores }: Kept, times: ChairTimes, at: Instant): boolean =>
  keepSetting(stores, 'times', times, at)
