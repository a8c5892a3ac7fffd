import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addMinutes, instantOnClock } from '#shared/kernel/instant.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet, sheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** The network and the desk were away until the evening; Dana types in what Marcus wrote at 08:20. */
async function beginPaper(): Promise<{ readonly drawn: DrawnDesk; readonly sessionId: string }> {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  drawn.at('18:30')
  const sessionId = await drawn.open('Whitcomb')
  const close = screen.queryByRole('button', { name: 'Close' })
  if (close) await drawn.person.click(close)
  await drawn.person.click(await button('Access, flush, note'))
  await drawn.person.click(await inSheet('Type in from paper'))
  await drawn.person.click(await screen.findByRole('button', { name: /Who wrote the sheet/ }))
  await drawn.person.click(await screen.findByRole('option', { name: 'Marcus Hale' }))
  for (const key of ['0', '8', '2', '0']) await drawn.person.click(await inSheet(key))
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Begin'))
  return { drawn, sessionId }
}

test('a sheet is typed in with its own times, and names who wrote it and who typed it', async () => {
  const { drawn, sessionId } = await beginPaper()
  await screen.findByText('From paper, written by Marcus Hale')
  await screen.findByText('Next entry at 08:20')
  await expectNoBarriers()
  await drawn.person.click(await button('15 min later on the sheet'))
  await screen.findByText('Next entry at 08:35')
  await drawn.store.perform(
    sessionId,
    { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
    { place: 'visit' },
  )
  await drawn.saved()
  const chart = await drawn.api.call('chart.open', { sessionId })
  if (chart.kind !== 'value') throw new Error(chart.kind)
  expect(chart.value.events.at(-1)).toMatchObject({
    kind: 'PatientArrived',
    source: 'paper',
    userId: 'dana-reyes',
    paperBy: 'marcus-hale',
    happenedAt: { utc: '2026-03-02T14:35:00.000Z' },
    late: { reason: 'device_unavailable_paper' },
  })
  await drawn.person.click(await button('Access, flush, note'))
  await drawn.person.click(await inSheet('Times of this visit'))
  await within(await sheet()).findByText(/Dana Reyes, written on paper by Marcus Hale\./)
}, 60_000)

test('the sheet ends with its visit: another chart is charted by whoever is signed in', async () => {
  const { drawn } = await beginPaper()
  await drawn.open('Nowak')
  expect(drawn.store.state.getState().paper).toBeNull()
  expect(screen.queryByText('From paper, written by Marcus Hale')).toBeNull()
}, 60_000)

test('a time that is still to come is no time of a sheet', async () => {
  const { drawn } = await beginPaper()
  await drawn.person.click(await button('Sheet and time'))
  await drawn.person.click(await inSheet('Clear'))
  for (const key of ['2', '3', '0', '0']) await drawn.person.click(await inSheet(key))
  await within(await sheet()).findByText('That time is still to come. Enter the time that stands on the sheet.')
}, 60_000)

test('a bag that stands on the sheet hung at the time of the sheet, and its gap is counted from there', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  drawn.at('12:00')
  await drawn.open('Whitcomb')
  const writer = drawn.store.state.getState().people.find(({ id }) => id === 'marcus-hale')
  if (!writer) throw new Error('Marcus does not work here')
  const at = instantOnClock('2026-03-02', '10:30', 'America/Chicago')
  drawn.store.setPaper({ sessionId: day.sessionId, paperBy: writer, at })
  await drawn.person.click(await button('Details: Rituximab'))
  await drawn.person.click(await inSheet('Next bag'))
  await drawn.person.click(await screen.findByRole('radio', { name: '5 min before' }))
  await drawn.person.click(await inSheet('Record bag'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId: day.sessionId })
  expect(events.at(-1)).toMatchObject({
    kind: 'BagChanged',
    source: 'paper',
    happenedAt: at,
    payload: { emptySince: addMinutes(at, -5) },
  })
}, 60_000)
