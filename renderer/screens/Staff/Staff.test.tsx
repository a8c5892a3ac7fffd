import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('the charge nurse chooses visits, sees what each nurse would have, and assigns them', {
  timeout: 120_000,
}, async () => {
  const { person, store, saved } = await renderWithBackend({ as: 'priya-nair' })
  await person.click(await screen.findByRole('button', { name: 'Staff' }))
  const table = within(await screen.findByRole('table', { name: 'Visits of today' }))
  const rowOf = () => table.getByRole('row', { name: /Whitcomb/ })
  expect(rowOf().textContent).toContain('Dana Reyes')
  expect(rowOf().textContent).toMatch(/1 for the visit, 2 for cancer drugs \(Rituximab, Bendamustine\)/)
  const marcus = () => screen.getByRole('button', { name: /^Marcus Hale/ })
  expect(marcus().getAttribute('aria-disabled')).toBe('true')
  await expectNoBarriers()
  await person.click(table.getByRole('button', { name: 'Choose Whitcomb, Harold' }))
  expect(marcus().getAttribute('aria-label')).toMatch(/^Marcus Hale, acuity \d+, \d visits, with what is chosen \d+$/)
  await person.click(marcus())
  await saved()
  expect(rowOf().textContent).toContain('Marcus Hale')
  const mine = store.state.getState().day.find(({ patientName }) => patientName.startsWith('Whitcomb'))
  expect(mine).toBeDefined()
  await screen.findByRole('button', { name: /Undo/ })
})
