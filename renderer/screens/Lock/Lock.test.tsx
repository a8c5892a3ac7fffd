import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readySheet } from '#test/builders/aSession.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a nurse chooses her name, types her PIN and finds her chairs', async () => {
  const { person } = await renderWithBackend()
  await expectNoBarriers()
  await person.click(await screen.findByRole('button', { name: /Dana Reyes/ }))
  await person.keyboard('1111{Enter}')
  await screen.findByRole('heading', { name: 'My chairs' })
})

test('a wrong PIN says so in words and lets her try again', async () => {
  const { person } = await renderWithBackend()
  await person.click(await screen.findByRole('button', { name: /Dana Reyes/ }))
  await person.keyboard('9999{Enter}')
  await screen.findByText('That is not the PIN of this person. Enter it again.')
  await person.keyboard('1111{Enter}')
  await screen.findByRole('heading', { name: 'My chairs' })
})

test('the room reads chairs, initials and minutes, and no name', async () => {
  const { person, store, open, at, saved } = await renderWithBackend({ as: 'dana-reyes' })
  at('08:30')
  const sessionId = await open('Whitcomb')
  const perform = async (command: Parameters<typeof store.perform>[1]) =>
    expect(await store.perform(sessionId, command, { place: 'visit' })).toEqual({ kind: 'saved' })
  await perform({ kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
  await perform({ kind: 'recordVitals', setType: 'baseline', pulse: 78 })
  await perform({ kind: 'recordAccess', accessId: 'port', device: 'port_single', site: 'chest', side: 'right' })
  await perform(readySheet)
  await person.click(await screen.findByRole('button', { name: 'Start: Dexamethasone' }))
  await saved()
  at('08:37')
  await person.keyboard('{Control>}l{/Control}')
  const chairs = await screen.findByRole('region', { name: 'Running chairs' })
  await screen.findByText(/Every clock below is still running/)
  expect(chairs.textContent).toContain('13 min left')
  expect(chairs.textContent).not.toContain('Whitcomb')
  await expectNoBarriers()
})
