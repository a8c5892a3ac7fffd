import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { dateWords } from '#renderer/words/times.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('an administrator sets a coding switch for the practice and for a payer, from a day on', async () => {
  const { store, person } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'limits' })
  await person.click(await screen.findByRole('button', { name: 'Coding' }))
  await screen.findByText(/^Nothing is set: the usual switches hold/)
  await expectNoBarriers()
  const change = (name: string) => screen.getByRole('button', { name: `Change ${name}` })
  const sheetOf = async (name: string) => within(await screen.findByRole('dialog', { name }))
  await person.click(change('Stop that nobody knows'))
  const sheet = await sheetOf('Stop that nobody knows')
  await person.click(sheet.getByRole('radio', { name: 'Billed as a push' }))
  const day: HTMLInputElement = sheet.getByRole('textbox', { name: /^From the day of service/ })
  const today = day.value
  await person.clear(day)
  await person.type(day, '2020-03-01')
  await person.click(sheet.getByRole('button', { name: /^Save the switch/ }))
  await sheet.findByText(/^That day has passed/)
  fireEvent.change(day, { target: { value: today } })
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: /^Save the switch/ }))
  await screen.findByText(`The practice, from ${dateWords(today)}`)
  const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
  row('Stop that nobody knows').getByText('Billed as a push')
  await person.click(screen.getByRole('button', { name: /Whose switches/ }))
  await person.click(await screen.findByRole('option', { name: 'Medicare Part B' }))
  await row('Stop that nobody knows').findByText('As the practice: Billed as a push')
  await person.click(change('Stop that nobody knows'))
  const payers = await sheetOf('Stop that nobody knows')
  await person.click(payers.getByRole('radio', { name: 'No administration code' }))
  await person.click(payers.getByRole('button', { name: /^Save the switch/ }))
  await screen.findByText(`Medicare Part B, from ${dateWords(today)}`)
  expect(row('Stop that nobody knows').getByText('No administration code')).toBeTruthy()
}, 60_000)
