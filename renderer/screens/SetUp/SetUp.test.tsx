import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { App } from '#renderer/App.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

afterEach(() => sessionStorage.clear())

const aNewDesk = () => renderWithBackend({ demo: false })

const tap = (person: UserEvent, name: string) => person.click(screen.getByRole('button', { name }))

/** Two taps within 400 ms are one, and these hands are fast: they tap until they see it. */
const tapTo = (person: UserEvent, name: string, see: () => unknown) =>
  waitFor(async () => {
    if (screen.queryByRole('button', { name })) await tap(person, name)
    see()
  })

const next = (person: UserEvent, page: string) =>
  tapTo(person, 'Next', () => screen.getByRole('heading', { name: page }))

/** Each field at once: a letter at a time is the keyboard's affair. */
async function type(person: UserEvent, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    const field = screen.getByLabelText(new RegExp(`^${label}`))
    await person.clear(field)
    await person.click(field)
    await person.paste(text)
  }
}

const practice = {
  'Name of the practice': 'Harbor Hematology',
  Phone: '(303) 555-0117',
  Street: '1 Pier Road',
  City: 'Harbor',
  State: 'co',
  ZIP: '80202',
  'Who answers for billing': 'Ana Ruiz',
}

const claims = {
  'NPI of the practice': '1999999976',
  'Tax number': '00-9876543',
  'Your submitter number': 'HARBOR01',
  Clearinghouse: 'Clear House',
  'Number of the clearinghouse': 'CLEAR',
}

test('an empty record asks whose it is, and the demo is one tap', async () => {
  const { person } = await aNewDesk()
  expect(screen.getByRole('heading', { name: 'Whose clinic is this?' })).toBe(document.activeElement)
  await tap(person, 'Open the demo clinic')
  expect(await screen.findByRole('button', { name: /Dana Reyes/ })).toBeTruthy()
})

test('five pages make a clinic whose first nurse signs in', { timeout: 20_000 }, async () => {
  const { person, desk } = await aNewDesk()
  await tap(person, 'Set up this clinic')
  await type(person, practice)
  await next(person, 'For claims')
  await type(person, claims)
  await next(person, 'Chairs')
  await type(person, { Chairs: '1, 2, Bed A' })
  expect(screen.getByText('3 chairs')).toBeTruthy()
  await next(person, 'People')
  await type(person, { Name: 'Ana Ruiz', Credential: 'RN', 'PIN,': '480216', 'PIN again': '480216' })
  await type(person, { Password$: 'harbour lights', 'Password again': 'harbour light' })
  await tapTo(person, 'Next', () => screen.getByText('Not the same as the first.'))
  await type(person, { 'Password again': 'harbour lights' })
  await next(person, 'Hub and drug list')
  await tapTo(person, 'Open the clinic', () => screen.getByRole('button', { name: /Ana Ruiz/ }))
  await person.click(screen.getByRole('button', { name: /Ana Ruiz/ }))
  await person.click(await screen.findByLabelText('Password'))
  await person.paste('harbour lights')
  await person.keyboard('{Enter}')
  expect(await screen.findByRole('button', { name: /^Lock or switch user/ })).toBeTruthy()
  const clinic = await desk.value(desk.api(), 'clinic.get', {})
  expect(clinic.practice).toMatchObject({
    zone: 'America/Chicago',
    taxId: '009876543',
    phone: '3035550117',
    address: { state: 'CO' },
  })
})

test('a page that lacks something says at which field, and keeps what was typed', async () => {
  const { person } = await aNewDesk()
  await tap(person, 'Set up this clinic')
  await type(person, { ...practice, ZIP: '802' })
  await tapTo(person, 'Next', () => screen.getByText('Five or nine digits.'))
  expect(screen.getByRole('heading', { name: 'The practice' })).toBeTruthy()
  await type(person, { ZIP: '80202' })
  await next(person, 'For claims')
  await type(person, { 'NPI of the practice': '1999999977' })
  await tapTo(person, 'Next', () => screen.getByText('Ten digits, the last one its check digit.'))
  await tap(person, 'Back')
  expect(screen.getByLabelText<HTMLInputElement>(/^Name of the practice/).value).toBe('Harbor Hematology')
})

test('a reload in the middle goes on at the same page with all that is no secret', async () => {
  const { person, store } = await aNewDesk()
  await tap(person, 'Set up this clinic')
  await type(person, practice)
  await next(person, 'For claims')
  await type(person, claims)
  await next(person, 'Chairs')
  await next(person, 'People')
  await type(person, { Name: 'Ana Ruiz', 'PIN,': '4802', 'PIN again': '4802' })
  cleanup()
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('4802')
  render(<App store={store} />)
  expect((await screen.findByLabelText<HTMLInputElement>(/^Name/)).value).toBe('Ana Ruiz')
  expect(screen.getByLabelText<HTMLInputElement>(/^PIN,/).value).toBe('')
  await tapTo(person, 'Back', () => screen.getByRole('heading', { name: 'Chairs' }))
})

test('two people of one name, and a PIN typed differently, are told apart before anything is kept', async () => {
  const { person } = await aNewDesk()
  await tap(person, 'Set up this clinic')
  await type(person, practice)
  await next(person, 'For claims')
  await type(person, claims)
  await next(person, 'Chairs')
  await next(person, 'People')
  await type(person, { Name: 'Ana Ruiz', 'PIN,': '4802', 'PIN again': '4803' })
  await tap(person, 'Add a person')
  const second = within(screen.getByRole('group', { name: 'Person 2' }))
  await person.type(second.getByLabelText(/^Name/), 'ana ruiz')
  await tapTo(person, 'Next', () => screen.getByText('Not the same as the first.'))
  expect(screen.getAllByText('Somebody else has this name already.')).toHaveLength(2)
  expect(screen.getByText('At least one role.')).toBeTruthy()
})
