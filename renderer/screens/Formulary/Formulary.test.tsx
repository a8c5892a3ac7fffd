import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function atTheFormulary() {
  const drawn = await renderWithBackend()
  await drawn.store.signIn('ruth-bell', '8888')
  await screen.findByRole('grid', { name: 'Formulary' })
  return drawn
}

const details = () => within(screen.getByRole('complementary', { name: 'Drug details' }))

test('an administrator begins here, finds a drug by brand with the keyboard, and sees where its row comes from', async () => {
  const { person } = await atTheFormulary()
  await screen.findByText('398 drugs, list of 2026-11')
  await person.keyboard('/ruxience')
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2))
  expect(details().getByRole('heading', { level: 2 }).textContent).toBe('Rituximab-pvvr (Ruxience)')
  details().getByText('J9312')
  details().getByText(/^ASP 2026Q1 dosage/)
  details().getByText('List 2026-11, shipped with Chairside.')
  await expectNoBarriers()
}, 30_000)

test('an own row for one payer is added, shown with who changed it, and withdrawn', async () => {
  const { person } = await atTheFormulary()
  await person.type(await screen.findByRole('searchbox', { name: 'Name, brand or code' }), 'J9312')
  await waitFor(() => expect(details().getByRole('heading', { level: 2 }).textContent).toBe('Rituximab (Rituxan)'))
  await person.click(await button('Add own row'))
  expect((await button('Save own row')).getAttribute('aria-disabled')).toBe('true')
  await person.click(await button(/Payer/))
  await person.click(await screen.findByRole('option', { name: 'Medicare Part B' }))
  await person.click(await button(/Class/))
  await person.click(await screen.findByRole('option', { name: 'Therapeutic' }))
  await expectNoBarriers()
  await person.click(await button('Save own row'))
  await waitFor(() => details().getByText(/^From .*2026$/))
  details().getByText(/^after: Medicare Part B: Therapeutic, From .*2026$/)
  details().getByText('Ruth Bell, 2026-03-02 08:15')
  await person.click(await button('Withdraw: Medicare Part B'))
  await waitFor(() => details().getByText('The list holds for every payer.'))
  details().getByText('Withdrawn')
}, 30_000)

test('a file that is not taken says line, column and cause', async () => {
  const { person } = await atTheFormulary()
  await person.click(await button('Files'))
  const file = new File(['hcpcs,generic_name\nJ9312,rituximab\n'], 'list.csv', { type: 'text/csv' })
  await person.upload(screen.getByLabelText('Bring in a CSV file', { selector: 'input' }), file)
  await screen.findByText('list.csv was not taken.')
  screen.getByText('line 1, column brand_names: it is missing. Nothing was changed.')
}, 30_000)

test('nobody else has the place in the rail', async () => {
  const { store } = await renderWithBackend({ as: 'tom-archer' })
  await screen.findByRole('heading', { name: 'Worklist', level: 1 })
  expect(screen.queryByRole('button', { name: 'Formulary' })).toBeNull()
  expect(store.state.getState().screen.name).toBe('worklist')
}, 30_000)
