import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { readySheet } from '#test/builders/aSession.ts'
import { demoPins } from '#test/builders/backendForTest.ts'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** The worked day's patient with OK to treat, before anything is mixed; the pharmacist is signed in. */
async function readyToMix(as = 'owen-blake'): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as })
  const nurse = await drawn.desk.signIn('dana-reyes', 'another window')
  const day = await brDayAt(drawn.desk, nurse)
  await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await day.tap('08:24', 'recordVitals', { setType: 'baseline', pulse: 76, weightGrams: 74_300 })
  await day.tap('08:30', 'recordAccess', { accessId: 'a1', device: 'peripheral', site: 'forearm', side: 'left' })
  await day.tap('08:34', 'confirmReadiness', readySheet)
  drawn.at('08:40')
  return drawn
}

test('the pharmacist sees what may be mixed, says OK to mix in one tap, and the row stays where it is', async () => {
  const drawn = await readyToMix()
  const table = await screen.findByRole('table', { name: 'Mixing' })
  const drugs = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent)
  await button('OK to mix: Rituximab, Whitcomb, Harold')
  const before = drugs()
  expect((await button('OK to mix: Paclitaxel, Solberg, Ingrid')).getAttribute('aria-disabled')).toBe('true')
  await expectNoBarriers()
  await drawn.person.click(await button('OK to mix: Rituximab, Whitcomb, Harold'))
  await drawn.saved()
  await screen.findByText('OK to mix 08:40, Owen Blake')
  expect(drugs()).toEqual(before)
  await drawn.person.click(await button(/^\d+ to mix$/))
  expect(drugs()).toHaveLength(1)
  await drawn.person.click(await button(/^\d+ to mix$/))
  await drawn.person.click(await button('Mixed now: Rituximab, Whitcomb, Harold'))
  await drawn.saved()
  // The order gives it 24 hours.
  await screen.findByText('Mixed 08:40, Owen Blake')
  await screen.findByText('Use by 08:40, 3 Mar 2026')
  expect(within(table).queryByRole('button', { name: /^Mixed now: Rituximab/ })).toBeNull()
  await drawn.person.click(await button('Vials and waste: Rituximab, Whitcomb, Harold'))
  await screen.findByRole('heading', { name: 'Vials and waste' })
  await drawn.person.click(await button('Back to Mixing'))
  await screen.findByRole('heading', { name: 'Mixing' })
}, 120_000)

test('the nurse says under the vials who mixed it and until when; past that it is thrown away for that', async () => {
  const drawn = await readyToMix('dana-reyes')
  const { person } = drawn
  await drawn.open('Whitcomb')
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('Vials and waste'))
  await screen.findByText('Not recorded as mixed yet')
  expect((await button('Mixed by me, now: Rituximab')).getAttribute('aria-disabled')).toBe('true')
  expect((await screen.findAllByText('Rituximab has no OK to mix yet. Give that first.')).length).toBeGreaterThan(0)
  await person.click(await button('Back to Rituximab'))
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('OK to mix: Rituximab'))
  await drawn.saved()
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('Vials and waste'))
  await person.click(await button('Other person or time'))
  await person.click(await button(/Who mixed it/))
  await person.click(await screen.findByRole('option', { name: 'Owen Blake' }))
  await person.type(await screen.findByRole('textbox', { name: /^Use by/ }), '08:3')
  expect((await button('Save mixing')).getAttribute('aria-disabled')).toBe('true')
  await person.clear(await screen.findByRole('textbox', { name: /^Use by/ }))
  await person.type(await screen.findByRole('textbox', { name: /^Use by/ }), '09:30')
  await expectNoBarriers()
  await person.click(await button('Save mixing'))
  await screen.findByText('Mixed 08:40, Owen Blake. Use by 09:30')
  drawn.at('09:31')
  await screen.findByText('Past its use-by of 09:30')
  await person.click(await button(/^Add 500 mg/))
  await person.click(await button(/^All|^The rest|^Nothing wasted/))
  await person.click(await button('5'))
  await button(/Past its use-by time/)
}, 120_000)

