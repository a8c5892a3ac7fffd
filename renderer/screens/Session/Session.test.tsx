import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { chooseOption, inSheet, sheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const isClosed = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true'
/** What is said beside a closed button. */
const reasonOf = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent

async function prepare({ person, saved }: DrawnDesk): Promise<void> {
  await person.click(await button('Record arrival'))
  await person.click(await screen.findByRole('checkbox', { name: /^Name/ }))
  await person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await person.click(await inSheet('Record arrival'))
  await saved()
  await person.keyboard('{F2}')
  await sheet()
  await person.keyboard('36.878124769716')
  await person.click(await inSheet('Save vitals'))
  await saved()
  await person.click(await button('Record access'))
  await chooseOption(person, inSheet(/^Choose Device|Device/), 'Port')
  await chooseOption(person, inSheet(/^Choose Site|Site/), 'Chest')
  await person.click(screen.getByRole('radio', { name: 'Right' }))
  await person.click(await inSheet('Record access'))
  await saved()
  await person.click(await button('OK to treat'))
  for (const point of [/^Allergies/, /^Weight/, /^Consent/, /^Order/])
    await person.click(await screen.findByRole('checkbox', { name: point }))
  await person.click(screen.getByRole('radio', { name: 'Reviewed' }))
  await person.click(await inSheet('OK to treat'))
  await saved()
}

test('from the door to the first push: each step opens the next, and a closed button says why', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  drawn.at('08:30')
  await drawn.open('Whitcomb')
  const give = await button('Give: Diphenhydramine')
  expect(isClosed(give)).toBe(true)
  expect(reasonOf(give)).toBe('The patient has not arrived. Record the arrival first.')
  await prepare(drawn)
  await drawn.person.click(await button('Give: Diphenhydramine'))
  await drawn.saved()
  await screen.findByText('IV push, all given')
  await screen.findByText(/^Diphenhydramine given 08:30/)
  await expectNoBarriers()
}, 30_000)

test('one tap starts, the clock counts, the panel codes as if it stopped now, one tap stops', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  drawn.at('08:30')
  await drawn.open('Whitcomb')
  await prepare(drawn)
  await drawn.person.click(await button('Start: Dexamethasone'))
  await drawn.saved()
  drawn.at('08:45')
  const panel = await screen.findByRole('complementary', { name: 'Codes' })
  await waitFor(() => expect(panel.textContent).toContain('96374'))
  expect(panel.textContent).toContain('Changes at 08:46, in 1 min')
  drawn.at('08:46')
  await waitFor(() => expect(panel.textContent).toContain('96365'))
  expect(panel.textContent).toContain('Provisional')
  // A second tap within 400 ms of Start counts as the same tap, so Stop is tapped until it is taken.
  await waitFor(async () => {
    const stop = screen.queryByRole('button', { name: 'Stop: Dexamethasone' })
    if (stop) await drawn.person.click(stop)
    if (!screen.queryByText('08:30 to 08:46, 16 min')) throw new Error('not stopped yet')
  })
  await within(await sheet()).findByText('It stopped before its planned end. Say how much of it was given.')
}, 30_000)

test('a tap is taken back within ten seconds by Ctrl+Z', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await drawn.open('Whitcomb')
  await prepare(drawn)
  await drawn.person.click(await button('Give: Diphenhydramine'))
  await drawn.saved()
  await button(/^Undo/)
  await drawn.person.keyboard('{Control>}z{/Control}')
  await drawn.saved()
  await waitFor(async () => expect(isClosed(await button('Give: Diphenhydramine'))).toBe(false))
}, 30_000)

