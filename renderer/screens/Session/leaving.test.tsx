import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
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
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop: Rituximab' })).toBeNull())
  await drawn.person.click((await choices(drawn)).getByRole('button', { name: 'Discharge' }))
  await screen.findByRole('dialog', { name: 'Discharge' })
  const { person } = drawn
  const sheet = within(await screen.findByRole('dialog', { name: 'Discharge' }))
  await person.click(sheet.getByRole('radio', { name: 'Stable' }))
  await person.click(sheet.getByRole('radio', { name: 'Line removed' }))
  const next = sheet.getByLabelText('Next appointment on')
  fireEvent.change(next, { target: { value: '2026-03-01' } })
  expect(sheet.getAllByText(/Next appointment: a day from today on/).length).toBeGreaterThan(0)
  fireEvent.change(next, { target: { value: '2026-03-30' } })
  await person.type(sheet.getByRole('textbox', { name: 'Next appointment: when, with whom' }), '08:30, Dr Ito')
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Record discharge' }))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId: day.sessionId })
  expect(events.find(({ kind }) => kind === 'PatientDischarged')?.payload).toMatchObject({
    nextAppointmentOn: '2026-03-30',
    nextAppointment: '08:30, Dr Ito',
  })
}, 120_000)
