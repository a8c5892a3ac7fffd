import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const notes = async () =>
  within(await screen.findByRole('list', { name: 'To know about this patient' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent)

test('alerts, another language, the name a patient goes by and the device on file stand above the drugs', async () => {
  const { open } = await renderWithBackend({ as: 'dana-reyes' })
  await open('Molina')
  expect(await notes()).toEqual([
    'Prednisone 100 mg is taken at home',
    'Spanish; interpreter booked',
    'On file: Port, right chest',
    'Call Luis Molina (husband), 312-555-0123',
  ])
  await expectNoBarriers()
  await open('Adeyemi')
  expect(await notes()).toContain('Called Sam')
})

test('the device on file goes once an access is recorded; the alert stays', async () => {
  const { desk, api, open } = await renderWithBackend({ as: 'dana-reyes' })
  await beginBrDay(await brDayAt(desk, api))
  await open('Whitcomb')
  expect(await notes()).toEqual(['First rituximab: reaction risk'])
})
