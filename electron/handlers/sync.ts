import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { audit } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'

const problemsAtOnce = 500

/** Where this workstation's records are, and whether its clock is believed; "try now", which is also how a person says that a problem was looked at. */
export const syncHandlers = (desk: Desk): Pick<Handlers, 'sync.status' | 'sync.now' | 'clock.confirm'> => ({
  'sync.status': () => ok(desk.sync.status()),
  'sync.now': async () => {
    const { outbox } = desk.stores
    desk.transaction((tx) => {
      for (const { id } of outbox.problems(problemsAtOnce)) outbox.putBack(tx, id, desk.now())
    })
    await desk.sync.tryNow()
    return ok(desk.sync.status())
  },
  'clock.confirm': ({ offsetSeconds }, { user }) => {
    const confirmed = desk.clockWatch.confirm(offsetSeconds)
    if (!confirmed.ok) return err({ code: confirmed.error, facts: {} })
    const facts = { offsetSeconds: String(offsetSeconds) }
    desk.transaction((tx) => audit(desk, tx, { kind: 'audit.clockConfirmed', userId: user?.id ?? null, facts }))
    desk.push({ push: 'sync.changed' })
    return confirmed
  },
})
