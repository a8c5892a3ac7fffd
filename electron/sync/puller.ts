import { hubSessionSchema } from '#shared/ipc/hubContract.ts'
import type { PullCursor } from '../db/pullStore.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubClient, HubNo } from './hubClient.ts'
import type { HubLink } from './hubLink.ts'
import { pullClaims } from './pullClaims.ts'
import { pullSchedule } from './pullSchedule.ts'
import { settleOvertaken } from './settleOvertaken.ts'
import type { SyncState } from './syncState.ts'
import { heldEventSchema, takeEvents } from './takeEvents.ts'
import { isHere, type ListedSession, refusedSessionId, sessionProblem, takeSession } from './takeSession.ts'

/** What the other workstations of the site wrote and signed, fetched from the hub. */
export interface Puller {
  isDue(): boolean
  /** It is asked again now, and what could not be taken is tried once more. */
  ask(): void
  /** One page of each list. A no closes the way; null = answered, or the hub would not take the question. */
  pull(deviceKey: string): Promise<HubNo | null>
  stop(): void
}

export interface PullerPorts {
  /** Runs later; the returned function calls it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void
  readonly isStopped: () => boolean
  /** It is due again. */
  readonly wake: () => void
}

/** A desk is never longer behind the others than this, as long as the hub answers. */
const pullEveryMs = 10_000
const eventsAtOnce = 300
const sessionsAtOnce = 20

export function createPuller(desk: Desk, link: HubLink, state: SyncState, ports: PullerPorts): Puller {
  let isDue = true
  let triesRefused = true
  let callOff = (): void => {}
  const rest = (): void => {
    isDue = false
    callOff()
    callOff = ports.later(pullEveryMs, () => {
      isDue = true
      ports.wake()
    })
  }
  return {
    isDue: () => isDue,
    ask() {
      isDue = true
      triesRefused = true
    },
    async pull(deviceKey) {
      const pulling = { desk, client: link.client(), deviceKey, state, isStopped: ports.isStopped }
      const again = triesRefused ? await tryRefused(pulling) : null
      triesRefused = false
      const events = again ?? (await pullEvents(pulling))
      const sessions = isNo(events) ? events : await pullSessions(pulling)
      // A full page: more is waiting, but what this desk has to send goes first.
      const isOpen = !isNo(events) && !isNo(sessions) && !ports.isStopped()
      const moreClaims = isOpen && (await pullClaims(desk, pulling.client, deviceKey, ports.isStopped))
      const isStillOpen = isOpen && !ports.isStopped()
      const moreTold = isStillOpen && (await pullSchedule(desk, pulling.client, deviceKey, ports.isStopped))
      if (events !== 'more' && sessions !== 'more' && !moreClaims && !moreTold) rest()
      return [events, sessions].find(isNo) ?? null
    },
    stop: () => callOff(),
  }
}

interface Pulling {
  readonly desk: Desk
  readonly client: HubClient
  readonly deviceKey: string
  readonly state: SyncState
  readonly isStopped: () => boolean
}

type Page = 'more' | 'all' | HubNo

const isNo = (page: Page): page is HubNo => typeof page === 'object'

/** A hub that will not take the question is asked again later; it closes no way. */
const pageOfNo = (no: HubNo): Page => (no.kind === 'rejected' ? 'all' : no)

const hubOf = (desk: Desk): string => desk.device().enrolment?.siteId ?? ''

async function pullEvents({ desk, client, deviceKey, state, isStopped }: Pulling): Promise<Page> {
  const { pulls } = desk.stores
  const hub = hubOf(desk)
  const { place, mark } = pulls.cursor('events', hub)
  const sentAt = desk.now()
  const answer = await client.call('events.pull', { after: place, mark, limit: eventsAtOnce }, { deviceKey })
  if (!answer.ok) return pageOfNo(answer.error)
  if (isStopped()) return 'all'
  const { events, devices, now: hubNow, ...next } = answer.value
  if (hubNow && desk.clockWatch.compared(sentAt, hubNow, desk.now())) desk.push({ push: 'sync.changed' })
  const desks = devices.map(({ deviceId, name, heardAt }) => ({ id: deviceId, name, heardUtc: heardAt.utc }))
  if (state.desksHeard(desks)) desk.push({ push: 'sync.changed' })
  const cursor: PullCursor = { place: next.cursor, mark: next.mark }
  if (cursor.place === place && cursor.mark === mark && events.length === 0) return 'all'
  const changed = desk.transaction((tx) => {
    const sessions = takeEvents(desk, tx, events)
    pulls.heard(tx, desks)
    pulls.moveCursor(tx, 'events', hub, cursor)
    return sessions
  })
  tellCharts(desk, changed)
  return events.length === eventsAtOnce ? 'more' : 'all'
}

