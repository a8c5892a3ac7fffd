import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { exportWaiting, monitorRows } from '../desk/delivery/syncMonitor.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { holding } from '../desk/restricted/restricted.ts'

const problemsAtOnce = 500

type SyncMethod = 'sync.status' | 'sync.now' | 'sync.monitor' | 'sync.setAside' | 'sync.export' | 'clock.confirm'

/** Where this workstation's records are, and whether its clock is believed; "try now", which is also how a person says that a problem was looked at. */
export const syncHandlers = (desk: Desk): Pick<Handlers, SyncMethod> => ({
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
  'sync.monitor': (_input, { user }) => ok({ rows: [...monitorRows(desk, user)] }),
  'sync.setAside': ({ id }, { user }) => {
    const isHere = desk.transaction((tx) => {
      const known = desk.stores.pulls.refused().find((refused) => refused.id.slice(0, 200) === id)
      if (!known) return false
      audit(desk, tx, { kind: 'audit.entrySetAside', userId: user?.id ?? null, facts: { entry: known.id } })
      return desk.stores.pulls.setAside(tx, known.id, desk.now())
    })
    if (!isHere) return err({ code: 'entry-unknown', facts: {} })
    desk.push({ push: 'sync.changed' })
    return ok({ rows: [...monitorRows(desk, user)] })
  },
  'sync.export': (_input, { user }) => {
    const file = exportWaiting(desk)
    const facts = { fileName: file.fileName, ...holding(file.restricted) }
    desk.transaction((tx) => audit(desk, tx, { kind: 'audit.waitingExported', userId: user?.id ?? null, facts }))
    return ok(file)
  },
})
