import { readClockAs } from '#renderer/words/clockStyle.ts'
import { rememberFormer } from '#renderer/words/formerNames.ts'
import type { Push } from '#shared/ipc/envelope.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { epochMs, learnOffset, localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { AppState } from './appState.ts'
import { chartClosed, chartOpened, isHidden, withoutHidden, withoutRestricted } from './closedCharts.ts'
import type { DraftKeeping } from './draftKeeping.ts'
import type { Room } from './ports.ts'
import { firstScreenOf } from './signingIn.ts'
import type { WorklistLoading } from './worklistLoading.ts'

export type WhyFetched = 'look' | 'list'

export interface Refreshing {
  /** Who is here, what is open, where the records are: fetched again after every opening of the wire. */
  everything(): Promise<void>
  day(): Promise<void>
  /** What the lock screen shows. */
  lockScreen(): Promise<void>
  /** Looked at by a person, which the audit keeps; or fetched for a list that shows a line of it. */
  chart(sessionId: string, why: WhyFetched): Promise<void>
  /** Where the records are, and what is known of the clock. */
  sync(): Promise<void>
  onPush(push: Push): void
}

type Drafts = Pick<DraftKeeping, 'fetchDrafts' | 'flushDrafts'>

/** Everything the screen shows is fetched here; an answer only ever replaces what it is an answer to. */
export function createRefreshing(
  room: Room,
  setClockAhead: (milliseconds: number) => void,
  worklist: WorklistLoading,
  drafts: Drafts,
): Refreshing {
  const { store } = room
  const day = async (): Promise<void> => {
    for (const sessionId of await fetchDay(room)) await fetchChart(room, sessionId, 'list')
  }
  const chart: Refreshing['chart'] = async (sessionId, why) => {
    const isOpen = await fetchChart(room, sessionId, why)
    if (isOpen && why === 'look') void drafts.fetchDrafts(sessionId)
  }
  async function everything(): Promise<void> {
    await fetchClinic(room, setClockAhead)
    await fetchPeople(room)
    takeUpDrafts(drafts)
    await Promise.all([fetchLockChairs(room), fetchSync(room), fetchTrouble(room), fetchQuestions(room), day()])
    await lookAgain()
    growWorklist(room)
    worklist.changed(undefined)
  }
  async function lookAgain(): Promise<void> {
    const onScreen = chartOnScreen(store.getState())
    if (onScreen !== null) await chart(onScreen, 'look')
  }
  async function answer(push: Push): Promise<void> {
    switch (push.push) {
      case 'wire.opened':
        return everything()
      case 'signedIn.changed':
        await fetchPeople(room)
        await Promise.all([fetchLockChairs(room), fetchSync(room), fetchQuestions(room), day()])
        return
      case 'chart.changed':
        if (!store.getState().signedIn) return fetchLockChairs(room)
        // What nobody here looks at is fetched when somebody does.
        await (isOfToday(store.getState(), push.sessionId) || chartOnScreen(store.getState()) !== push.sessionId
          ? day()
          : Promise.all([lookAgain(), day()]))
        return
      case 'board.changed':
        await Promise.all([day(), fetchLockChairs(room)])
        return
      case 'record.changed':
        return fetchTrouble(room)
      case 'sync.changed':
        await Promise.all([fetchSync(room), day()])
        return
      case 'worklist.changed':
        growWorklist(room)
        worklist.changed(push.sessionIds)
        return
      case 'questions.changed':
        return fetchQuestions(room)
      // Their own screens ask for them.
      case 'people.changed':
      case 'restricted.changed':
      case 'emergency.changed':
      case 'reference.changed':
      case 'receipts.changed':
    }
  }
  return {
    everything,
    day,
    lockScreen: () => fetchLockChairs(room),
    chart,
    sync: () => fetchSync(room),
    onPush: (push) => void answer(push),
  }
}

/** What waited for its own person goes to the desk; what they typed before this window was opened comes. */
function takeUpDrafts(drafts: Drafts): void {
  void drafts.flushDrafts()
  void drafts.fetchDrafts(null)
}

/** The day's list brings such a chart where this screen is behind it: what was tapped here is known here already. */
const isOfToday = (state: AppState, sessionId: string): boolean =>
  sees(state, 'see.chart') && state.day.some((row) => row.sessionId === sessionId)

/** The visit whose chart is in front of whoever is signed in; the coding screen reads the signed document. */
const chartOnScreen = ({ screen, signedIn }: AppState): string | null =>
  signedIn && 'sessionId' in screen && screen.name !== 'coding' ? screen.sessionId : null

const sees = (state: AppState, action: 'see.chart' | 'see.worklist'): boolean =>
  state.signedIn !== null && may(state.signedIn.user.roles, action)

const growWorklist = ({ store }: Room): void =>
  store.setState(({ worklistTurn }) => ({ worklistTurn: worklistTurn + 1 }))

