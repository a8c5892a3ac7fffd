import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aSpilledDay } from '#test/builders/aSpilledDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { withoutReceipts } from '#test/builders/withoutReceipts.ts'

/** The rest of the last rituximab vial was spilled, and the visit is signed; somebody of the office reads. */
async function read(as: string) {
  const drawn = await renderWithBackend({ as })
  await withoutReceipts(drawn.desk)
  const nurse = await drawn.desk.signIn('dana-reyes')
  await aSpilledDay({ desk: drawn.desk, nurse })
  const { person } = drawn
  const button = (name: string | RegExp) => screen.findByRole('button', { name })
  const tap = async (name: string | RegExp) => person.click(await button(name))
  await tap('Reports')
  return { ...drawn, tap, button }
}

const side = () => within(screen.getByRole('complementary', { name: 'About one row' }))

test('a manager reads how complete the stops are, and the visits behind a row', { timeout: 120_000 }, async () => {
  const { tap, store } = await read('tom-archer')
  await screen.findByText('Complete: 100 %, 4 of 4')
  const byNurse = await screen.findByRole('grid', { name: 'By nurse' })
  expect(within(byNurse).getByRole('row', { name: /Dana Reyes/ }).textContent).toBe('Dana Reyes100 %4 of 44000')
  await expectNoBarriers()
  await tap('By drug')
  expect(within(await screen.findByRole('grid', { name: 'By drug' })).getAllByRole('row')).toHaveLength(5)
  await tap('Show the visits')
  const lines = await screen.findByRole('grid', { name: /^Stops: / })
  expect(within(lines).getByRole('row', { name: /Whitcomb, Harold/ }).textContent).toMatch(/In time$/)
  await expectNoBarriers()
  await tap('Open the visit')
  await screen.findByRole('heading', { name: /^Timeline: Whitcomb/ })
  await tap('Back to Reports')
  await screen.findByRole('grid', { name: /^Stops: / })
  await tap('Back to stop times')
  await screen.findByRole('grid', { name: 'By drug' })
  await tap('Month before')
  await screen.findByText('No drug of this month needed a stop')
  expect(store.state.getState().screen).toMatchObject({ name: 'reports', month: '2026-02' })
  await expectNoBarriers()
})

test('a manager reads what was lost, by container, reason and drug, and saves it', { timeout: 120_000 }, async () => {
  const { tap, desk } = await read('tom-archer')
  await tap('Losses')
  const grid = await screen.findByRole('grid', { name: 'Losses' })
  expect(within(grid).getByRole('row', { name: /Spilled or broken/ }).textContent).toMatch(/87\.5 mg.*No receipt$/)
  expect(side().getByText(/^No receipt for lot .* Enter it under Drugs received\.$/)).toBeDefined()
  await expectNoBarriers()
  await tap('By reason')
  await screen.findByRole('grid', { name: 'By reason' })
  await tap('By drug')
  expect((await screen.findByRole('grid', { name: 'By drug' })).textContent).toMatch(/87\.5 mg1No receipt$/)
  const address = vi.fn(() => 'blob:losses')
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: address, revokeObjectURL: vi.fn() }))
  await tap('Save as CSV')
  await waitFor(() => expect(address).toHaveBeenCalled())
  expect(desk.auditEntries().at(-1)?.kind).toBe('audit.lossesExported')
  vi.unstubAllGlobals()
})

test('a manager notes what the maker said, and takes it back', { timeout: 120_000 }, async () => {
  const { tap, person } = await read('tom-archer')
  await tap('Maker replacement')
  await screen.findByRole('grid', { name: 'Open' })
  expect(side().getByText('Nobody has asked the maker.')).toBeDefined()
  await tap('The maker was asked')
  const sheet = within(await screen.findByRole('dialog', { name: 'The maker was asked' }))
  await person.type(sheet.getByRole('textbox', { name: /^Number of the request/ }), 'RMA-7')
  await person.click(sheet.getByRole('button', { name: 'Save' }))
  await screen.findByText('Asked 2 Mar 2026 by Tom Archer, number RMA-7.')
  await tap('It was refused')
  const refusal = within(await screen.findByRole('dialog', { name: 'The maker refused' }))
  expect(refusal.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true')
  await person.type(refusal.getByRole('textbox', { name: /^Why/ }), 'Part of it was given')
  await expectNoBarriers()
  await person.click(refusal.getByRole('button', { name: 'Save' }))
  await screen.findByText('No container waits for a maker')
  await tap(/^Refused/)
  await screen.findByText(/Refused 2 Mar 2026: Part of it was given$/)
  await tap('Take it back')
  await tap(/^Open/)
  await screen.findByText('Asked 2 Mar 2026 by Tom Archer, number RMA-7.')
})

test('an auditor looks and notes nothing', { timeout: 120_000 }, async () => {
  const { tap } = await read('ines-faro')
  await tap('Maker replacement')
  await screen.findByText('A manager notes what became of it.')
  expect(screen.queryByRole('button', { name: 'The maker was asked' })).toBeNull()
})
