import type { Handlers } from '#shared/ipc/dispatch.ts'
import { mostViews, type NamedView, worklistViewSchema } from '#shared/ipc/worklistShapes.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'

type Method = Extract<keyof Handlers, `worklist.${string}View` | 'worklist.views'>

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
      desk.transaction((tx) => desk.stores.views.put(tx, userId, { name, view }, desk.now()))
      return ok({ views: viewsOf(userId) })
    },
    'worklist.removeView': ({ name }, { user }) => {
      const userId = user?.id ?? ''
      desk.transaction((tx) => desk.stores.views.remove(tx, userId, name))
      return ok({ views: viewsOf(userId) })
    },
  }
}
