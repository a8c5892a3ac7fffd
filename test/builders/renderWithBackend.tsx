import { cleanup, render, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { afterEach, onTestFinished } from 'vitest'
import { App, readScreens, readSetUp } from '#renderer/App.tsx'
import { type AppStore, createAppStore } from '#renderer/store/createAppStore.ts'
import type { Chime } from '#renderer/store/ports.ts'
import type { Api } from '#shared/ipc/client.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import { backendForTest, type TestBackend, type TestBackendOptions } from './backendForTest.ts'
import { handOf, handsTypeSlowly } from './scanned.ts'

afterEach(cleanup)
handsTypeSlowly()

export interface DrawnDesk {
  readonly desk: TestBackend
  readonly store: AppStore
  /** The same connection as the screen's: who is signed in there is signed in here. */
  readonly api: Api
  readonly person: UserEvent
  /** Every sound so far. */
  readonly chimes: readonly Chime[]
  /** Moves both clocks to a time of the demo day and lets the one tick pass. */
  at(time: string): void
  /** Opens the visit of the patient with that last name. */
  open(lastName: string): Promise<string>
  /** Waits until nothing on the screen is still being saved. */
  saved(): Promise<void>
}

let idSpace = 60

/**
 * The whole window over the memory wire and the real back end, on its own encrypted record. `as` is signed in already;
 * without it the lock screen stands. Found by role and name, like a person would.
 */
export async function renderWithBackend(
  options: TestBackendOptions & { readonly as?: string } = {},
): Promise<DrawnDesk> {
  const desk = await backendForTest(options)
  const api = options.as ? await desk.signIn(options.as, 'window') : desk.api('window')
  const chimes: Chime[] = []
  const store = createAppStore({
    chime: (level) => chimes.push(level),
    api,
    clock: desk.clock,
    newId: sequenceIds(idSpace++),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  // As on a desk where the lock screen has stood for a moment.
  await Promise.all([readScreens(), readSetUp()])
  onTestFinished(store.start())
  render(<App store={store} />)
  const state = () => store.state.getState()
  await waitFor(() => {
    if ((!state().clinic && state().unclaimed === null) || (options.as && state().dayLoaded === null))
      throw new Error('the first screen is not there yet')
  })
  return {
    desk,
    store,
    api,
    person: handOf(userEvent.setup()),
    chimes,
    at: (time) => {
      desk.clock.set(instantOnClock('2026-03-02', time, 'America/Chicago'))
      store.tick()
    },
    open: async (lastName) => {
      const row = state().day.find(({ patientName }) => patientName.startsWith(`${lastName},`))
      if (!row) throw new Error(`nobody called ${lastName} today`)
      store.go({ name: 'session', sessionId: row.sessionId })
      await waitFor(() => {
        if (!state().charts[row.sessionId]) throw new Error('the chart is not there yet')
      })
      return row.sessionId
    },
    saved: () =>
      waitFor(() => {
        if (state().pending.length > 0) throw new Error('still saving')
      }),
  }
}
