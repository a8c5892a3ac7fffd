import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command } from '#shared/chart/command.ts'
import type { Api } from '#shared/ipc/client.ts'
import { epochMs, type Instant, localDate } from '#shared/kernel/instant.ts'
import { type AppState, firstState, type Screen, type Sheet } from './appState.ts'
import { createOpeningRestricted, type OpeningRestricted } from './closedCharts.ts'
import { createDraftKeeping, type DraftKeeping } from './draftKeeping.ts'
import { createKeeping, type Keeping } from './keeping.ts'
import { createPerforming, type Performing, type PerformOptions } from './performing.ts'
import { type Chime, createRoom, type StorePorts } from './ports.ts'
import { createRefreshing, type WhyFetched } from './refreshing.ts'
import { type Outcome, without } from './settling.ts'
import { createSigningIn, type SigningIn } from './signingIn.ts'
import { createSyncing, type Syncing } from './syncing.ts'
import { createWorklistLoading, type WorklistLoading } from './worklistLoading.ts'

export interface AppStore extends SigningIn, Keeping, DraftKeeping, Syncing, OpeningRestricted {
  readonly state: StoreApi<AppState>
  readonly api: Api
  /** The rows of the worklist, and how whoever is signed in looks at them. */
  readonly worklist: WorklistLoading
  now(): Instant
  newId(): string
  say(words: string, politeness?: 'polite' | 'assertive'): void
  chime(level: Chime): void
  /** Listens to the wire and fetches what the first screen needs; the returned function stops listening. */
  start(): () => void
  /** The one clock tick: once a second. */
  tick(): void
  perform(sessionId: string, command: Command, options: PerformOptions): Promise<Outcome>
  undo(): Promise<void>
  /** Goes to another screen; with taps of this chart still unsaved after two seconds it asks first. */
  go(screen: Screen): void
  leaveAnyway(): void
  stay(): void
  openSheet(sheet: Sheet): void
  closeSheet(): void
  forgetRefusal(place: string): void
  forgetFault(): void
  reload(): Promise<void>
  /** A chart beside the one on screen: another day's, which the day list does not bring. */
  fetchChart(sessionId: string, why: WhyFetched): Promise<void>
}

/** One store per window and per test. It holds what is committed, what is on its way and where the person is; all else is computed. */
export function createAppStore(ports: StorePorts): AppStore {
  let clockAheadMs = 0
  const state = createStore<AppState>(() => firstState(epochMs(ports.clock.now())))
  const room = createRoom(ports, state, () => clockAheadMs)
  const worklist = createWorklistLoading(room)
  const setClockAhead = (milliseconds: number): void => {
    clockAheadMs = milliseconds
  }
  const drafts = createDraftKeeping(room)
  const refreshing = createRefreshing(room, setClockAhead, worklist, drafts)
  const performing = createPerforming(room, drafts, (sessionId) => refreshing.chart(sessionId, 'look'))
  const signingIn = createSigningIn(room, {
    refresh: refreshing.everything,
    refreshLock: refreshing.lockScreen,
    wake: performing.wake,
    flushDrafts: drafts.flushDrafts,
  })

  function tick(): void {
    const now = room.now()
    const { dayLoaded, undo } = state.getState()
    state.setState({ nowMs: epochMs(now), ...(undo && undo.untilMs <= epochMs(now) ? { undo: null } : {}) })
    if (dayLoaded && dayLoaded !== localDate(now)) void refreshing.day()
  }

  function arriveAt(screen: Screen): void {
    state.setState((before) => ({ screen, sheet: null, leavingTo: null, refusals: {}, ...keptOn(before, screen) }))
    if ('sessionId' in screen && screen.name !== 'coding') void refreshing.chart(screen.sessionId, 'look')
  }

  return {
    ...signingIn,
    ...createKeeping(room),
    ...drafts,
    ...createSyncing(room, refreshing.sync),
    ...createSheets(state),
    ...createOpeningRestricted(room, { day: refreshing.day, chart: (id) => refreshing.chart(id, 'look') }),
    state,
    api: ports.api,
    worklist,
    now: room.now,
    newId: ports.newId,
    say: room.say,
    chime: (level) => ports.chime?.(level),
    start: () => {
      const stop = ports.api.subscribe(refreshing.onPush)
      void refreshing.everything()
      return stop
    },
    tick,
    perform: performing.perform,
    undo: () => undoLast(state, performing),
    go: (screen) => {
      if (JSON.stringify(screen) === JSON.stringify(state.getState().screen)) return
      if (hasOverdueTaps(state.getState()) && leavesChart(state.getState().screen, screen))
        return state.setState({ leavingTo: screen })
      arriveAt(screen)
    },
    leaveAnyway: () => {
      const { leavingTo } = state.getState()
      state.setState({ leavingTo: null })
      if (leavingTo === 'lock') void signingIn.lockNow()
      else if (leavingTo) arriveAt(leavingTo)
    },
    stay: () => state.setState({ leavingTo: null }),
    reload: refreshing.everything,
    fetchChart: refreshing.chart,
  }
}

async function undoLast(state: StoreApi<AppState>, { perform }: Performing): Promise<void> {
  const offer = state.getState().undo
  if (offer) await perform(offer.sessionId, { kind: 'undo', eventId: offer.eventId }, { place: 'visit' })
}

type Sheets = Pick<AppStore, 'openSheet' | 'closeSheet' | 'forgetRefusal' | 'forgetFault'>

/** What lies over a screen, and what was said there. */
const createSheets = (state: StoreApi<AppState>): Sheets => ({
  openSheet: (sheet) => state.setState(({ refusals }) => ({ sheet, refusals: without(refusals, 'sheet') })),
  closeSheet: () => state.setState(({ refusals }) => ({ sheet: null, refusals: without(refusals, 'sheet') })),
  forgetRefusal: (place) => state.setState(({ refusals }) => ({ refusals: without(refusals, place) })),
  forgetFault: () => state.setState({ fault: null }),
})

/** What belongs to one visit stays on its screens and ends with them: the offer to undo, and the sheet being typed in. */
function keptOn({ undo, paper }: AppState, screen: Screen): Pick<AppState, 'undo' | 'paper'> {
  const isOf = (kept: { readonly sessionId: string } | null): boolean =>
    'sessionId' in screen && kept?.sessionId === screen.sessionId
  return { undo: isOf(undo) ? undo : null, paper: isOf(paper) ? paper : null }
}

const hasOverdueTaps = ({ screen, pending }: AppState): boolean =>
  'sessionId' in screen && pending.some((tap) => tap.sessionId === screen.sessionId && tap.overdue)

const leavesChart = (from: Screen, to: Screen): boolean =>
  'sessionId' in from && !('sessionId' in to && to.sessionId === from.sessionId)
