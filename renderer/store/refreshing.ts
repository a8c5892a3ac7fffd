import type { Push } from '#shared/ipc/envelope.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { epochMs, localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { AppState } from './appState.ts'
import type { Room } from './ports.ts'

export interface Refreshing {
  /** Who is here, what is open, where the records are: fetched again after every opening of the wire. */
  everything(): Promise<void>
  day(): Promise<void>
  chart(sessionId: string): Promise<void>
  sync(): Promise<void>
  lockChairs(): Promise<void>
  onPush(push: Push): void
}

const sees = (state: AppState, action: 'see.chart' | 'see.worklist'): boolean =>
  state.signedIn !== null && may(state.signedIn.user.roles, action)

/** Everything the screen shows is fetched here; an answer only ever replaces what it is an answer to. */
export function createRefreshing(room: Room, setClockAhead: (milliseconds: number) => void): Refreshing {
  const { api, store } = room

  async function clinic(): Promise<void> {
    const answer = await api.call('clinic.get', {})
    if (answer.kind === 'fault' && answer.fault.code === 'unreachable') return store.setState({ wire: 'lost' })
    if (answer.kind !== 'value') return
    setClockAhead(epochMs(answer.value.now) - epochMs(room.clock.now()))
    store.setState({ clinic: answer.value, wire: 'open' })
    store.setState({ nowMs: epochMs(room.now()) })
  }

  async function people(): Promise<void> {
    const [list, current] = await Promise.all([api.call('people.list', {}), api.call('people.current', {})])
    if (list.kind === 'value') store.setState({ people: list.value.people })
    if (current.kind !== 'value') return
    const { signedIn } = current.value
    store.setState((state) => ({
      signedIn,
      lockedSince: signedIn ? null : (state.lockedSince ?? room.now()),
      sheet: signedIn?.user.id === state.signedIn?.user.id ? state.sheet : null,
    }))
  }

  async function lockChairs(): Promise<void> {
    const answer = await api.call('lock.chairs', {})
    if (answer.kind === 'value') store.setState({ lockChairs: answer.value.chairs })
  }

  async function sync(): Promise<void> {
    if (!store.getState().signedIn) return
    const answer = await api.call('sync.status', {})
    if (answer.kind === 'value') store.setState({ sync: answer.value })
  }

  async function chart(sessionId: string): Promise<void> {
    const answer = await api.call('chart.open', { sessionId })
    if (answer.kind !== 'value') return
    const { events, version, delivery } = answer.value
    store.setState((state) => {
      const known = state.charts[sessionId]
      // An older answer that comes late never takes back what is already known.
      if (known && known.version > version) return {}
      const confirmed = known?.version === version ? known.confirmed : events
      return { charts: { ...state.charts, [sessionId]: { confirmed, version, delivery } } }
    })
  }

  async function day(): Promise<void> {
    if (!sees(store.getState(), 'see.chart')) return
    const today = localDate(room.now())
    const answer = await api.call('day.list', { day: today })
    if (answer.kind !== 'value') return
    store.setState({ day: inChairOrder(answer.value.sessions), dayLoaded: today })
    await Promise.all(answer.value.sessions.filter(isBehind(store.getState())).map((row) => chart(row.sessionId)))
  }

  async function everything(): Promise<void> {
    await clinic()
    await people()
    await Promise.all([lockChairs(), sync(), day()])
    const { screen, signedIn } = store.getState()
    if (signedIn && 'sessionId' in screen && screen.name !== 'coding') await chart(screen.sessionId)
    store.setState(({ worklistTurn }) => ({ worklistTurn: worklistTurn + 1 }))
  }

  async function answer(push: Push): Promise<void> {
    switch (push.push) {
      case 'wire.opened':
        return everything()
      case 'signedIn.changed':
        await people()
        await Promise.all([lockChairs(), sync(), day()])
        return
      case 'chart.changed':
        await (store.getState().signedIn ? Promise.all([chart(push.sessionId), day()]) : lockChairs())
        return
      case 'board.changed':
        await Promise.all([day(), lockChairs()])
        return
      case 'sync.changed':
        await Promise.all([sync(), day()])
        return
      case 'worklist.changed':
        store.setState(({ worklistTurn }) => ({ worklistTurn: worklistTurn + 1 }))
    }
  }
  const onPush = (push: Push): void => void answer(push)
  return { everything, day, chart, sync, lockChairs, onPush }
}

/** A chart that the day list knows more about than this screen does: never opened, grown, or delivered since. */
const isBehind = (state: AppState) => (row: DaySession) => {
  const known = state.charts[row.sessionId]
  return !known || known.version < row.version || JSON.stringify(known.delivery) !== JSON.stringify(row.delivery)
}

const inChairOrder = (rows: readonly DaySession[]): readonly DaySession[] =>
  [...rows].sort(
    (a, b) =>
      a.chair.localeCompare(b.chair, 'en', { numeric: true }) || a.appointmentTime.localeCompare(b.appointmentTime),
  )
