import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { inSheet } from '#test/builders/inSheet.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('whatever has a time can have it set from the times of the visit, a rate as well as a start', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  drawn.at('09:20')
  const lineId = day.line('rituximab').id
  await day.tap('09:20', 'changeRate', { lineId, rateMlPerHour: '60', reason: 'order_change' })
  drawn.at('09:30')
  const sessionId = await drawn.open('Whitcomb')
  await drawn.person.click(await screen.findByRole('button', { name: 'Access, flush, note' }))
  await drawn.person.click(await inSheet('Times of this visit'))
  await drawn.person.click(await inSheet(/^Set time: Rituximab.*60/))
  await drawn.person.keyboard('0915')
  const answers = [
    [/Why is it entered late/, 'Other'],
    [/How is the time known/, 'Seen by a named nurse'],
    [/Which nurse saw it/, 'Marcus Hale'],
  ] as const
  for (const [field, option] of answers) {
    await drawn.person.click(await inSheet(field))
    await drawn.person.click(await screen.findByRole('option', { name: option }))
  }
  expect((await inSheet('Change time')).getAttribute('aria-disabled')).toBe('true')
  await drawn.person.type(await screen.findByRole('textbox', { name: /In words/ }), 'Fire alarm')
  await drawn.person.click(await inSheet('Change time'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  const rates = events.filter(({ kind, replaces }) => kind === 'RateChanged' && replaces !== undefined)
  expect(rates).toMatchObject([{ happenedAt: { utc: '2026-03-02T15:15:00.000Z' }, payload: { rateMlPerHour: '60' } }])
  expect(rates[0]?.late).toEqual({
    ...{ reason: 'other', basis: 'seen_by_nurse' },
    ...{ text: 'Fire alarm', seenBy: 'marcus-hale' },
  })
}, 60_000)
