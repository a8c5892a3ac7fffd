import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('everybody expected today in the order of their appointments, and a way into each visit', async () => {
  const { person } = await renderWithBackend({ as: 'dana-reyes' })
  await person.click(await screen.findByRole('button', { name: 'Day list' }))
  const rows = within(await screen.findByRole('table', { name: 'Day list' }))
    .getAllByRole('row')
    .slice(1)
  const times = rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent ?? '')
  expect(times).toEqual([...times].sort())
  expect(rows).toHaveLength(10)
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: 'Open: Cho, Mei-Lin' }))
  await screen.findByRole('heading', { name: 'Cho, Mei-Lin' })
})
