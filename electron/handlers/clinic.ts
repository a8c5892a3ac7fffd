import { z } from 'zod'
import { ruleSetFor, ruleSetsInForce } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { openDemo } from '../demo/seedDemo.ts'
import type { Desk } from '../desk/desk.ts'
import { chairTimes } from '../desk/practice/chairTimes.ts'
import { clinicalLimits } from '../desk/practice/clinicalLimits.ts'
import { isSetUp, setUpClinic } from '../desk/practice/setUpClinic.ts'

const idleLockSchema = z.object({ minutes: z.number().int().min(2).max(5) })
const usualIdleMinutes = 5

function idleLockMinutes(desk: Desk): number {
  const kept = idleLockSchema.safeParse(desk.stores.documents.get('settings', 'idleLock')?.body)
  return kept.success ? kept.data.minutes : usualIdleMinutes
}

/** What every screen needs before anybody is signed in: the practice, this device, what time it is here; or the first set-up. */
export const clinicHandlers = (desk: Desk): Pick<Handlers, 'clinic.get' | 'setup.demo' | 'setup.clinic'> => ({
  'clinic.get': () => {
    if (!isSetUp(desk)) return err({ code: 'not-set-up', facts: { device: desk.device().name, zone: desk.now().zone } })
    const now = desk.now()
    const device = desk.device()
    return ok({
      practice: desk.clinic().practice,
      demo: desk.demo,
      idleLockMinutes: idleLockMinutes(desk),
      deviceName: device.name,
      deviceId: device.id,
      now,
      ruleSet: ruleSetFor(localDate(now)).id,
      catalogueIssue: desk.catalogueIssue(),
      ruleSets: ruleSetsInForce().map(({ id, validFrom }) => ({ id, validFrom })),
      limits: clinicalLimits(desk),
      times: chairTimes(desk),
    })
  },
  'setup.demo': async () => {
    if (!(await openDemo(desk))) return err({ code: 'already-set-up', facts: {} })
    desk.beginDay()
    return ok({})
  },
  'setup.clinic': async (input) => {
    const done = await setUpClinic(desk, input)
    if (!done.ok) return done
    desk.sync.wake()
    return ok({})
  },
})
