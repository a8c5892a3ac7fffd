import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function atTheRecord() {
  const drawn = await renderWithBackend()
  await drawn.store.signIn('ruth-bell', '8888')
  drawn.store.go({ name: 'record' })
  await screen.findByRole('grid', { name: 'Audit and copies' })
  return drawn
}

test('an administrator sees who did what, checks the record and makes a copy', async () => {
  const { person } = await atTheRecord()
  await screen.findAllByText('Signed in')
  await expectNoBarriers()
  await person.click(await button('Check the record'))
  await screen.findByText(/Every entry is as it was written: \d+ entries of 1 workstation\./)
  await person.click(await button('Make a copy now'))
  await waitFor(() => expect(screen.getByText('A copy was made')).toBeTruthy())
  await person.click(await button('Refused'))
  await screen.findByText('No entry of this kind')
}, 120_000)

test('whoever comes in without a PIN stands before a manager until one has looked', async () => {
  const { person, store } = await renderWithBackend()
  await person.click(await button('Emergency access'))
  expect((await button(/Enter without a PIN/)).getAttribute('aria-disabled')).toBe('true')
  await person.click(await button(/Dana Reyes/))
  await person.type(screen.getByRole('textbox', { name: /What is happening/ }), 'Reaction in chair 4')
  await expectNoBarriers()
  await person.click(await button(/Enter without a PIN/))
  await screen.findByRole('heading', { name: 'My chairs' })
  await store.lock()
  await store.signIn('tom-archer', '7777')
  store.go({ name: 'record' })
  const side = within(await screen.findByRole('complementary', { name: 'The record' }))
  await side.findByText('Dana Reyes came in without a PIN')
  await person.click(side.getByRole('button', { name: /I have looked at it/ }))
  await side.findByText(/Looked at by Tom Archer/)
  expect(screen.queryByRole('button', { name: 'Make a copy now' })).toBeNull()
}, 120_000)

test('an emergency access ends by itself after a quarter of an hour', async () => {
  const { store, desk } = await renderWithBackend()
  await store.enterInEmergency('dana-reyes', 'Reaction in chair 4')
  await screen.findByRole('heading', { name: 'My chairs' })
  desk.clock.pass(16)
  store.tick()
  await screen.findByRole('heading', { name: 'Who is here?' })
}, 120_000)
