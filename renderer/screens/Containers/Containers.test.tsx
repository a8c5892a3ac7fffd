import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('vials are picked from stock, the rest is thrown away in one tap, and the units are there before saving', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person, desk, api } = drawn
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await day.tap('13:25', 'stopLine', { lineId: day.line('rituximab').id, doseGiven: null })
  drawn.at('13:26')
  await drawn.open('Whitcomb')
  await person.click(await button('Vials: Rituximab'))
  await screen.findByRole('heading', { name: 'Vials and waste' })
  await person.click(await button(/^Add 500 mg/))
  await screen.findByText('212.5 mg more needed')
  for (const vials of [2, 3, 4]) {
    // Two taps within 400 ms are one tap of a gloved finger.
    await waitFor(async () => {
      if (screen.getAllByRole('listitem').filter((one) => one.textContent?.includes('mg vial')).length >= vials) return
      await person.click(await button(/^Add 100 mg/))
      throw new Error('the tap was taken for a double tap')
    })
  }
  const save = await button('Save vials')
  expect(save.getAttribute('aria-disabled')).toBe('true')
  await screen.findByText('Vial 4: say what happened to the rest.')
  await person.click(await button('The rest, 87.5 mg'))
  await screen.findByText('Adds up')
  await screen.findByText('J9312-JW')
  await expectNoBarriers()
  await person.click(await button('Save vials'))
  await screen.findByText('09:10 to 13:25, 4 h 15 min')
  expect(screen.queryByRole('button', { name: 'Vials: Rituximab' })).toBeNull()
}, 30_000)
