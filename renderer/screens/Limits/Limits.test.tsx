import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('an administrator changes a limit, is told what cannot be meant, and takes all of them back', async () => {
  const { store, person, desk } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'limits' })
  await screen.findByText('These are the usual limits.')
  expect(screen.getByText(/for dates of service from/, { selector: 'li:first-child' })).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Change Pulse' }))
  const field = screen.getByLabelText(/Urgent at or above/)
  await person.clear(field)
  await person.type(field, '105')
  await person.click(screen.getByRole('button', { name: /Save the limits/ }))
  await waitFor(() => expect(document.body.textContent).toContain('Pulse: a warning comes before its alarm'))
  fireEvent.change(screen.getByLabelText(/Urgent at or above/), { target: { value: '140' } })
  expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'color-contrast')).toEqual([])
  await person.click(screen.getByRole('button', { name: /Save the limits/ }))
  await waitFor(() => expect(store.state.getState().clinic?.limits.vitals.pulse.urgent).toEqual([40, 140]))
  await screen.findByText('1 limit is your own.')
  const row = screen.getByRole('row', { name: /Pulse/ })
  expect(within(row).getByText('≤ 40, ≥ 140')).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Back to the usual limits' }))
  const dialog = await screen.findByRole('dialog')
  await person.click(within(dialog).getByRole('button', { name: 'Back to the usual limits' }))
  await screen.findByText('These are the usual limits.')
  const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
  expect(kept.map(({ payload }) => payload)).toMatchObject([
    { changed: 'pulse urgent high: 131 → 140' },
    { changed: 'pulse urgent high: 140 → 131' },
  ])
}, 120_000)

test('a limit that was set elsewhere on this desk marks the value while it is typed', async () => {
  const { desk, store, person, open } = await renderWithBackend({ as: 'dana-reyes' })
  const ruth = await desk.signIn('ruth-bell', 'office')
  const sessionId = await open('Whitcomb')
  await store.perform(sessionId, { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }, { place: 'visit' })
  const { limits } = await desk.value(ruth, 'clinic.get', {})
  const pulse = { warn: [50, 90] as const, urgent: [40, 131] as const }
  await desk.value(ruth, 'limits.put', { limits: { ...limits, vitals: { ...limits.vitals, pulse } } })
  await waitFor(() => expect(store.state.getState().clinic?.limits.vitals.pulse.warn).toEqual([50, 90]))
  store.openSheet({ kind: 'vitals' })
  await person.click(await screen.findByRole('button', { name: /^Pulse/ }))
  await person.keyboard('95')
  await screen.findByText('Pulse is out of range.')
}, 120_000)
