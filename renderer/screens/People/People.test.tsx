import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const details = () => within(screen.getByRole('complementary', { name: 'Person' }))

async function atPeople() {
  const drawn = await renderWithBackend()
  await drawn.store.signIn('ruth-bell', '8888')
  drawn.store.go({ name: 'people' })
  await screen.findByRole('grid', { name: 'People' })
  return drawn
}

test('a person is added with a PIN for the first sign-in, and makes it her own at the lock screen', async () => {
  const { person, store } = await atPeople()
  await person.click(await button('Add a person'))
  expect((await button('Save person')).getAttribute('aria-disabled')).toBe('true')
  await person.type(screen.getByRole('textbox', { name: /^Name/ }), 'Noor Amin')
  await person.click(screen.getByRole('checkbox', { name: 'Infusion nurse' }))
  await expectNoBarriers()
  await person.click(await button('Save person'))
  await waitFor(() => expect(details().getByRole('heading', { level: 2 }).textContent).toBe('Noor Amin'))
  details().getByText('No PIN here')
  await person.click(await button('Set a PIN'))
  await person.type(screen.getByRole('textbox', { name: /PIN for the next sign-in/ }), '7391')
  await person.click(await button('Set this PIN'))
  await waitFor(() => details().getByText('PIN to be changed'))
  await store.lock()
  await person.click(await button(/Noor Amin/))
  await person.keyboard('7391{Enter}')
  await screen.findByText(/Somebody else set the PIN you entered/)
  await person.keyboard('1111{Enter}')
  await person.keyboard('1111{Enter}')
  await screen.findAllByText(/Others would try this one first/)
  await person.keyboard('480216{Enter}')
  await person.keyboard('480216{Enter}')
  await screen.findByRole('heading', { name: 'My chairs' })
}, 120_000)

test('somebody who leaves is marked as left and can come back; the last administrator cannot go', async () => {
  const { person } = await atPeople()
  await person.click(screen.getByRole('gridcell', { name: /Dana Reyes/ }))
  await person.click(await button('Has left'))
  const dialog = within(await screen.findByRole('dialog', { name: 'Dana Reyes has left' }))
  await person.click(dialog.getByRole('button', { name: 'Has left' }))
  await waitFor(() => details().getByText('Has left'))
  await person.click(await button('Works here again'))
  await waitFor(() => details().getByText('Can sign in'))
  await person.click(screen.getByRole('gridcell', { name: /Ruth Bell/ }))
  await person.click(await button('Has left'))
  const last = within(await screen.findByRole('dialog', { name: 'Ruth Bell has left' }))
  await person.click(last.getByRole('button', { name: 'Has left' }))
  await screen.findAllByText(/Nobody else here is an administrator/)
}, 120_000)
