import { isDeepStrictEqual } from 'node:util'
import { sha256 } from '#hub/ports.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { receiptSchema } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Day } from './day.ts'
import { everySessionOpens } from './otherSteps.ts'
import type { Station } from './station.ts'
import type { Watcher } from './watcher.ts'

const mostRounds = 40

/** The network is whole again and the desks stay on: everything arrives, exactly once, and both desks and the hub agree. */
export async function endOfDay(day: Day): Promise<void> {
  day.note('— the evening: the network is whole')
  day.network.becomeWhole()
  day.hub.comeUp()
  await day.hub.renewCode()
  for (const station of [...day.stations, day.newcomer]) station.beSafe()
  await everythingArrives(day)
  for (const station of day.stations) await theHubHasTheDesksChain(day, station)
  await theHubHasEachVersionOnce(day)
  for (const station of day.stations) await thePeopleSeeIt(day, station)
  await aNewDeskHasTheSame(day)
}

/** Sending and fetching go on until nothing waits and the two desks hold the same. */
async function everythingArrives(day: Day): Promise<void> {
  const waits = (): number =>
    day.stations
      .map((station) => {
        const { waiting, needsPerson } = station.watcher().stores.outbox.counts()
        return waiting + needsPerson - lostSignatures(day, station)
      })
      .reduce((sum, one) => sum + one, 0)
  for (let round = 1; round <= mostRounds; round++) {
    // Not all the time: a refused signature that is tried again goes before the entries.
    if (round % 4 === 1) for (const { desk } of day.stations) await desk.ask('dana-reyes', 'sync.now', {})
    await day.endStep()
    await day.world.pass(2)
    await day.endStep()
    if (waits() === 0 && differences(day, day.stations).length === 0)
      return day.note(`everything arrived in round ${round}`)
  }
  const left = day.stations.flatMap(({ name, watcher }) =>
    watcher()
      .outbox()
      .filter(({ state }) => state !== 'delivered')
      .map(({ kind, ref, state, words }) => `${name}: ${kind} of ${ref} ${state}, ${words ?? 'not sent'}`),
  )
  throw new Error(`in the evening something still waits:\n${[...left, ...differences(day, day.stations)].join('\n')}`)
}

const named = (sessionId: string, version: number): string => `${sessionId} version ${version}`

/** Versions that both desks signed, unseen by each other: the hub keeps the one that came first. */
function signedTwice({ stations }: Day): ReadonlySet<string> {
  const seen = new Map<string, string>()
  const twice = new Set<string>()
  for (const { watcher } of stations)
    for (const { sessionId, version, sha256: hash } of versionsOf(watcher())) {
      const name = named(sessionId, version)
      if ((seen.get(name) ?? hash) !== hash) twice.add(name)
      seen.set(name, hash)
    }
  return twice
}

const versionsOf = ({ stores }: Watcher) =>
  stores.signed.sessionIds().flatMap((sessionId) => stores.signed.versions(sessionId))

/** Rows that wait for a person for good, because the other desk's signature of that version came first. */
function lostSignatures(day: Day, station: Station): number {
  const twice = signedTwice(day)
  const isLost = (body: string): boolean => {
    const { sessionId, version } = JSON.parse(body) as { sessionId: string; version: number }
    return twice.has(named(sessionId, version))
  }
  const rows = station.watcher().outbox()
  return rows.filter(({ kind, state, body }) => kind === 'signed' && state === 'needs_person' && isLost(body)).length
}

/** Audit entries after the last event of a session wait for the next one: the hub may end before the desk does. */
async function theHubHasTheDesksChain(day: Day, station: Station): Promise<void> {
  const { events, device } = station.watcher().stores
  const own = device.own({ id: '', name: '' })
  const chain = events.after(own.id, 0, 1_000_000)
  const held = day.hub.chainOf(own.id)
  held.forEach(({ id, hash, body }, index) => {
    const ours = chain[index]
    if (ours?.id !== id || ours.hash !== hash || ours.text !== body)
      throw new Error(`the hub has another event at place ${index + 1} of ${station.name}`)
  })
  const last = chain.findLast(({ kind }) => !kind.startsWith('audit.'))
  if (held.length < (last?.deviceSeq ?? 0))
    throw new Error(`the hub has ${held.length} events of ${station.name}, up to ${last?.deviceSeq} were to be sent`)
  day.note(`the hub has ${held.length} of ${chain.length} entries of the chain, the same`, station)
}

