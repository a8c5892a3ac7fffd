import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { chooseOption, inSheet } from '#test/builders/inSheet.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('a stop that was forgotten is set on the next morning, on the day it happened', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  await drawn.open('Whitcomb')
  drawn.desk.clock.set(instantOnClock('2026-03-03', '07:30', 'America/Chicago'))
  drawn.store.tick()
  await screen.findByText(/past planned end/)
  await drawn.person.click(await button('Details: Rituximab'))
  await drawn.person.click(await inSheet('Stopped earlier'))
  await drawn.person.click(await inSheet('Another time'))
  for (const key of '1325') await drawn.person.click(await inSheet(key))
  await screen.findByText('That is a time of Monday 2 March.')
  await chooseOption(drawn.person, button(/Why is it entered late/), 'Noted later, from pump history')
  await chooseOption(drawn.person, button(/How is the time known/), 'Pump history')
  await drawn.person.click(await inSheet('Record stop'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId: day.sessionId })
  const rituximab = foldChart(events)?.lines.find(({ plan }) => plan.name === 'Rituximab')
  expect(rituximab?.stop?.at).toEqual(instantOnClock('2026-03-02', '13:25', 'America/Chicago'))
}, 60_000)
