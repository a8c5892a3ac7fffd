import type { Handlers } from '#shared/ipc/dispatch.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'

const problemsAtOnce = 500

/** Where this workstation's records are; and "try now", which is also how a person says that a problem was looked at. */
export const syncHandlers = (desk: Desk): Pick<Handlers, 'sync.status' | 'sync.now'> => ({
  'sync.status': () => ok(desk.sync.status()),
  'sync.now': async () => {
    const { outbox } = desk.stores
    desk.transaction((tx) => {
      for (const { id } of outbox.problems(problemsAtOnce)) outbox.putBack(tx, id, desk.now())
    })
    await desk.sync.tryNow()
    return ok(desk.sync.status())
  },
})