async function theHubHasEachVersionOnce(day: Day): Promise<void> {
  const versions = day.stations.flatMap(({ watcher }) => versionsOf(watcher()))
  const names = [...new Set(versions.map(({ sessionId, version }) => named(sessionId, version)))].sort()
  const { sessions } = await day.hub.contents().list(0, 500)
  const held = sessions.map(({ sessionId, version }) => named(sessionId, version)).sort()
  if (!isDeepStrictEqual(held, names))
    throw new Error(`the hub has other versions than were signed:\n${held.join('\n')}\nsigned:\n${names.join('\n')}`)
  for (const { sessionId, version, document } of versions) {
    const stored = await day.hub.contents().get(sessionId, version)
    const mayDiffer = signedTwice(day).has(named(sessionId, version))
    if (!mayDiffer && stored?.envelopeText !== document)
      throw new Error(`the hub has other bytes of session ${named(sessionId, version)}`)
    if (stored?.receipt.difference) throw new Error(`the hub codes otherwise: ${stored.receipt.difference}`)
    const envelope = JSON.parse(document) as { contentSha256: string; payload: unknown }
    if (sha256(canonicalJson(envelope.payload)) !== envelope.contentSha256)
      throw new Error(`the hash of session ${sessionId} does not fit its content`)
  }
}

/** What the screens say of it: every visit opens, and every signed one is received, with the receipt of its own bytes. */
async function thePeopleSeeIt(day: Day, station: Station): Promise<void> {
  await everySessionOpens(day, station)
  const { signed } = station.watcher().stores
  const twice = [...signedTwice(day)].map((name) => name.split(' ')[0])
  for (const sessionId of signed.sessionIds().filter((id) => !twice.includes(id))) {
    const opened = await station.desk.call('dana-reyes', 'chart.open', { sessionId })
    if (opened?.kind !== 'value') throw new Error(`session ${sessionId} cannot be opened: ${JSON.stringify(opened)}`)
    const { delivery } = opened.value as Output<'chart.open'>
    const kept = signed.newest(sessionId)
    if (delivery.state !== 'received' || delivery.receipt?.sha256 !== kept?.sha256)
      throw new Error(`session ${sessionId} is at the hub and ${station.name} says ${JSON.stringify(delivery)}`)
    receiptSchema.parse(kept?.receipt)
  }
}

/** A workstation that joins in the evening: the same charts, the same signed versions, the same bytes, all from the hub. */
async function aNewDeskHasTheSame(day: Day): Promise<void> {
  const { newcomer, hub, network, world, stations } = day
  await hub.renewCode()
  await newcomer.startAgain()
  for (let round = 1; round <= mostRounds; round++) {
    await newcomer.desk.ask('grace-kim', 'sync.now', {})
    await network.move()
    await world.pass(1)
    await network.move()
    const { kept, computed } = newcomer.watcher().lists()
    if (!isDeepStrictEqual(kept, computed)) throw new Error('the newcomer’s lists are not what its record gives')
    if (!newcomer.watcher().stores.events.verifyChain().ok) throw new Error('the newcomer’s chain is broken')
    if (differences(day, [...stations.slice(0, 1), newcomer]).length > 0) continue
    await everySessionOpens(day, newcomer)
    return day.note(`another desk has the day in round ${round}`)
  }
  throw new Error(
    `in the evening another desk has not the same: ${differences(day, [...stations, newcomer]).join('; ')}`,
  )
}

/** What the first of these desks has and another has not, in words: entries, charts, signed versions. */
function differences(day: Day, [first, ...others]: readonly Station[]): readonly string[] {
  if (!first) return []
  const { stores, record } = first.watcher()
  const twice = signedTwice(day)
  return others.flatMap((other) => {
    const theirs = other.watcher()
    const charts = stores.events
      .sessionIds()
      .filter((id) => !isDeepStrictEqual(record(id), theirs.record(id)) || !isSameChart(record(id), theirs.record(id)))
      .map((id) => `${other.name} has session ${id} otherwise`)
    const versions = versionsOf(first.watcher())
      .filter(({ sessionId, version }) => stores.signed.newest(sessionId)?.version === version)
      .filter(({ sessionId, version }) => !twice.has(named(sessionId, version)))
      .filter(({ sessionId, version, document }) => theirs.stores.signed.get(sessionId, version)?.document !== document)
      .map(({ sessionId, version }) => `${other.name} has not session ${named(sessionId, version)}`)
    return [...charts, ...versions]
  })
}

const isSameChart = (a: Parameters<typeof foldChart>[0], b: Parameters<typeof foldChart>[0]): boolean =>
  isDeepStrictEqual(foldChart(a), foldChart([...b].reverse()))
