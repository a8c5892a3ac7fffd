import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a clock that went back is said across the screen, and is believed from a nurse’s word on', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await day.tap('09:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  expect(screen.queryByText(/clock of this workstation/)).toBeNull()
  await day.tap('09:00', 'writeNote', { text: 'Waits for the provider' })
  await screen.findByText('The clock of this workstation went back by 20 min.')
  drawn.at('09:01')
  await drawn.person.click(await screen.findByRole('button', { name: '09:01 is right' }))
  await waitFor(() => expect(screen.queryByText(/clock of this workstation/)).toBeNull())
  expect(drawn.store.state.getState().sync?.clock?.level).toBe('right')
}, 120_000)

test('a clock two minutes off is a quiet line in the rail', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await screen.findByRole('heading', { name: 'My chairs' })
  const status = await drawn.desk.value(drawn.api, 'sync.status', {})
  drawn.store.state.setState({ sync: { ...status, clock: { level: 'quiet', offsetSeconds: -120, against: 'hub' } } })
  expect((await screen.findByText('Clock 2 min')).parentElement?.textContent).toBe('Clock 2 minbehind')
  expect(screen.queryByText(/clock of this workstation/)).toBeNull()
}, 120_000)
