import { billSession } from '#shared/billing/billSession.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { enqueueEvents } from '../desk/delivery/enqueue.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'

/** A biller's answer where the rules ask a person: only what is asked now, and only an answer that is offered. */
export const claimDecisionHandlers = (desk: Desk): Pick<Handlers, 'claim.decide'> => ({
  'claim.decide': ({ sessionId, lineId, about, answer }, { user }) => {
    const document = newestDocument(desk, sessionId)
    if (!document || !user) return err({ code: 'session-unknown', facts: {} })
    const facts = desk.stores.billingFacts(document)
    // Asked without the answers there are: a later answer replaces an earlier one.
    const others = facts.decisions.filter((one) => one.lineId !== lineId || one.about !== about)
    const billed = billSession(document, { ...facts, decisions: others })
    const questions = billed.ok ? billed.value.claim.issues.flatMap(({ question }) => question ?? []) : []
    const question = questions.find((one) => one.lineId === lineId && one.about === about)
    if (!question?.offers.some((offer) => offer.answer === answer))
      return err({ code: 'answer-not-offered', facts: {} })
    const decision = { sessionId, version: document.version, lineId, about, answer, userId: user.id, at: desk.now() }
    desk.transaction((tx) => {
      desk.stores.decisions.put(tx, decision)
      const said = { line: lineId, about, answer, version: String(document.version) }
      const noted = audit(desk, tx, { kind: 'audit.claimDecided', userId: user.id, sessionId, facts: said })
      enqueueEvents(desk, tx, 'office', noted)
      desk.stores.tables.refresh(tx, sessionId)
    })
    desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
    desk.sync.wake()
    return ok({})
  },
})
