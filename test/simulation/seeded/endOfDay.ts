import { isDeepStrictEqual } from 'node:util'
import { sha256 } from '#hub/ports.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { receiptSchema } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Day } from './day.ts'
import { openWatcher, type Watcher } from './watcher.ts'

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
  await aNewDeskHasTheSame(day)
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

/** A workstation that joins in the evening: the same charts, the same signed versions, the same bytes, all from the hub. */
async function aNewDeskHasTheSame(day: Day): Promise<void> {
  const { otherDesk, hub, network, world } = day
  await hub.renewCode()
  await otherDesk.start()
  for (let round = 1; round <= mostRounds; round++) {
    otherDesk.ask('grace-kim', 'sync.now', {})
    await network.move()
    await world.pass(1)
    await network.move()
    if (haveTheSame(day)) return day.note(`another desk has the day in round ${round}`)
  }
  throw new Error('in the evening another desk does not have what this one has')
}

function haveTheSame(day: Day): boolean {
  const [mine, other] = [day.watcher(), openWatcher(day.otherDesk.file())]
  try {
    if (day.otherDesk.faults[0]) throw new Error('the other desk met a bug', { cause: day.otherDesk.faults[0].thrown })
    const { kept, computed } = other.lists()
    // Not the receipts' own words: a hub that was set up anew gave others, and one given twice says so.
    const signed = ({ stores }: Watcher): unknown =>
      mine.stores.signed.sessionIds().map((sessionId) => {
        const newest = stores.signed.newest(sessionId)
        return newest && { ...newest, receipt: newest.receipt !== null }
      })
    return (
      other.stores.events.verifyChain().ok &&
      isDeepStrictEqual(kept, computed) &&
      isDeepStrictEqual(signed(other), signed(mine)) &&
      mine.stores.events.sessionIds().every((id) => isDeepStrictEqual(other.record(id), mine.record(id)))
    )
  } finally {
    other.close()
  }
}