test('while a sheet is typed in, whoever wrote it has mixed it, and nobody did so just now', async () => {
  const drawn = await readyToMix('dana-reyes')
  const { person, store } = drawn
  const sessionId = await drawn.open('Whitcomb')
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('OK to mix: Rituximab'))
  await drawn.saved()
  const writer = store.state.getState().people.find(({ id }) => id === 'marcus-hale')
  if (!writer) throw new Error('Marcus does not work here')
  drawn.at('08:50')
  store.setPaper({ sessionId, paperBy: writer, at: instantOnClock('2026-03-02', '08:45', 'America/Chicago') })
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('Vials and waste'))
  await person.click(await button('Other person or time'))
  expect(screen.queryByRole('button', { name: /^Mixed by me, now/ })).toBeNull()
  await button(/Marcus Hale/)
  await person.click(await button('Save mixing'))
  await screen.findByText(/^Mixed 08:45, Marcus Hale/)
}, 120_000)

test('tomorrow has nothing to mix yet and says where drugs come from; lots can be read', async () => {
  const drawn = await readyToMix()
  await drawn.person.click(await button('Tomorrow'))
  await screen.findByText('Nothing is to be mixed')
  await drawn.person.click(await button('Lots'))
  await screen.findByText('No lot is recalled')
  expect(screen.queryByRole('button', { name: 'Put on the list' })).toBeNull()
  await expectNoBarriers()
}, 120_000)

test('at the chair the bag is received with its reason, checked by one alone, then by the other who sees nothing of it', async () => {
  const drawn = await readyToMix('dana-reyes')
  const { person } = drawn
  const sessionId = await drawn.open('Whitcomb')
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('Received at the chair'))
  await person.click(await inSheet(/why it is not scanned/))
  await person.click(await screen.findByRole('option', { name: 'Label cannot be read' }))
  await person.click(await screen.findByRole('checkbox', { name: /^Name and birth date on the label/ }))
  await person.click(await screen.findByRole('checkbox', { name: /^Color, volume/ }))
  await person.type(await screen.findByRole('textbox', { name: /^Use by/ }), '14:30')
  await expectNoBarriers()
  await person.click(await inSheet('Received'))
  await drawn.saved()
  await screen.findByText(/At the chair 08:40/)

  await person.click(await button('Second check: Rituximab'))
  await readOneself(drawn)
  await expectNoBarriers()
  await person.click(await inSheet('Record my check'))
  await drawn.saved()
  await screen.findByText(/First check by Dana Reyes, 08:40/)
  await screen.findByText(/^Second of two/)

  await drawn.store.lock()
  await drawn.store.signIn('marcus-hale', demoPins['marcus-hale'] ?? '')
  await drawn.open('Whitcomb')
  await person.click(await button('Second check: Rituximab'))
  const dose = await screen.findByRole('textbox', { name: /^Dose on the label/ })
  expect((dose as HTMLInputElement).value).toBe('')
  await readOneself(drawn)
  await person.click(await inSheet('Confirm the check'))
  await drawn.saved()
  await screen.findByText(/Checked by Dana Reyes and Marcus Hale, 08:40/)
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  expect(events.slice(-3).map(({ kind }) => kind)).toEqual(['LineReceived', 'FirstCheckGiven', 'SecondCheckGiven'])
}, 180_000)

async function readOneself({ person }: DrawnDesk): Promise<void> {
  await waitFor(() => screen.getByRole('checkbox', { name: 'Name' }))
  await person.click(screen.getByRole('checkbox', { name: 'Name' }))
  await person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await person.type(screen.getByRole('textbox', { name: /^Dose on the label/ }), '712.5')
  const items = within(screen.getByRole('group', { name: 'Read and right' })).getAllByRole('checkbox')
  for (const item of items) await person.click(item)
}
