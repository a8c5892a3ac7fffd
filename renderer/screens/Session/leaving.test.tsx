import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

/** The choices behind "Access, flush, note". */
async function choices({ person }: DrawnDesk): Promise<ReturnType<typeof within>> {
  await person.click(await screen.findByRole('button', { name: 'Access, flush, note' }))
  return within(await screen.findByRole('dialog', { name: 'This visit' }))
}

test('a patient may leave before the vitals after treatment, once every drug is finished and not before', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  drawn.at('13:20')
  await drawn.open('Whitcomb')
  const running = await choices(drawn)
  expect(running.queryByRole('button', { name: 'Discharge' })).toBeNull()
  await drawn.person.click(running.getByRole('button', { name: 'Close' }))
  await day.tap('13:25', 'stopLine', { lineId: day.line('rituximab').id, doseGiven: null })
  for (const drug of ['bendamustine', 'sodium chloride'] as const)
    await day.tap('13:26', 'markNotGiven', { lineId: day.line(drug).id, reason: 'patient_left' })
  drawn.at('13:27')
  await screen.findByText('Vitals after treatment')
  await drawn.person.click((await choices(drawn)).getByRole('button', { name: 'Discharge' }))
  await screen.findByRole('dialog', { name: 'Discharge' })
}, 60_000)
