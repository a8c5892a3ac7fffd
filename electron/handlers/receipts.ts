import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { receiptSchema, type ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { drugNames, findProducts } from '../desk/inventory/products.ts'
import { enterReceipt, importReceipts, strikeReceipt } from '../desk/inventory/receipts.ts'
import { shownCosts } from '../desk/inventory/shownCosts.ts'
import { whoAndWhen } from '../desk/practice/whoAndWhen.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'

type ReceiptHandlers = Pick<
  Handlers,
  'receipts.list' | 'receipts.products' | 'receipts.enter' | 'receipts.strike' | 'receipts.import' | 'costs.ofVisit'
>

/** What came from suppliers, and what of it a visit used: money, for the office alone. */
export const receiptHandlers = (desk: Desk): ReceiptHandlers => ({
  'receipts.list': () => ok({ receipts: shownReceipts(desk) }),
  'receipts.products': ({ text }) => ok({ products: [...findProducts(desk, text)] }),
  'receipts.enter': (input, { user }) => {
    const entered = enterReceipt(desk, idOf(user), input)
    return entered.ok ? ok({ id: entered.value }) : entered
  },
  'receipts.strike': (input, { user }) => {
    const struck = strikeReceipt(desk, idOf(user), input)
    return struck.ok ? ok({}) : struck
  },
  'receipts.import': (input, { user }) => {
    const taken = importReceipts(desk, idOf(user), input)
    if (!taken.ok) return err({ code: 'file-refused', facts: { text: taken.error } })
    const { fresh, here, struck } = taken.value
    return ok({ added: fresh.length, here, struck })
  },
  'costs.ofVisit': ({ sessionId }) => {
    const document = newestDocument(desk, sessionId)
    const costs = document && shownCosts(desk.stores, document)
    return costs ? ok(costs) : err({ code: 'session-unknown', facts: {} })
  },
})

/** The newest day first, and of one day the line entered last. */
function shownReceipts(desk: Desk): ShownReceipt[] {
  const named = whoAndWhen(desk)
  const drugOf = drugNames(desk)
  return desk.stores.receipts
    .all()
    .toReversed()
    .map(({ id, body, file, enteredBy, enteredUtc, struck }) => {
      const receipt = receiptSchema.parse(JSON.parse(body))
      return {
        ...{ ...receipt, id, file, drug: drugOf(receipt.ndc), ...named(enteredUtc, enteredBy) },
        struck: struck && { reason: struck.reason, ...named(struck.utc, struck.by) },
      }
    })
    .sort((a, b) => (a.receivedOn > b.receivedOn ? -1 : a.receivedOn < b.receivedOn ? 1 : 0))
}

/** The contract lets nobody in who is not signed in. */
function idOf(user: User | null): string {
  if (!user) throw new Error('receipts need somebody signed in')
  return user.id
}
