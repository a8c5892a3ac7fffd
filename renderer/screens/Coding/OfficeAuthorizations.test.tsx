import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

/** A visit that was signed while its authorization had ended the day before, open before the biller. */
async function aHeldVisit() {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { desk, api, store } = drawn
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await finishBrDay(day)
  const { events } = await desk.value(api, 'chart.open', { sessionId: day.sessionId })
  const own = events.flatMap((event) => (event.kind === 'SessionScheduled' ? event.payload.authorizations : []))
  const ended = own.map((one) => ({ ...one, to: '2026-03-01' }))
  const charge = await desk.signIn('priya-nair', 'charge')
  const command = { kind: 'updateAuthorizations' as const, authorizations: ended }
  const happenedAt = desk.clock.now()
  await desk.value(charge, 'chart.perform', {
    ...{ commandId: desk.newId(), sessionId: day.sessionId, command, happenedAt, source: 'tap' },
  })
  await day.sign('15:05')
  await store.lock()
  await store.signIn('grace-kim', '6666')
  store.go({ name: 'coding', sessionId: day.sessionId })
  return { ...drawn, sessionId: day.sessionId }
}

test('a biller enters the authorization that came after treatment where the claim waits for it, and takes it back', async () => {
  const { person } = await aHeldVisit()
  await screen.findAllByText(/^No authorization of .* covers 2026-03-02\.$/)
  await person.click((await screen.findAllByRole('button', { name: 'Enter authorization' }))[0] as HTMLElement)
  const sheet = within(await screen.findByRole('dialog', { name: 'Enter authorization' }))
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Save' }))
  await sheet.findByText(/^An approved one needs the payer’s number/)
  await person.type(sheet.getByRole('textbox', { name: 'Number' }), 'R-7781')
  await person.click(sheet.getByRole('button', { name: 'Save' }))
  await screen.findByText(/^Entered in the office by Grace Kim, 2 Mar, /)
  expect(screen.queryAllByText(/^No authorization of /)).toEqual([])
  const matrix = screen.getByRole('table', { name: 'Is it complete?' })
  expect(within(matrix).getAllByText('R-7781').length).toBeGreaterThan(0)
  const input = screen.getByLabelText('Attach the letter of authorization R-7781', { selector: 'input' })
  await person.upload(input, new File(['%PDF-1.4 letter'], 'letter.pdf', { type: 'application/pdf' }))
  await screen.findByRole('button', { name: 'Open letter.pdf' })
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: 'Change authorization R-7781' }))
  const change = within(await screen.findByRole('dialog', { name: 'Authorization R-7781' }))
  await person.click(change.getByRole('button', { name: 'Save' }))
  await change.findByText(/^Nothing differs from what is on file/)
  await person.clear(change.getByRole('textbox', { name: /^From/ }))
  await person.type(change.getByRole('textbox', { name: /^From/ }), '2026-03-09')
  await change.findByText('Until: this day comes before the first one.')
  expect(change.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true')
  await person.click(change.getByRole('button', { name: 'Close' }))
  await person.click(screen.getByRole('button', { name: 'Take back what the office entered of R-7781' }))
  await screen.findByText('R-7781, taken back')
  await screen.findAllByText(/^No authorization of .* covers 2026-03-02\.$/)
}, 120_000)

test('who only reads the office’s list sees them without a button', async () => {
  const { store, sessionId } = await aHeldVisit()
  await store.lock()
  await store.signIn('ines-faro', '9999')
  store.go({ name: 'coding', sessionId })
  await screen.findByRole('region', { name: 'Authorizations' })
  await screen.findAllByText(/^No authorization of /)
  expect(screen.queryByRole('button', { name: 'Enter authorization' })).toBeNull()
})
