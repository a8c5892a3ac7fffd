import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aPractice } from '#test/builders/aPractice.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const anaPassword = 'harbour lights at nine'

/** A key let go while Caps Lock is on or off: the page's own events say so, the test's environment does not. */
function press(field: Element, isCapsLock: boolean): void {
  const event = new KeyboardEvent('keyup', { key: 'a', bubbles: true })
  Object.defineProperty(event, 'getModifierState', { value: (key: string) => isCapsLock && key === 'CapsLock' })
  fireEvent(field, event)
}

/** An installed clinic's lock screen: Ana has a password, Leo chooses one at the first sign-in. */
async function aClinic() {
  const drawn = await renderWithBackend({ demo: false })
  const [ana, leo] = aPractice.people
  const people = [ana && { ...ana, password: anaPassword }, leo].filter((one) => one !== undefined)
  await drawn.desk.value(drawn.desk.api(), 'setup.clinic', { ...aPractice, people })
  await drawn.store.reload()
  const choose = async (name: string) => drawn.person.click(await screen.findByRole('button', { name }))
  const type = async (label: string, text: string) => {
    await drawn.person.click(await screen.findByLabelText(label))
    await drawn.person.paste(text)
    await drawn.person.keyboard('{Enter}')
  }
  return { ...drawn, choose, type }
}

test('a nurse signs in with her password once a shift, and with her PIN after it', async () => {
  const { person, choose, type, store } = await aClinic()
  await choose('Ana Ruiz')
  await screen.findByText(/After it your PIN or badge is enough here for twelve hours/)
  await expectNoBarriers()
  await type('Password', 'not the right words')
  await screen.findAllByText('That is not the password of this person. Enter it again.')
  await type('Password', anaPassword)
  await screen.findByRole('heading', { name: 'Chair board' })
  await store.lock()
  await choose('Ana Ruiz')
  await screen.findByText('Enter your PIN.')
  await person.keyboard('480216{Enter}')
  await screen.findByRole('heading', { name: 'Chair board' })
})

test('whoever has no password chooses one with the PIN, typed twice, and is in', async () => {
  const { person, choose, type } = await aClinic()
  await choose('Leo Park')
  await person.keyboard('7391{Enter}')
  await screen.findByText(/Choose a password. It is asked once a shift on each workstation/)
  await expectNoBarriers()
  await type('New password', 'seven grey herons')
  await type('New password, once more', 'seven grey heron')
  await screen.findAllByText(/The two are not the same/)
  await type('New password', 'passwordpassword')
  await type('New password, once more', 'passwordpassword')
  await screen.findAllByText(/Others would try this one first/)
  await type('New password', 'seven grey herons')
  await type('New password, once more', 'seven grey herons')
  await screen.findByRole('heading', { name: 'Worklist' })
})

test('a password an administrator set is exchanged for an own one at the next sign-in', async () => {
  const { desk, choose, type, store } = await aClinic()
  const admin = desk.api('office')
  const { people } = await desk.value(admin, 'people.list', {})
  const idOf = (name: string): string => people.find((one) => one.name === name)?.id ?? ''
  await desk.value(admin, 'people.signInFully', { userId: idOf('Ana Ruiz'), password: anaPassword })
  await desk.value(admin, 'people.setPassword', { userId: idOf('Leo Park'), password: 'given at the office' })
  await store.reload()
  await choose('Leo Park')
  await type('Password', 'given at the office')
  await screen.findByText(/An administrator set the password you entered/)
  await type('New password', 'seven grey herons')
  await type('New password, once more', 'seven grey herons')
  await screen.findByRole('heading', { name: 'Worklist' })
})

test('Caps Lock is said, and what is typed can be shown', async () => {
  const { person, choose } = await aClinic()
  await choose('Ana Ruiz')
  const field = await screen.findByLabelText('Password')
  expect(field).toHaveProperty('type', 'password')
  press(field, true)
  await screen.findByText('Caps Lock is on.')
  press(field, false)
  await waitFor(() => expect(screen.queryByText('Caps Lock is on.')).toBeNull())
  await person.click(screen.getByRole('checkbox', { name: 'Show what I type' }))
  expect(screen.getByLabelText('Password')).toHaveProperty('type', 'text')
})
