import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readySheet } from '#test/builders/aSession.ts'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

/** The clock tick of so many minutes, second by second, with nobody at the screen. */
function nobodyFor(minutes: number, { desk, store }: DrawnDesk): void {
  for (let second = 0; second < minutes * 60; second++) {
    desk.clock.pass(1 / 60)
    store.tick()
  }
}

test('a screen nobody touches for five minutes locks; a touch begins the five minutes again', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await screen.findByRole('heading', { name: 'My chairs' })
  nobodyFor(4, drawn)
  await drawn.person.keyboard('{Shift}')
  nobodyFor(4, drawn)
  expect(drawn.store.state.getState().signedIn).not.toBeNull()
  nobodyFor(1, drawn)
  await screen.findByRole('heading', { name: 'Who is here?' })
})

test('a screen that nobody is at locks with a tap unsaved too: nobody is there to be asked', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const sessionId = await drawn.open('Whitcomb')
  const { state } = drawn.store
  void drawn.store.perform(
    sessionId,
    { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
    { place: 'visit' },
  )
  state.setState(({ pending }) => ({ pending: pending.map((tap) => ({ ...tap, overdue: true })) }))
  nobodyFor(5, drawn)
  expect(state.getState()).toMatchObject({ signedIn: null, leavingTo: null })
  await screen.findByRole('heading', { name: 'Who is here?' })
})

test('a threshold is spoken once, when its minute comes', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await day.tap('08:24', 'recordVitals', { setType: 'baseline', pulse: 78 })
  await day.tap('08:30', 'recordAccess', { accessId: 'a1', device: 'port_single', site: 'chest', side: 'right' })
  await day.tap('08:34', 'confirmReadiness', readySheet)
  await day.tap('08:45', 'startLine', { lineId: day.line('dexamethasone').id, accessId: 'a1' })
  drawn.at('08:46')
  await waitFor(() => expect(screen.getByText('Running, nothing due')).toBeTruthy())
  drawn.at('09:00')
  await waitFor(() =>
    expect(screen.getAllByRole('status').map((region) => region.textContent?.replace('\u200b', ''))).toContain(
      'Chair 1: Dexamethasone ends in 5 minutes.',
    ),
  )
  drawn.at('09:16')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Still running?'))
})
