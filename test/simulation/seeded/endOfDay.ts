import { sha256 } from '#hub/ports.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { receiptSchema } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Day } from './day.ts'

const mostRounds = 40

/** The network is whole again: everything arrives, exactly once, and desk and hub agree. */
export async function endOfDay(day: Day): Promise<void> {
  day.note('— the evening: the network is whole')
  day.network.becomeWhole()
  day.hub.comeUp()
  await day.hub.renewCode()
  if (!day.desk.isAlive()) await day.startAgain()
  await everythingArrives(day)
  await theHubHasTheDesksChain(day)
  await theHubHasEachVersionOnce(day)
  await thePeopleSeeIt(day)
}

async function everythingArrives(day: Day): Promise<void> {
  for (let round = 1; round <= mostRounds; round++) {
    day.desk.ask('dana-reyes', 'sync.now', {})
    await day.endStep()
    await day.world.pass(2)
    await day.endStep()
    const { waiting, needsPerson } = day.watcher().stores.outbox.counts()
    if (waiting + needsPerson === 0) return day.note(`everything arrived in round ${round}`)
  }
  throw new Error(`in the evening something still waits: ${JSON.stringify(day.watcher().stores.outbox.counts())}`)
}

/** Audit entries after the last event of a session wait for the next one: the hub may end before the desk does. */
async function theHubHasTheDesksChain(day: Day): Promise<void> {
  const { events, device } = day.watcher().stores
  const own = device.own({ id: '', name: '' })
  const chain = events.after(own.id, 0, 1_000_000)
  const held = day.hub.chainOf(own.id)
  held.forEach(({ id, hash, body }, index) => {
    const ours = chain[index]
    if (ours?.id !== id || ours.hash !== hash || ours.text !== body)
      throw new Error(`the hub has another event at place ${index + 1}`)
  })
  const last = chain.findLast(({ kind }) => !kind.startsWith('audit.'))
  if (held.length < (last?.deviceSeq ?? 0))
    throw new Error(`the hub has ${held.length} of our events, up to ${last?.deviceSeq} were to be sent`)
  day.note(`the hub has ${held.length} of ${chain.length} entries of the chain, the same`)
}

async function theHubHasEachVersionOnce(day: Day): Promise<void> {
  const { signed } = day.watcher().stores
  const { sessions } = await day.hub.contents().list(0, 500)
  const ours = signed.sessionIds().flatMap((sessionId) => signed.newest(sessionId) ?? [])
  const named = (all: readonly { sessionId: string; version: number; sha256: string }[]): string =>
    all
      .map((one) => `${one.sessionId} ${one.version} ${one.sha256}`)
      .sort()
      .join('\n')
  if (named(ours) !== named(sessions))
    throw new Error(`the hub has other versions than were signed:\n${named(sessions)}\nsigned:\n${named(ours)}`)
  for (const { sessionId, version, document } of ours) {
    const held = await day.hub.contents().get(sessionId, version)
    if (held?.envelopeText !== document) throw new Error(`the hub has other bytes of session ${sessionId}`)
    if (held.receipt.difference !== null) throw new Error(`the hub codes otherwise: ${held.receipt.difference}`)
    const envelope = JSON.parse(document) as { contentSha256: string; payload: unknown }
    if (sha256(canonicalJson(envelope.payload)) !== envelope.contentSha256)
      throw new Error(`the hash of session ${sessionId} does not fit its content`)
  }
}

/** What the screens say of it: every signed session is received, with the receipt of its own bytes. */
async function thePeopleSeeIt(day: Day): Promise<void> {
  const { signed } = day.watcher().stores
  for (const sessionId of signed.sessionIds()) {
    const opened = await day.desk.call('dana-reyes', 'chart.open', { sessionId })
    if (opened?.kind !== 'value') throw new Error(`session ${sessionId} cannot be opened: ${JSON.stringify(opened)}`)
    const { delivery } = opened.value as Output<'chart.open'>
    const kept = signed.newest(sessionId)
    if (delivery.state !== 'received' || delivery.receipt?.sha256 !== kept?.sha256)
      throw new Error(`session ${sessionId} is at the hub and the screen says ${JSON.stringify(delivery)}`)
    receiptSchema.parse(kept?.receipt)
  }
}
