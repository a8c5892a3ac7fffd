import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a pump goes home with the day and time of its disconnect, and the row and that day’s list say it', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person } = drawn
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  const pump = { ...day.line('dexamethasone'), id: 'pump', name: 'Fluorouracil', sequence: 20 } as const
  await day.tap('09:20', 'addLine', {
    line: { ...pump, route: 'pump_prolonged', plannedMinutes: 46 * 60, volumeMl: '100' },
  })
  await day.tap('09:21', 'startLine', { lineId: 'pump', accessId: 'a1', sameLineOnPurpose: true })
  drawn.at('09:25')
  await drawn.open('Whitcomb')
  await screen.findByText('Planned end 07:21, 4 Mar 2026')
  await person.click(await screen.findByRole('button', { name: 'Details: Fluorouracil' }))
  await person.click(await screen.findByRole('button', { name: 'Home on the pump' }))
  const sheet = within(await screen.findByRole('dialog', { name: /^Home on the pump/ }))
  await person.type(sheet.getByRole('textbox', { name: /^Pump number/ }), 'CADD-7')
  await person.type(sheet.getByRole('textbox', { name: /^Rate/ }), '20')
  fireEvent.change(sheet.getByLabelText('Disconnect on'), { target: { value: '2026-03-02' } })
  await sheet.findByText('Say both day and time of the disconnect appointment, or neither.')
  await person.click(sheet.getByRole('button', { name: 'Disconnect at' }))
  for (const digit of '0925') await person.click(sheet.getByRole('button', { name: digit }))
  expect((await sheet.findAllByText(/^This appointment is not after now/)).length).toBeGreaterThan(0)
  await person.click(sheet.getByRole('button', { name: 'Clear' }))
  for (const digit of '1430') await person.click(sheet.getByRole('button', { name: digit }))
  sheet.getByRole('button', { name: 'Disconnect at 14:30' })
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Send home running' }))
  await drawn.saved()
  await screen.findByText('Went home running on pump CADD-7, disconnect 2 Mar 2026 14:30')
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId: day.sessionId })
  expect(events.at(-1)).toMatchObject({
    kind: 'PumpSentHome',
    payload: { disconnectAt: instantOnClock('2026-03-02', '14:30', 'America/Chicago') },
  })
  await person.click(screen.getByRole('button', { name: 'Day list' }))
  const expected = within(await screen.findByRole('region', { name: 'Pumps to disconnect' }))
  expected.getByText('Whitcomb, Harold, 14:30')
  expected.getByText(/^Fluorouracil, pump CADD-7\. No visit of today is planned/)
  await expectNoBarriers()
  await person.click(expected.getByRole('button', { name: 'Open: pump of Whitcomb, Harold' }))
  await screen.findByText('Went home running on pump CADD-7, disconnect 2 Mar 2026 14:30')
}, 120_000)
