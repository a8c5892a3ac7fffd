import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { chargedOtherwise } from '../desk/claims/chargedOtherwise.ts'
import { heldSentence } from '../desk/claims/heldVisit.ts'
import { savedWords } from '../desk/claims/savedWords.ts'
import type { Desk } from '../desk/desk.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'
import { asAnswer, doer, noted, said, saidAgain, saidOrAsked } from './batches.ts'

type Method = 'claim.payments' | 'claim.payerNumber' | 'claim.ways' | 'claim.send' | 'claim.hold' | 'outgoing.retry'

const billedTwice =
  'If that file reached the payer, and the charges are billed as well, the payer gets the visit twice.'

/** One visit at its payer: what was paid, the payer's number, and which biller has it. */
export const claimHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'claim.payments': async ({ sessionId }) => asAnswer(await desk.sync.ask('claims.payments', { sessionId })),
  'claim.payerNumber': async ({ sessionId, ...entered }, { user }) => {
    const kept = await desk.sync.ask('claims.payerNumber', { ...entered, by: doer(user) })
    if (!kept.ok) return said(kept.error)
    const facts = { claim: entered.reference, version: String(entered.version), number: entered.payerNumber }
    await noted(desk, user, 'payerNumberEntered', facts, sessionId)
    return ok({})
  },
  'claim.ways': async ({ sessionId }) => {
    const listed = await desk.sync.ask('destinations.list', {})
    if (!listed.ok) return said(listed.error)
    const about = await desk.sync.ask('outgoing.about', { id: sessionId })
    if (!about.ok) return said(about.error)
    return ok({
      ...listed.value,
      ...about.value,
      reauthorized: chargedOtherwise(desk, sessionId, about.value.outgoing),
    })
  },
  'outgoing.retry': async ({ id, again = false }, { user }) => {
    const tried = await desk.sync.ask('outgoing.retry', { id, by: doer(user), again })
    if (!tried.ok) return saidOrAsked(tried.error)
    await noted(desk, user, 'sentAgain', saidAgain(again))
    return ok({})
  },
  'claim.send': async ({ sessionId, destinationId, as, again = false }, { user }) => {
    const document = newestDocument(desk, sessionId)
    if (!document) return err({ code: 'session-unknown', facts: {} })
    const held = as === 'claim' ? heldSentence(desk, sessionId) : null
    if (held !== null) return err({ code: 'hub-says-no', facts: { text: held } })
    const saved = as === 'claim' && !again ? savedWords(desk, sessionId) : null
    if (saved !== null) return err({ code: 'left-before', facts: { text: `${saved} ${billedTwice}` } })
    const { version } = document
    const facts = JSON.parse(JSON.stringify(desk.stores.billingFacts(document)))
    const sent = await desk.sync.ask('charges.send', {
      ...{ sessionId, version, facts, destinationId, as },
      ...{ by: doer(user), again },
    })
    if (!sent.ok) return saidOrAsked(sent.error)
    await noted(desk, user, 'chargesSent', { version: String(version), as, ...saidAgain(again) }, sessionId)
    return sent
  },
  'claim.hold': async ({ sessionId, take, over }, { user }) => {
    const held = await desk.sync.ask('claims.hold', { sessionId, by: doer(user), take, over })
    if (!held.ok) return said(held.error)
    await desk.sync.tryNow()
    desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
    return held
  },
})
