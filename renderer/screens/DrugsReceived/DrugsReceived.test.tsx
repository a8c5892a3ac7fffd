import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { receiptColumns } from '#shared/inventory/receiptFile.ts'
import { aPractice } from '#test/builders/aPractice.ts'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { scanned } from '#test/builders/scanned.ts'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const field = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input, textarea' })

async function atTheReceipts(as = 'tom-archer') {
  const drawn = await renderWithBackend({ as })
  await drawn.person.click(await button('Drugs received'))
  await screen.findByRole('grid', { name: 'Drugs received' })
  return drawn
}

/** As a paste: what is typed letter by letter is the components' own tests' business. */
async function fill(person: UserEvent, name: RegExp, text: string): Promise<void> {
  await person.clear(field(name))
  await person.click(field(name))
  await person.paste(text)
}

test('a manager enters a line from a scan, and the next of the same invoice', async () => {
  const { person } = await atTheReceipts()
  await expectNoBarriers()
  await person.click(await button('Enter a line'))
  expect((await button('Save line')).getAttribute('aria-disabled')).toBe('true')
  await fill(person, /^Drug, code or NDC/, 'rituxan')
  await person.click(await button(/^Rituximab \(Rituxan\), 500 mg, \d{11}$/))
  await screen.findByText('Rituximab (Rituxan), 500 mg')
  const ndc = field(/^NDC, eleven digits/).value
  act(() => scanned('(01)00399901201013(17)271231(10)TX77'))
  expect([field(/^Lot/).value, field(/^Expires/).value]).toEqual(['TX77', '2027-12-31'])
  await fill(person, /^Supplier/, 'Harbor Wholesale')
  await fill(person, /^Invoice/, '7781')
  await fill(person, /^Packages/, '3')
  await fill(person, /^Price of a package/, '1250.005')
  screen.getByText('Enter dollars with at most two places, such as 1234.50.')
  await fill(person, /^Price of a package/, '1,250.50')
  await fill(person, /^Freight of the line/, '1')
  screen.getByText('3 containers, $3,752.50 in all, about $1,250.8333 each')
  await expectNoBarriers()
  await person.click(await button('Save line'))
  await screen.findByText('Lot TX77 is saved. Enter the next line of invoice 7781, or close.')
  expect([field(/^Supplier/).value, field(/^Lot/).value, field(/^Packages/).value]).toEqual([
    'Harbor Wholesale',
    '',
    '',
  ])
  await person.click(await button('Close'))
  const row = await screen.findByRole('row', { name: /lot TX77/ })
  expect(row.textContent).toBe(
    `2 Mar 2026Rituximab (Rituxan)${ndc}, lot TX77Harbor WholesaleInvoice 7781about $1,250.8333`,
  )
}, 60_000)

test('a line is corrected by another in its place, or struck, with a reason; both stay readable', async () => {
  const { person, desk, api } = await atTheReceipts()
  const { id: _id, struck: _struck, ...receipt } = aReceipt()
  // Entered elsewhere: the list on the screen follows.
  await desk.value(api, 'receipts.enter', { receipt, corrects: null })
  await person.click(await screen.findByRole('searchbox', { name: /^Drug, NDC/ }))
  await person.paste('tx77')
  const rows = () => screen.getAllByRole('row', { name: /lot TX77/ })
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2))
  await person.click(await button('Correct'))
  await fill(person, /^Packages/, '5')
  expect((await button('Save in its place')).getAttribute('aria-disabled')).toBe('true')
  await fill(person, /^Why it is struck/, 'Five on the invoice')
  await person.click(await button('Save in its place'))
  await waitFor(() => expect(rows()).toHaveLength(2))
  await person.click(await button(/^Struck/))
  const side = within(screen.getByRole('complementary', { name: 'The line' }))
  await side.findByText(/^Tom Archer, 2026-03-02 08:15: Five on the invoice\. It counts for no cost/)
  side.getByText('4 containers')
  expect(side.queryByRole('button', { name: 'Correct' })).toBeNull()
  await person.click(await button(/^All/))
  await side.findByText('5 containers')
  await person.click(await button('Strike'))
  expect((await button('Strike the line')).getAttribute('aria-disabled')).toBe('true')
  await fill(person, /^Why it is struck/, 'Went back')
  await expectNoBarriers()
  await person.click(await button('Strike the line'))
  await side.findByText(/^Tom Archer, 2026-03-02 08:15: Went back/)
  expect(rows()).toHaveLength(2)
}, 60_000)

test('a supplier’s file is taken whole, said again as here already, or refused with line, field and cause', async () => {
  const { person } = await atTheReceipts()
  await person.click(await button('Files'))
  const line = '2026-02-20,Harbor Wholesale,7781,,99999999999,TX77,2027-12-31,4,1,1250.00,,,own'
  const bring = (text: string) =>
    person.upload(
      screen.getByLabelText('Bring in a supplier’s file', { selector: 'input' }),
      new File([`${receiptColumns.join(',')}\n${text}\n`], 'feb.csv', { type: 'text/csv' }),
    )
  await bring(line.replace('1250.00', '1250.001'))
  await screen.findByText('feb.csv was not taken.')
  screen.getByText(
    'line 2, column package_price: "1250.001". Enter dollars with at most two places, such as 1234.50. Nothing was changed.',
  )
  await bring(line)
  await screen.findByText('feb.csv: 1 line added.')
  expect(screen.queryByText('feb.csv was not taken.')).toBeNull()
  await bring(line)
  await screen.findByText('feb.csv: 0 lines added. 1 line was here already.')
  await expectNoBarriers()
  await person.click(await button('Close'))
  await screen.findByRole('row', { name: /NDC on no list here.*99999999999, lot TX77/ })
  await person.type(screen.getByRole('searchbox', { name: /^Drug, NDC/ }), 'bay drug')
  await screen.findByText('No line fits these words')
}, 60_000)

test('a biller reads and enters nothing; a nurse and an administrator have no such place', async () => {
  const { store } = await atTheReceipts('grace-kim')
  expect(screen.queryByRole('button', { name: 'Enter a line' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Files' })).toBeNull()
  for (const [person, pin] of [
    ['dana-reyes', '1111'],
    ['ruth-bell', '8888'],
  ] as const) {
    await act(async () => {
      await store.lock()
      await store.signIn(person, pin)
    })
    await screen.findByRole('navigation')
    expect(screen.queryByRole('button', { name: 'Drugs received' })).toBeNull()
  }
}, 60_000)

test('a practice that has entered none is told what for, and by whom', async () => {
  const { person, desk, store } = await renderWithBackend({ demo: false })
  const password = 'harbour lights at nine'
  const roles = [['charge', 'admin', 'manager'] as const, ['auditor'] as const]
  const people = aPractice.people.map((one, at) => ({ ...one, roles: [...(roles[at] ?? [])], password }))
  await desk.value(desk.api(), 'setup.clinic', { ...aPractice, people })
  const known = (await desk.value(desk.api(), 'people.list', {})).people
  for (const [name, next] of [
    ['Ana Ruiz', /^Enter the lines of an invoice, or bring in your supplier’s file/],
    ['Leo Park', /^The manager enters the lines of each invoice/],
  ] as const) {
    const userId = known.find((one) => one.name === name)?.id ?? ''
    await desk.value(desk.api('window'), 'people.signInFully', { userId, password })
    await act(() => store.reload())
    await person.click(await button('Drugs received'))
    await screen.findByText('Nothing was received yet')
    screen.getByText(next)
    await expectNoBarriers()
    await act(() => store.lock())
  }
}, 60_000)
