import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a drug’s details say how it is handled', async () => {
  const { person, open } = await renderWithBackend({ as: 'dana-reyes' })
  await open('Solberg')
  await person.click(await screen.findByRole('button', { name: 'Details: Paclitaxel' }))
  const details = within(await screen.findByRole('dialog'))
  expect(details.getByText('Hazardous drug. In-line filter 0.2 µm. Non-PVC tubing')).toBeDefined()
  await expectNoBarriers()
})
