import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { scanned } from '#test/builders/scanned.ts'

test('an administrator scans a vial of the lot, says why, and takes it off again', async () => {
  const { person, store } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  await person.click(await screen.findByRole('button', { name: 'Recalled lots' }))
  await screen.findByText('No lot is recalled')
  act(() => scanned('(01)00399901201013(17)271231(10)TX77'))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Lot/ }).value).toBe('TX77')
  await person.type(screen.getByRole('textbox', { name: /^Why/ }), 'Letter of 1 March')
  await person.click(screen.getByRole('button', { name: 'Put on the list' }))
  const table = await screen.findByRole('table', { name: 'Recalled lots' })
  const row = within(table).getByRole('row', { name: /TX77/ })
  expect(row.textContent).toBe('TX77Any productLetter of 1 March2 Mar 2026Take off')
  await expectNoBarriers()
  await person.click(await screen.findByRole('button', { name: 'Take off: lot TX77' }))
  await screen.findByText('No lot is recalled')
})

test('a lot half typed is there again after a colleague was at the screen', async () => {
  const { person, store } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  await person.click(await screen.findByRole('button', { name: 'Recalled lots' }))
  await person.type(await screen.findByRole('textbox', { name: /^Lot/ }), 'TX77')
  await act(() => store.lock())
  await act(() => store.signIn('dana-reyes', '1111'))
  await act(() => store.lock())
  await act(() => store.signIn('ruth-bell', '8888'))
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /^Lot/ })).value).toBe('TX77')
  await screen.findByText(/^Taken up from/)
  await person.type(screen.getByRole('textbox', { name: /^Why/ }), 'Letter of 1 March')
  await person.click(screen.getByRole('button', { name: 'Put on the list' }))
  await screen.findByRole('table', { name: 'Recalled lots' })
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Lot/ }).value).toBe('')
})
