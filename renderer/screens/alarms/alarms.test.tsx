import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

/** Rituximab since 09:10, planned until 12:45 by its order; somebody at a screen that shows no chart. */
async function rituximabRuns(as = 'dana-reyes'): Promise<DrawnDesk & { heard(): readonly string[] }> {
  const drawn = await renderWithBackend({ as })
  const nurse = as === 'dana-reyes' ? drawn.api : await drawn.desk.signIn('dana-reyes', 'her own screen')
  await beginBrDay(await brDayAt(drawn.desk, nurse))
  drawn.store.go({ name: 'dayList' })
  drawn.at('09:11')
  await screen.findByRole('heading', { name: 'Day list' })
  // Charting a whole morning at once sounds as it never does.
  const before = drawn.chimes.length
  return { ...drawn, heard: () => drawn.chimes.slice(before) }
}

const rail = () => screen.getByRole('navigation', { name: 'Main' })
const goTo = (says: string) => within(rail()).findByRole('button', { name: new RegExp(`^Go to\\s*Chair 1\\s*${says}`) })

test('vitals that fall due ring on every screen, in words and with a sound, and lead to their chair', async () => {
  const { at, heard, person } = await rituximabRuns()
  expect(heard()).toEqual([])
  at('09:40')
  await goTo('Vitals due')
  expect(heard()).toEqual(['due'])
  await expectNoBarriers()
  await person.click(await goTo('Vitals due'))
  await screen.findByRole('heading', { name: 'Whitcomb, Harold' })
})

test('one alarm is silenced for five minutes, then it rings again; the next one does not wait for it', async () => {
  const { at, person, saved } = await rituximabRuns()
  at('09:40')
  await person.click(await within(rail()).findByRole('button', { name: 'Silence: chair 1, Vitals due, 5 min' }))
  await goTo('Rate step')
  await person.click(await within(rail()).findByRole('button', { name: 'Silence: chair 1, Rate step, 5 min' }))
  await within(rail()).findByText('2 silenced, 5 min')
  await saved()
  at('09:44')
  await within(rail()).findByText('2 silenced, 1 min')
  at('09:45')
  await goTo('Vitals due')
})

test('ten minutes late is urgent: it sounds again every minute, and the charge nurse hears it too', async () => {
  const { at, heard } = await rituximabRuns('priya-nair')
  at('09:40')
  expect(within(rail()).queryByRole('button', { name: /^Go to\s*Chair 1/ })).toBeNull()
  at('09:50')
  await goTo('Vitals late')
  await waitFor(() => expect(heard()).toEqual(['urgent']))
  at('09:51')
  await waitFor(() => expect(heard()).toEqual(['urgent', 'urgent']))
})

test('alarms outlive the lock and the change of person: they are counted from the stored start', async () => {
  const { at, heard, person, store } = await rituximabRuns()
  await person.keyboard('{Control>}l{/Control}')
  await screen.findByRole('heading', { name: 'Who is here?' })
  at('12:36')
  const room = screen.getByRole('region', { name: 'Running chairs' })
  await within(room).findByText('Chair 1: Vitals late')
  within(room).getByText('and 2 more')
  expect(room.textContent).not.toMatch(/Whitcomb|Rituximab/)
  expect(heard()).toContain('urgent')
  await person.click(within(room).getByRole('button', { name: 'Silence: Chair 1: Vitals late, 5 min' }))
  await within(room).findByText(/^Chair 1: (Rate step|Ends in)/)
  await expectNoBarriers()
  await store.signIn('dana-reyes', '1111')
  await within(rail()).findByRole('button', { name: /^Go to\s*Chair 1/ })
})
