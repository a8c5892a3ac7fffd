import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const card = (name: string) => screen.findByRole('article', { name })

test('a nurse sees her own patients of the day, in the order of their chairs, each with what comes next', async () => {
  await renderWithBackend({ as: 'dana-reyes' })
  const cards = await screen.findAllByRole('article')
  const names = cards.map((one) => within(one).getByRole('heading').textContent)
  expect(names).toEqual(['Whitcomb, Harold', 'Nowak, Walter', 'Solberg, Ingrid', 'Adeyemi, Samuel'])
  within(await card('Whitcomb, Harold')).getByText('Expected 08:30')
  within(await card('Whitcomb, Harold')).getByRole('button', { name: 'Record arrival: Whitcomb, Harold' })
  await expectNoBarriers()
})

test('who is here or about to come stands before later today, and other nurses’ patients stand apart', async () => {
  const { person } = await renderWithBackend({ as: 'dana-reyes' })
  const group = async (name: RegExp) =>
    within(await screen.findByRole('region', { name }))
      .getAllByRole('article')
      .map((one) => within(one).getByRole('heading').textContent)
  expect(await group(/^Here now/)).toEqual(['Whitcomb, Harold'])
  expect(await group(/^Later today/)).toEqual(['Nowak, Walter', 'Solberg, Ingrid', 'Adeyemi, Samuel'])
  expect(screen.queryByRole('region', { name: /^Other nurses/ })).toBeNull()
  await person.click(await screen.findByRole('button', { name: /^All/ }))
  expect(await group(/^Later today/)).toEqual(['Nowak, Walter', 'Solberg, Ingrid', 'Adeyemi, Samuel'])
  expect(await group(/^Other nurses/)).toContain('Molina, Teresa')
})

test('two patients of one last name warn of each other', async () => {
  await renderWithBackend({ as: 'dana-reyes' })
  within(await card('Nowak, Walter')).getByText('Name alert: chair 7')
})

test('every chair can be shown, and the next step opens the visit with its sheet', async () => {
  const { person } = await renderWithBackend({ as: 'dana-reyes' })
  await person.click(await screen.findByRole('button', { name: /^All/ }))
  await person.click(await screen.findByRole('button', { name: 'Record arrival: Molina, Teresa' }))
  await screen.findByRole('dialog', { name: 'Arrival' })
  await screen.findByRole('heading', { name: 'Molina, Teresa' })
})

test('the rail has only places that work: chairs, day list and board for a nurse, the claims for a biller', async () => {
  const { person } = await renderWithBackend({ as: 'dana-reyes' })
  const rail = await screen.findByRole('navigation', { name: 'Main' })
  expect(
    within(rail)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(['My chairs', 'Day list', 'Board', 'Find', 'Saved here', 'Dana R.'])
  await person.click(within(rail).getByRole('button', { name: /Dana R/ }))
  await person.click(await screen.findByRole('button', { name: /Grace Kim/ }))
  await person.keyboard('6666{Enter}')
  await screen.findByRole('heading', { name: 'Worklist' })
  const places = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('button')
  expect(places.map((one) => one.textContent)).toEqual([
    ...['Worklist', 'Batches', 'Exceptions', 'Drugs received', 'Reports', 'Find', 'Saved here', 'Grace K.'],
  ])
})

test('what somebody must see to now stands on the card, the tile and the strip as on the board', async () => {
  const { desk, api, at, open } = await renderWithBackend({ as: 'dana-reyes' })
  await beginBrDay(await brDayAt(desk, api))
  at('09:45')
  const due = await within(await card('Whitcomb, Harold')).findByText('Vitals due 09:40')
  expect(due.closest('.chip--urgent')).toBeNull()
  at('09:50')
  const late = await within(await card('Whitcomb, Harold')).findByText('Vitals 10 min late')
  expect(late.closest('.chip--urgent')).not.toBeNull()
  await open('Whitcomb')
  const tile = await screen.findByRole('button', { name: /Chair 1 Whitcomb, Harold Vitals 10 min late/ })
  expect(tile.className).toContain('chair-tile--urgent')
  expect((await screen.findByText('Late, due 09:40')).closest('.chip--urgent')).not.toBeNull()
})
