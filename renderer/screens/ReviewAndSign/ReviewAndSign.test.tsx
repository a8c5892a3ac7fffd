import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function reviewed(until: 'rituximab runs' | 'discharged'): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  if (until === 'discharged') await finishBrDay(day)
  drawn.at(until === 'discharged' ? '15:01' : '13:30')
  await drawn.open('Whitcomb')
  await drawn.person.keyboard('{F9}')
  await screen.findByRole('heading', { name: 'Review and sign' })
  return drawn
}

test('a running drug blocks with a sentence, and its link leads to the stop time', async () => {
  const { person } = await reviewed('rituximab runs')
  const blocks = await screen.findByRole('list', { name: /things to fix first/ })
  within(blocks).getByText('Rituximab has no stop time')
  await screen.findByText('Rituximab: stop missing')
  await expectNoBarriers()
  await person.click(await button('Set stop time: Rituximab has no stop time'))
  await screen.findByRole('dialog', { name: 'Record stop' })
})

test('the worked day is read, signed with the own PIN, and says where it is', async () => {
  const { person, saved } = await reviewed('discharged')
  const codes = await screen.findByRole('region', { name: 'What the record supports' })
  for (const line of [
    '96413× 1',
    '96415× 3',
    '96417× 1',
    '96367× 1',
    '96375× 1',
    '96361× 1',
    'J9312-JW× 8',
    'J9033-JW× 4',
  ])
    expect(codes.textContent).toContain(line)
  expect(codes.textContent).toMatch(/Rule R3.*09:10/s)
  const amounts = await screen.findByRole('region', { name: 'Amounts' })
  expect(amounts.textContent).toContain('712.5 mg of 712.5 mg')
  expect(amounts.textContent).toMatch(/\d vials, used 712\.5 mg, wasted [\d.]+ mg/)
  screen.getByText(/^Charted by Dana Reyes \(\d+ entries\)\.$/)
  for (const warning of await screen.findAllByRole('checkbox')) await person.click(warning)
  await person.click(await button('Sign'))
  await screen.findByRole('dialog', { name: 'Sign with your PIN' })
  await person.keyboard('2222{Enter}')
  await screen.findByText('That is not your PIN. Enter it again.')
  await person.keyboard('1111{Enter}')
  await saved()
  await screen.findByText('Signed, version 1')
  await screen.findByText('On this workstation. The record is complete.')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull())
  await expectNoBarriers()
}, 30_000)

test('a warning leads to where it can be settled first, and what was marked as read stays so', async () => {
  const { person, store } = await reviewed('rituximab runs')
  const warnings = await screen.findByRole('list', { name: /warnings to read/ })
  const read = within(warnings).getAllByRole('checkbox')[0]
  if (!read) throw new Error('there is no warning')
  await person.click(read)
  await person.click(await button('Record vitals: No vitals after treatment'))
  await screen.findByRole('dialog', { name: 'Vitals' })
  await person.keyboard('{Escape}{F9}')
  await screen.findByRole('heading', { name: 'Review and sign' })
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(1)
  expect(store.state.getState().drafts).not.toEqual({})
  // Whoever signs in next has read nothing yet.
  await person.keyboard('{Control>}l{/Control}')
  await person.click(await button(/Marcus Hale/))
  await person.keyboard('2222{Enter}')
  await waitFor(() => expect(store.state.getState().signedIn?.user.id).toBe('marcus-hale'))
  const row = store.state.getState().day.find(({ patientName }) => patientName.startsWith('Whitcomb,'))
  store.go({ name: 'review', sessionId: row?.sessionId ?? '' })
  await screen.findByRole('list', { name: /warnings to read/ })
  expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([])
}, 60_000)

test('nobody signs past a warning they have not read', async () => {
  await reviewed('discharged')
  const sign = await button('Sign')
  expect(sign.getAttribute('aria-disabled')).toBe('true')
  await screen.findByText(/^Read \d+ warnings? to sign$/)
})

test('an entry by somebody who is locked out blocks before Sign is tapped, and leads to the entries', async () => {
  const drawn = await reviewed('discharged')
  const { desk, person } = drawn
  expect(screen.queryByText(/is locked out/)).toBeNull()
  for (let tries = 0; tries < 5; tries++)
    await desk.api('another window').call('people.signIn', { userId: 'dana-reyes', pin: '9999' })
  drawn.at('15:02')
  const title = await screen.findByText(/^Dana Reyes, who made the entry of \d\d:\d\d, is locked out$/)
  expect(title.closest('li')?.textContent).toContain('The administrator unlocks under People')
  await expectNoBarriers()
  await person.click(await button(/^See entries: Dana Reyes/))
  await waitFor(() => expect(drawn.store.state.getState().screen).toMatchObject({ name: 'timeline', from: 'review' }))
}, 30_000)
