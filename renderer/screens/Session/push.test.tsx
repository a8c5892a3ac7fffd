import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { PlannedLine } from '#shared/document/plan.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const inSheet = async (name: string | RegExp) =>
  within(await screen.findByRole('dialog')).findByRole('button', { name })

/** A vesicant of 12 mL, added at the chair by a provider's order, with its sheet open. */
async function atThePush(): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { desk, api, person } = drawn
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  const { doseBasis: _b, ...premed } = day.line('diphenhydramine')
  const line: PlannedLine = {
    ...premed,
    ...{ id: 'promethazine', sequence: 9, name: 'Promethazine', volumeMl: '12', stocked: [] },
    role: 'supportive',
    vesicant: 'vesicant',
    source: 'trial',
    dose: { amount: '24', unit: 'mg' },
  }
  await day.tap('09:20', 'addLine', { line, under: 'provider', orderedBy: 'Dr. Marsh', readBack: true })
  drawn.at('09:22')
  await drawn.open('Whitcomb')
  await person.click(await screen.findByRole('button', { name: 'Give: Promethazine' }))
  await screen.findByText('0 of 12 mL in')
  return drawn
}

/** One look; a second tap within 400 ms of the first would be one tap of a gloved hand, and is given again. */
const look = async ({ person }: DrawnDesk, name: string, then: string): Promise<void> =>
  waitFor(async () => {
    if (screen.queryByText(then)) return
    const button = screen.queryByRole('button', { name })
    if (button) await person.click(button)
    throw new Error('the look is not there yet')
  })

test('a vesicant push asks for blood return every few mL, counts along, and ends with its dose', async () => {
  const drawn = await atThePush()
  const { person, saved } = drawn
  expect((await inSheet('Given, 24 mg')).getAttribute('aria-disabled')).toBe('true')
  await look(drawn, 'Brisk: blood return before the push', 'Last seen: brisk, at 0 mL')
  await look(drawn, 'Brisk: blood return after 5 mL', '5 of 12 mL in')
  await expectNoBarriers()
  await look(drawn, 'Sluggish: blood return after 10 mL', 'Last seen: sluggish, at 10 mL')
  await screen.findByText(/Push under way: 10 of 12 mL, blood return sluggish\./)
  await look(drawn, 'Brisk: blood return after 12 mL', 'All of it is in')
  await person.click(await inSheet('Given, 24 mg'))
  await saved()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.queryByRole('button', { name: 'Give: Promethazine' })).toBeNull()
}, 60_000)

test('no blood return holds the push, and the part that went in is charted in one tap', async () => {
  const drawn = await atThePush()
  const { person, saved, store } = drawn
  await look(drawn, 'Brisk: blood return before the push', 'Last seen: brisk, at 0 mL')
  await look(drawn, 'None: blood return after 5 mL', 'No blood return: do not push on')
  await inSheet('Brisk: blood return again, at 5 mL')
  await expectNoBarriers()
  await person.click(await inSheet('End here, 10 mg given'))
  await saved()
  const given = Object.values(store.state.getState().charts)
    .flatMap(({ confirmed }) => confirmed)
    .findLast(({ kind }) => kind === 'PushGiven')
  expect(given?.payload).toMatchObject({
    ...{ lineId: 'promethazine', doseReason: 'No blood return after 5 mL', doseGiven: { amount: '10', unit: 'mg' } },
  })
}, 60_000)
