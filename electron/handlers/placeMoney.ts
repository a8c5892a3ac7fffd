import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { UnmatchedMoney } from '#shared/ipc/hubClaimShapes.ts'
import { ok } from '#shared/kernel/result.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'
import type { Desk } from '../desk/desk.ts'
import { shownName, standingsFor } from '../desk/restricted/restricted.ts'
import { doer, noted, said } from './batches.ts'

type Method = Extract<keyof Handlers, `payments.${string}`>

/** Money that found no line, placed by a biller on the lines of a claim that left, and taken back. */
export const placeMoneyHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'payments.unmatched': async (asked, { user }) => {
    const found = await desk.sync.ask('payments.unmatched', asked)
    return found.ok ? ok({ money: shownMoney(desk, found.value.money, user) }) : said(found.error)
  },
  'payments.place': async (asked, { user }) => {
    const placed = await desk.sync.ask('payments.place', { ...asked, by: doer(user) })
    if (!placed.ok) return said(placed.error)
    const { money } = placed.value
    const facts = { claim: asked.reference, trace: money.trace, cents: String(money.paidCents), reason: asked.words }
    await noted(desk, user, 'paymentPlaced', facts, asked.sessionId)
    return ok({ money: shownMoney(desk, money, user) })
  },
  'payments.takeBack': async (asked, { user }) => {
    const back = await desk.sync.ask('payments.takeBack', { ...asked, by: doer(user) })
    if (!back.ok) return said(back.error)
    const { money, from } = back.value
    const facts = { claim: from?.reference ?? '', version: String(from?.version ?? ''), trace: money.trace }
    const why = { cents: String(money.paidCents), reason: asked.words }
    await noted(desk, user, 'paymentTakenBack', { ...facts, ...why }, from?.sessionId)
    return ok({ money: shownMoney(desk, money, user) })
  },
})

/** Of restricted charts the list says no name; nor does the payer's line, where one of them may be meant. */
function shownMoney(desk: Desk, money: UnmatchedMoney, user: User | null): UnmatchedMoney {
  const standings = standingsFor(desk, user)
  const isClosed = (sessionId: string): boolean => {
    const standing = standings.ofSession(sessionId)
    return standing !== null && standing !== 'open'
  }
  // Not those on the list alone: it is cut, and another visit may have been looked for.
  const meant = [...money.visitsMeant, ...money.candidates.map(({ sessionId }) => sessionId)]
  return {
    ...money,
    patientName: meant.some(isClosed) ? restrictedName : money.patientName,
    candidates: money.candidates.map((one) => ({
      ...one,
      patientName: shownName(one, standings.ofSession(one.sessionId)),
    })),
  }
}
