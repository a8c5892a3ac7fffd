import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet } from '#test/builders/inSheet.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('what the pump shows is said with a pause; before that the rates say it, and say that they do', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  drawn.at('09:20')
  const lineId = day.line('rituximab').id
  await day.tap('09:20', 'changeRate', { lineId, rateMlPerHour: '60', reason: 'order_change', volumeSoFarMl: '5' })
  drawn.at('09:30')
  const sessionId = await drawn.open('Whitcomb')
  await drawn.person.click(await button('Details: Rituximab'))
  within(await screen.findByRole('dialog')).getByText('15 mL, computed from the rates')
  await drawn.person.click(await inSheet('Close'))
  await drawn.person.click(await button('Pause: Rituximab'))
  const volume = await screen.findByRole('textbox', { name: 'Volume so far, on the pump' })
  await screen.findByText('By the recorded rates about 15 mL.')
  await drawn.person.type(volume, '14.5')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Site check'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  expect(events.at(-1)).toMatchObject({ kind: 'LinePaused', payload: { lineId, volumeSoFarMl: '14.5' } })
  drawn.store.go({ name: 'timeline', sessionId, from: 'session' })
  await screen.findByText('14.5 mL so far, read off the pump')
  await screen.findByText('5 mL so far, read off the pump')
}, 120_000)
