import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const inSheet = async (name: string | RegExp) =>
  within(await screen.findByRole('dialog')).findByRole('button', { name })

async function choose({ person }: DrawnDesk, field: RegExp, option: string): Promise<void> {
  await person.click(await button(field))
  await person.click(await screen.findByRole('option', { name: option }))
}

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
  await choose(drawn, /Why is it entered late/, 'Noted later, from pump history')
  await choose(drawn, /How is the time known/, 'Pump history')
  await drawn.person.click(await inSheet('Record stop'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId: day.sessionId })
  const rituximab = foldChart(events)?.lines.find(({ plan }) => plan.name === 'Rituximab')
  expect(rituximab?.stop?.at).toEqual(instantOnClock('2026-03-02', '13:25', 'America/Chicago'))
}, 60_000)
