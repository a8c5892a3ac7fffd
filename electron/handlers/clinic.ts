import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'

/** What every screen needs before anybody is signed in: the practice, this device, and what time it is here. */
export const clinicHandlers = (desk: Desk): Pick<Handlers, 'clinic.get'> => ({
  'clinic.get': () => {
    const now = desk.now()
    const device = desk.device()
    return ok({
      practice: desk.clinic().practice,
      demo: desk.demo,
      deviceName: device.name,
      deviceId: device.id,
      now,
      ruleSet: ruleSetFor(localDate(now)).id,
      catalogueIssue: desk.catalogueIssue(),
    })
  },
})
