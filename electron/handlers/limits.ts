import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { changeLimits } from '../desk/clinicalLimits.ts'
import type { Desk } from '../desk/desk.ts'

/** The practice's own clinical limits, set by an administrator (workflow 11, 12.20). */
export const limitHandlers = (desk: Desk): Pick<Handlers, 'limits.put'> => ({
  'limits.put': ({ limits }, { user }) => {
    if (!user) throw new Error('limits.put needs somebody signed in')
    const changed = changeLimits(desk, user, limits)
    return changed.ok ? ok({}) : err({ code: 'limits-crossed', facts: { about: changed.error } })
  },
})
