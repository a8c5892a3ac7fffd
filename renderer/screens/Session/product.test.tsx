import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readySheet } from '#test/builders/aSession.ts'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const inSheet = async (name: string | RegExp) =>
  within(await screen.findByRole('dialog')).findByRole('button', { name })

test('a biosimilar is given in place of the ordered product: by whose order, in the row, in the details and in the timeline', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person, desk, api, store, saved } = drawn
  const day = await brDayAt(desk, api)
  await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await day.tap('08:24', 'recordVitals', { setType: 'baseline', pulse: 76, weightGrams: 74_300 })
  await day.tap('08:30', 'recordAccess', { accessId: 'a1', device: 'peripheral', site: 'forearm', side: 'left' })
  await day.tap('08:34', 'confirmReadiness', readySheet)
  drawn.at('08:36')
  await drawn.open('Whitcomb')
  await person.click(await screen.findByRole('button', { name: 'Details: Rituximab' }))
  await person.click(await inSheet('OK to mix another product'))
  const record = await inSheet('OK to mix this product')
  expect(record.getAttribute('aria-disabled')).toBe('true')
  await person.click(await screen.findByRole('radio', { name: /Ruxience.*Q5119/ }))
  expect(screen.queryByRole('radio', { name: /J9312/ })).toBeNull()
  await person.click(await screen.findByRole('radio', { name: 'Provider’s order' }))
  await person.type(await screen.findByRole('textbox', { name: /^Whose order/ }), 'Dr. Marsh')
  await expectNoBarriers()
  await person.click(await inSheet('OK to mix this product'))
  await saved()
  await screen.findByText(/Given in place of Rituximab\./)
  await person.click(await screen.findByRole('button', { name: /^Details: .*Ruxience/ }))
  await screen.findByText('Rituximab, J9312. Changed: provider’s order, Dr. Marsh')
  store.closeSheet()
  store.go({ name: 'timeline', sessionId: day.sessionId, from: 'session' })
  await screen.findByText(/OK to mix, as .*Ruxience/)
}, 60_000)
