import type { Handlers } from '#shared/ipc/dispatch.ts'
import { mostViews, type NamedView, worklistViewSchema } from '#shared/ipc/worklistShapes.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { KeptView } from '../db/worklistViewStore.ts'
import { enqueueEvents } from '../desk/delivery/enqueue.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'

type Method = Extract<keyof Handlers, `worklist.${string}View` | 'worklist.views'>

/** Kept here, and told to the other workstations, where the same biller finds it. */
function keepView(desk: Desk, userId: string, kept: KeptView): void {
  const facts = { viewName: kept.name, view: kept.view === null ? '' : JSON.stringify(kept.view) }
  desk.transaction((tx) => {
    desk.stores.views.put(tx, userId, kept, desk.now())
    enqueueEvents(desk, tx, 'views', audit(desk, tx, { kind: 'audit.viewChanged', userId, facts }))
  })
  desk.sync.wake()
}

/** A biller's own views of the worklist: theirs alone. */
export const worklistViewHandlers = (desk: Desk): Pick<Handlers, Method> => {
  // One that a later version of Chairside saved and that cannot be read here stays where it is.
  const viewsOf = (userId: string): NamedView[] =>
    desk.stores.views.ofUser(userId).flatMap(({ name, view }) => {
      const read = worklistViewSchema.safeParse(view)
      return read.success ? [{ name, view: read.data }] : []
    })
  return {
    'worklist.views': (_input, { user }) => ok({ views: user ? viewsOf(user.id) : [] }),
    'worklist.saveView': ({ name, view }, { user }) => {
      const userId = user?.id ?? ''
      const kept = viewsOf(userId)
      if (kept.length >= mostViews && !kept.some((one) => one.name === name))
        return err({ code: 'too-many-views', facts: { most: String(mostViews) } })
      keepView(desk, userId, { name, view })
      return ok({ views: viewsOf(userId) })
    },
    'worklist.removeView': ({ name }, { user }) => {
      const userId = user?.id ?? ''
      if (viewsOf(userId).some((one) => one.name === name)) keepView(desk, userId, { name, view: null })
      return ok({ views: viewsOf(userId) })
    },
  }
}