async function fetchClinic(room: Room, setClockAhead: (milliseconds: number) => void): Promise<void> {
  const answer = await room.api.call('clinic.get', {})
  if (answer.kind === 'fault' && answer.fault.code === 'unreachable') room.store.setState({ wire: 'lost' })
  if (answer.kind === 'refusal') {
    const { device = '', zone = 'UTC' } = answer.refusal.facts
    room.store.setState({ wire: 'open', unclaimed: { device, zone } })
  }
  if (answer.kind !== 'value') return
  learnOffset(answer.value.now)
  setClockAhead(epochMs(answer.value.now) - epochMs(room.clock.now()))
  readClockAs(answer.value.practice.clock ?? '24h')
  room.store.setState({ clinic: answer.value, unclaimed: null, wire: 'open' })
  room.store.setState({ nowMs: epochMs(room.now()) })
}

async function fetchTrouble({ api, store }: Room): Promise<void> {
  const answer = await api.call('record.state', {})
  if (answer.kind === 'value') store.setState({ trouble: answer.value.trouble })
}

async function fetchPeople({ api, store, now }: Room): Promise<void> {
  const [list, current] = await Promise.all([api.call('people.list', {}), api.call('people.current', {})])
  if (list.kind === 'value') {
    rememberFormer(list.value.former)
    store.setState({ people: list.value.people })
  }
  if (current.kind !== 'value') return
  const { signedIn } = current.value
  store.setState((state) => {
    const lockedSince = signedIn ? null : (state.lockedSince ?? now())
    if (signedIn?.user.id === state.signedIn?.user.id) return { signedIn, lockedSince }
    // Somebody else came or left in another window: nothing of whoever was here stays.
    const left = { ...withoutRestricted(state), sheet: null, leavingTo: null, undo: null, paper: null, refusals: {} }
    return { ...left, signedIn, lockedSince, ...(signedIn ? { screen: firstScreenOf(signedIn) } : {}) }
  })
}

async function fetchLockChairs({ api, store }: Room): Promise<void> {
  const [chairs, alarms] = await Promise.all([api.call('lock.chairs', {}), api.call('lock.alarms', {})])
  if (chairs.kind === 'value') store.setState({ lockChairs: chairs.value.chairs })
  if (alarms.kind === 'value') store.setState({ lockAlarms: alarms.value.alarms })
}

async function fetchSync({ api, store }: Room): Promise<void> {
  if (!store.getState().signedIn) return
  const answer = await api.call('sync.status', {})
  if (answer.kind === 'value') store.setState({ sync: answer.value })
}

async function fetchQuestions({ api, store }: Room): Promise<void> {
  const answer = store.getState().signedIn ? await api.call('questions.mine', {}) : null
  const questions = answer?.kind === 'value' ? answer.value.questions : []
  store.setState(({ questionsTurn }) => ({ questions, questionsTurn: questionsTurn + 1 }))
}

/** Whether the chart is open to whoever asks. */
async function fetchChart({ api, store }: Room, sessionId: string, why: WhyFetched): Promise<boolean> {
  const answer = await api.call(why === 'look' ? 'chart.open' : 'day.chart', { sessionId })
  if (answer.kind === 'refusal') store.setState((state) => chartClosed(state, sessionId, answer.refusal))
  if (answer.kind !== 'value') return false
  const { events, version, delivery, restricted, photoOnFile } = answer.value
  store.setState((state) => {
    const known = state.charts[sessionId]
    // An older answer that comes late never takes back what is already known.
    if (known && known.version > version) return {}
    const confirmed = known?.version === version && known.confirmed.length === version ? known.confirmed : events
    return {
      charts: { ...state.charts, [sessionId]: { confirmed, version, delivery, restricted, photoOnFile } },
      ...chartOpened(state, sessionId),
    }
  })
  return true
}

/** Fetches today's list; answers with the charts that it knows more about than this screen does. */
async function fetchDay({ api, store, now }: Room): Promise<readonly string[]> {
  if (!sees(store.getState(), 'see.chart')) return []
  const today = localDate(now())
  const answer = await api.call('day.list', { day: today })
  if (answer.kind !== 'value') return []
  const { sessions } = answer.value
  store.setState(({ charts }) => ({
    day: inChairOrder(sessions),
    dayLoaded: today,
    charts: withoutHidden(charts, sessions),
  }))
  return sessions.filter(isBehind(store.getState())).map(({ sessionId }) => sessionId)
}

/** A chart that the day list knows more about than this screen does: never opened, grown, or delivered since. */
const isBehind = (state: AppState) => (row: DaySession) => {
  if (isHidden(row)) return false
  const known = state.charts[row.sessionId]
  return !known || known.version < row.version || JSON.stringify(known.delivery) !== JSON.stringify(row.delivery)
}

const inChairOrder = (rows: readonly DaySession[]): readonly DaySession[] =>
  [...rows].sort(
    (a, b) =>
      a.chair.localeCompare(b.chair, 'en', { numeric: true }) || a.appointmentTime.localeCompare(b.appointmentTime),
  )
