import { screen } from '@testing-library/react'
import { test } from 'vitest'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a high fever before treatment is urgent in its tile, and asks for the provider', async () => {
  const { store, person, open } = await renderWithBackend({ as: 'dana-reyes' })
  const sessionId = await open('Whitcomb')
  await store.perform(sessionId, { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }, { place: 'visit' })
  store.openSheet({ kind: 'vitals' })
  await screen.findByRole('dialog')
  await person.keyboard('40.1')
  await screen.findByRole('button', { name: 'Temp 40.1 °C, Temperature, Urgent' })
  await screen.findByText('38.0 °C or more. Call the provider before treatment.')
}, 60_000)
