import { z } from 'zod'
import { instantSchema } from '#shared/document/facts.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { mostDraftCharacters } from '#shared/ipc/draftRows.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'

type Method = Extract<keyof Handlers, `drafts.${string}`>

const bodySchema = z.object({ since: instantSchema, values: z.record(z.string(), z.json()) })
const notYours = err({ code: 'draft-not-yours', facts: {} } as const)

/** Half-typed sheets of whoever is signed in on the connection (ADR 40). Neither audit nor hub hears of them. */
export const draftHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'drafts.list': ({ sessionId }, { user }) => {
    const userId = user?.id ?? ''
    // One that another version of Chairside left and that cannot be read here stays where it is.
    const drafts = desk.stores.drafts.of(userId, sessionId ?? '').flatMap(({ sheet, body }) => {
      const read = bodySchema.safeParse(body)
      return read.success ? [{ sessionId, sheet, ...read.data }] : []
    })
    return ok({ userId, drafts })
  },
  'drafts.keep': ({ userId, sessionId, sheet, since, values }, { user }) => {
    if (user?.id !== userId) return notYours
    if (JSON.stringify(values).length > mostDraftCharacters) return err({ code: 'draft-too-large', facts: {} })
    const place = { userId, sessionId: sessionId ?? '', sheet }
    desk.transaction((tx) => desk.stores.drafts.keep(tx, place, { since, values }, desk.now()))
    return ok({})
  },
  'drafts.drop': ({ userId, sessionId, sheet }, { user }) => {
    if (user?.id !== userId) return notYours
    desk.transaction((tx) => desk.stores.drafts.drop(tx, { userId, sessionId: sessionId ?? '', sheet }))
    return ok({})
  },
})
