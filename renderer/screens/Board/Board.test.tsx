import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { tapAs } from '#test/builders/tapAs.ts'

const arrive: Command = { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }
const ruler = () => screen.findByRole('region', { name: 'Chairs across the day' })
const row = async (name: RegExp) => within(await ruler()).findByRole('button', { name })
const filter = (name: RegExp) =>
  within(screen.getByRole('group', { name: 'Rows that need someone' })).getByRole('button', { name })

/** The worked day with rituximab running since 09:10, and the board before whoever is signed in. */
async function boardAt(time: string, as = 'dana-reyes'): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as })
  await beginBrDay(await brDayAt(drawn.desk, drawn.api))
  drawn.at(time)
  drawn.store.go({ name: 'board', wall: false })
  await row(/Whitcomb/)
  return drawn
}

test('one row a chair: who sits there and how long yet, who is expected, which chair stays free', async () => {
  await boardAt('09:15')
  expect((await row(/Whitcomb/)).textContent).toContain('3 h 30 min left')
  expect((await row(/^8/)).textContent).toContain('Expected 08:45')
  expect((await row(/^8/)).textContent).toContain('30 min ago')
  const chairs = within(await ruler()).getAllByRole('button')
  expect(chairs).toHaveLength(8)
  await expectNoBarriers()
})

test('vitals due are said before they are due, and are urgent ten minutes after', async () => {
  const drawn = await boardAt('09:32')
  expect((await row(/Whitcomb/)).textContent).toContain('Vitals due in 8 min')
  drawn.at('09:50')
  await waitFor(async () => expect((await row(/Whitcomb/)).textContent).toContain('Vitals 10 min late'))
  expect((await row(/Whitcomb/)).querySelector('.ruler__status--urgent')).not.toBeNull()
})

test('a stop that may be missing stands before everything else, and the chips show only such rows', async () => {
  const drawn = await boardAt('13:55')
  await waitFor(async () => expect((await row(/Whitcomb/)).textContent).toContain('Possible missing stop'))
  await drawn.person.click(filter(/missing stop/))
  expect(within(await ruler()).getAllByRole('button')).toHaveLength(1)
  await drawn.person.click(filter(/ending soon/))
  expect(filter(/ending soon/).getAttribute('aria-pressed')).toBe('true')
  await drawn.person.click(filter(/ending soon/))
  expect(within(await ruler()).getAllByRole('button')).toHaveLength(8)
})

test('a tap on a row opens its visit; the rail leads back', async () => {
  const { person } = await boardAt('09:15')
  await person.click(await row(/Whitcomb/))
  await screen.findByRole('heading', { name: 'Whitcomb, Harold' })
  await person.click(screen.getByRole('button', { name: 'Board' }))
  await ruler()
})

test('the wall shows initials and no names, of patients or drugs; leaving it locks the screen', async () => {
  const { person, store } = await boardAt('09:15')
  await person.click(screen.getByRole('button', { name: 'Wall view' }))
  await row(/HW/)
  expect(document.body.textContent).not.toMatch(/Whitcomb|Rituximab|Bendamustine|rituximab/)
  expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull()
  await expectNoBarriers()
  await person.click(await row(/HW/))
  await screen.findByRole('heading', { name: 'Who is here?' })
  await store.signIn('dana-reyes', '1111')
  await screen.findByRole('button', { name: 'Wall view' })
})

test('the charge nurse moves a patient: chairs somebody sits in are closed, the drug runs on, and it can be undone', {
  timeout: 60_000,
}, async () => {
  const { person, store, desk, saved } = await renderWithBackend({ as: 'priya-nair' })
  const visitIn = (chair: string) => store.state.getState().day.find((visit) => visit.chair === chair)?.sessionId ?? ''
  for (const chair of ['1', '2'])
    await tapAs(desk, { userId: 'priya-nair', sessionId: visitIn(chair), time: '08:30' }, arrive)
  await waitFor(async () => expect((await row(/^1/)).textContent).not.toContain('Expected'))
  await person.click(screen.getByRole('button', { name: 'Move Whitcomb, Harold from chair 1' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Move to another chair' }))
  expect(sheet.getByRole('button', { name: /Chair 2/ }).getAttribute('aria-disabled')).toBe('true')
  await person.click(sheet.getByRole('button', { name: 'Chair 6' }))
  await saved()
  expect((await row(/^6/)).textContent).toContain('Whitcomb')
  await person.click(screen.getByRole('button', { name: /Undo/ }))
  await saved()
  expect((await row(/^1/)).textContent).toContain('Whitcomb')
  await expectNoBarriers()
})

test('whoever is no charge nurse has no handle to move by', async () => {
  await boardAt('09:15')
  expect(within(await ruler()).queryByRole('button', { name: /^Move / })).toBeNull()
})

test('a chair somebody left is cleaned for a quarter of an hour, and says who comes next', async () => {
  const drawn = await boardAt('15:00')
  const visit = drawn.store.state.getState().day.find(({ chair }) => chair === '8')?.sessionId ?? ''
  const tap = { userId: 'dana-reyes', sessionId: visit }
  await tapAs(drawn.desk, { ...tap, time: '15:00' }, arrive)
  await tapAs(
    drawn.desk,
    { ...tap, time: '15:01' },
    { kind: 'transferOut', to: 'Emergency department', reason: 'Chest pain', lineStatus: 'not_applicable' },
  )
  await waitFor(async () => expect((await row(/^8/)).textContent).toContain('Ready 15:16'))
  expect((await row(/^8/)).textContent).toContain('Cleaning')
  drawn.at('15:16')
  await waitFor(async () => expect((await row(/^8/)).textContent).not.toContain('Cleaning'))
})

test('the board says how much work each nurse still has today, by the plans and not by heads', async () => {
  await boardAt('09:15')
  const sums = screen.getByText(/^Acuity: /).textContent
  expect(sums).toMatch(/Dana \d+/)
  expect(sums).toMatch(/Marcus \d+/)
})

test('the charge nurse begins at the board', async () => {
  await renderWithBackend({ as: 'priya-nair' })
  await screen.findByRole('heading', { name: 'Chair board' })
})