async function pullSessions(pulling: Pulling): Promise<Page> {
  const { desk, client, deviceKey, isStopped } = pulling
  const { pulls } = desk.stores
  const hub = hubOf(desk)
  const { place, mark } = pulls.cursor('sessions', hub)
  const answer = await client.call('sessions.list', { after: place, mark, limit: sessionsAtOnce }, { deviceKey })
  if (!answer.ok) return pageOfNo(answer.error)
  const { sessions, ...next } = answer.value
  for (const listed of sessions) {
    const no = await fetchSession(pulling, listed)
    if (no) return no
    if (isStopped()) return 'all'
  }
  if (isStopped() || (next.cursor === place && next.mark === mark)) return 'all'
  desk.transaction((tx) => pulls.moveCursor(tx, 'sessions', hub, { place: next.cursor, mark: next.mark }))
  return sessions.length === sessionsAtOnce ? 'more' : 'all'
}

/** Whether there is nothing to fetch; another content than the hub's goes before a person. */
function standsHere(pulling: Pulling, listed: ListedSession): boolean {
  const here = isHere(pulling.desk, listed)
  if (here === 'other')
    refuseSession(pulling, listed, 'A signed session stands here already with another content than at the hub.')
  return here !== 'missing'
}

/** One signed session that is not here yet. Returns the no that closes the way, or null. */
async function fetchSession(pulling: Pulling, listed: ListedSession): Promise<HubNo | null> {
  const { desk, client, deviceKey, isStopped } = pulling
  if (standsHere(pulling, listed)) return null
  const { sessionId, version } = listed
  const answer = await client.call('sessions.get', { sessionId, version }, { deviceKey })
  if (isStopped()) return null
  if (!answer.ok) {
    if (answer.error.kind !== 'rejected') return answer.error
    refuseSession(pulling, listed, answer.error.words)
    return null
  }
  // Somebody may have signed it here while the answer was on its way.
  if (standsHere(pulling, listed)) return null
  const problem = sessionProblem(listed, answer.value)
  if (problem) {
    refuseSession(pulling, listed, problem)
    return null
  }
  desk.transaction((tx) => takeSession(desk, tx, answer.value))
  tellCharts(desk, [sessionId])
  desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
  return null
}

function refuseSession({ desk }: Pulling, listed: ListedSession, words: string): void {
  const refused = { id: refusedSessionId(listed), words, held: listed }
  desk.transaction((tx) => {
    desk.stores.pulls.refuse(tx, refused, desk.now())
    settleOvertaken(desk, tx, listed.sessionId)
  })
  desk.push({ push: 'sync.changed' })
}

/** What could not be taken before: the program may be newer now, or what was missing may have come. */
async function tryRefused(pulling: Pulling): Promise<HubNo | null> {
  const { desk, isStopped } = pulling
  for (const { held } of desk.stores.pulls.refused()) {
    if (isStopped()) return null
    const event = heldEventSchema.safeParse(held)
    const session = hubSessionSchema.safeParse(held)
    if (event.success)
      tellCharts(
        desk,
        desk.transaction((tx) => takeEvents(desk, tx, [event.data])),
      )
    const no = session.success ? await fetchSession(pulling, session.data) : null
    if (no) return no
  }
  return null
}

function tellCharts(desk: Desk, changed: Iterable<string>): void {
  const sessionIds = [...changed]
  for (const sessionId of sessionIds) desk.push({ push: 'chart.changed', sessionId })
  if (sessionIds.length > 0) desk.push({ push: 'board.changed' })
  // An entry that comes after the signature holds the claim.
  const signed = sessionIds.filter((sessionId) => desk.stores.tables.worklist.has(sessionId))
  if (signed.length > 0) desk.push({ push: 'worklist.changed', sessionIds: signed })
}