test('each of the two reads it alone, in one sheet, and the second one enters their own PIN', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const sessionId = await drawn.open('Whitcomb')
  await prepare(drawn)
  const { person } = drawn
  await person.click(await button('Second check: Rituximab'))
  // Two identifiers before each antineoplastic (workflow 5, check 1): without them nothing is confirmed.
  await screen.findByText(/^Still to read: patient, drug, dose, /)
  await readAlone(drawn, ['Name', 'Birth date'])
  await expectNoBarriers()
  await person.click(await inSheet('Record my check'))
  await screen.findByText(/^Second of two/)
  expect(isClosed(await inSheet('Confirm the check'))).toBe(true)
  expect(within(await sheet()).queryByRole('checkbox', { checked: true })).toBeNull()
  expect(within(await sheet()).queryByRole('button', { name: /Marcus Hale/ })).toBeNull()
  await readAlone(drawn, ['Name', 'MRN'])
  expect(within(await sheet()).queryByRole('button', { name: 'Dana Reyes' })).toBeNull()
  expect(within(await sheet()).queryByRole('button', { name: 'Grace Kim' })).toBeNull()
  await person.click(await inSheet(/Marcus Hale/))
  await expectNoBarriers()
  await person.keyboard('9999{Enter}')
  await screen.findByText('Rituximab second check not recorded.')
  await screen.findByText('That is not their PIN. Ask them to enter it again.')
  await person.keyboard('2222{Enter}')
  await screen.findByText(/Checked by Dana Reyes and Marcus Hale/)
  expect(isClosed(await button('Start: Rituximab'))).toBe(false)
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  expect(events.slice(-2).map(({ kind, payload }) => [kind, payload])).toMatchObject([
    ['FirstCheckGiven', { identifiers: ['name', 'birth_date'], dose: { amount: '712.5', unit: 'mg' } }],
    ['SecondCheckGiven', { identifiers: ['name', 'mrn'], dose: { amount: '712.5', unit: 'mg' } }],
  ])
}, 60_000)

async function readAlone({ person }: DrawnDesk, identifiers: readonly string[]): Promise<void> {
  for (const name of identifiers) await person.click(await screen.findByRole('checkbox', { name }))
  await person.type(screen.getByRole('textbox', { name: /^Dose on the label/ }), '712.5')
  for (const point of within(screen.getByRole('group', { name: 'Read and right' })).getAllByRole('checkbox'))
    await person.click(point)
}

test('pounds typed as kilograms are offered as kilograms', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Record arrival'))
  await drawn.person.click(await screen.findByRole('checkbox', { name: /^Name/ }))
  await drawn.person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await drawn.person.click(await inSheet('Record arrival'))
  await drawn.saved()
  await drawn.person.keyboard('{F2}')
  await drawn.person.click(await inSheet('Weight'))
  await drawn.person.keyboard('164')
  await drawn.person.click(await inSheet('Weighed again, it is right'))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Was lb/ })).toBeNull())
  // What was weighed again is that weight, and no other typed over it.
  await drawn.person.keyboard('{Backspace}')
  await drawn.person.keyboard('3')
  await inSheet(/^Was lb/)
  await drawn.person.keyboard('{Backspace}')
  await drawn.person.keyboard('4')
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Was lb/ })).toBeNull())
  await drawn.person.keyboard('{Delete}')
  await drawn.person.keyboard('163.9')
  await drawn.person.click(await inSheet('Was lb: take 74.3 kg'))
  await inSheet('Weight 74.3 kg')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Save vitals'))
  await drawn.saved()
  await screen.findAllByText('74.3 kg')
}, 30_000)

test('focus comes back to its row when a sheet closes', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await drawn.open('Whitcomb')
  const details = await button('Details: Rituximab')
  await drawn.person.click(details)
  await sheet()
  await drawn.person.keyboard('{Escape}')
  await waitFor(() => expect(document.activeElement).toBe(details))
})

test('a missed stop is set by hand with its reason, and the record keeps who and why', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  drawn.at('08:30')
  await drawn.open('Whitcomb')
  await prepare(drawn)
  const { person } = drawn
  await person.click(await button('Start: Dexamethasone'))
  await drawn.saved()
  drawn.at('09:20')
  await person.click(await button('Details: Dexamethasone'))
  await person.click(await inSheet('Stopped earlier'))
  await person.click(await inSheet('Another time'))
  await person.keyboard('0850')
  await chooseOption(person, inSheet(/Why is it entered late/), 'Noted later, from pump history')
  await chooseOption(person, inSheet(/How is the time known/), 'Pump history')
  await person.click(await inSheet('Record stop'))
  await drawn.saved()
  await screen.findByText('08:30 to 08:50, 20 min')
  await person.click(await button('Access, flush, note'))
  await person.click(await inSheet('Times of this visit'))
  await screen.findByText(/Late: Noted later, from pump history. Pump history./)
  await expectNoBarriers()
}, 30_000)
