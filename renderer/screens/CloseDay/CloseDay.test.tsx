import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { tapAs } from '#test/builders/tapAs.ts'

test('the day is closed once nobody sits in a chair, with the counts and what stays open', {
  timeout: 120_000,
}, async () => {
  const { desk, person, store } = await renderWithBackend({ as: 'priya-nair' })
  const visit = store.state.getState().day.find(({ chair }) => chair === '1')?.sessionId ?? ''
  const tap = { userId: 'dana-reyes', sessionId: visit }
  await tapAs(desk, { ...tap, time: '08:30' }, { kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
  await person.click(await screen.findByRole('button', { name: 'Close day' }))
  const held = await screen.findByRole('list', { name: 'To settle first' })
  expect(held.textContent).toContain('Still in the chair')
  expect(screen.getByRole('button', { name: /^Close the day/ }).getAttribute('aria-disabled')).toBe('true')
  await expectNoBarriers()
  await tapAs(
    desk,
    { ...tap, time: '08:40' },
    { kind: 'transferOut', to: 'Emergency', reason: 'Chest pain', lineStatus: 'not_applicable' },
  )
  await waitFor(() => expect(screen.queryByRole('list', { name: 'To settle first' })).toBeNull())
  const open = within(screen.getByRole('list', { name: 'Open, and said with the closing' }))
  expect(open.getByRole('button', { name: 'Review and sign: Whitcomb, Harold' })).toBeTruthy()
  await person.click(screen.getByRole('radio', { name: 'They agree with the book' }))
  await person.click(screen.getByRole('button', { name: /^Close the day/ }))
  await screen.findByText('Closed 08:40 by Priya Nair')
  expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.dayClosed', userId: 'priya-nair' })
})
