import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

/** The worked day signed by Dana Reyes; then the screen is the biller's. */
async function aSignedDay() {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { desk, api, store } = drawn
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await finishBrDay(day)
  await day.sign('15:05')
  const become = async (userId: string, pin: string) => {
    await store.lock()
    await store.signIn(userId, pin)
  }
  await become('grace-kim', '6666')
  return { ...drawn, ...day, become }
}

test('a biller asks with Q; the nurse sees it at sign-in, answers and amends; the biller reads it and closes it', {
  timeout: 60_000,
}, async () => {
  const { person, store, sessionId, become } = await aSignedDay()
  store.go({ name: 'coding', sessionId })
  await screen.findByText('Nothing was asked about this visit.')
  await person.keyboard('q')
  const sheet = within(await screen.findByRole('dialog', { name: 'Ask the nurse' }))
  await sheet.findByText('It waits for Dana Reyes, at sign-in and on My chairs. The clock goes on.')
  expect(sheet.getByRole('button', { name: 'Ask' }).getAttribute('aria-disabled')).toBe('true')
  await person.type(sheet.getByLabelText('Your question'), 'Who saw the waste?')
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Ask' }))
  await screen.findByRole('article', { name: /^Visit of .*: Open$/ })
  expect((await screen.findByRole('button', { name: 'Claim file' })).getAttribute('aria-disabled')).toBe('true')

  await become('dana-reyes', '1111')
  await screen.findByText('Grace Kim asks about Whitcomb, Harold')
  const rail = within(screen.getByRole('navigation', { name: 'Main' }))
  await rail.findByRole('button', { name: /My chairs.*1/ })
  expect(document.body.textContent).not.toContain('$')
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: 'Answer: Whitcomb, Harold' }))
  const answer = within(await screen.findByRole('dialog', { name: 'A biller asks' }))
  await person.type(answer.getByLabelText('Your answer'), 'Marcus did, I forgot to say.')
  await expectNoBarriers()
  await person.click(answer.getByRole('button', { name: 'Answer and amend the record' }))
  await screen.findByRole('dialog', { name: 'Amend the signed visit' })
  await screen.findByText('Marcus did, I forgot to say.')
  store.closeSheet()
  store.go({ name: 'myChairs' })
  await waitFor(() => expect(screen.queryByText('Grace Kim asks about Whitcomb, Harold')).toBeNull())

  await become('grace-kim', '6666')
  store.go({ name: 'worklist' })
  await screen.findByText(/^Answered by Dana Reyes: Marcus did/)
  store.go({ name: 'coding', sessionId })
  const thread = within(await screen.findByRole('article', { name: /: Answered$/ }))
  await person.click(thread.getByRole('button', { name: 'Close the question' }))
  await screen.findByRole('article', { name: /: Closed$/ })
})

test('an auditor reads the thread and says nothing in it', { timeout: 60_000 }, async () => {
  const { desk, api, store, sessionId, become } = await aSignedDay()
  await desk.value(api, 'questions.ask', { sessionId, lineId: null, words: 'Who saw the waste?' })
  await become('ines-faro', '9999')
  store.go({ name: 'coding', sessionId })
  const thread = within(await screen.findByRole('article', { name: /: Open$/ }))
  expect(thread.queryAllByRole('button')).toEqual([])
  expect(screen.queryByRole('button', { name: 'Ask the nurse' })).toBeNull()
})
