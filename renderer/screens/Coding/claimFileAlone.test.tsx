import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a workstation without a hub saves the claim file of a visit itself, and says what is missing then', async () => {
  const { desk, person, store, api } = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await finishBrDay(day)
  await day.sign('15:05')
  await store.lock()
  await store.signIn('grace-kim', '6666')
  store.go({ name: 'coding', sessionId: day.sessionId })
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob)
    return 'blob:claim'
  })
  await person.click(await screen.findByRole('button', { name: 'Claim file' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Claim file of this visit' }))
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Save the claim file' }))
  await sheet.findByText(/is in the downloads of this workstation\.$/)
  await sheet.findByText(/^What the payer answers is matched by the hub alone\./)
  expect(await files[0]?.text()).toMatch(/^ISA\*/)
  await person.click(sheet.getByRole('button', { name: 'Done' }))
  await screen.findByText(/^Version 1 was saved as a claim file by Grace Kim, 2 Mar, .*, and counts as sent\.$/)
  await person.click(screen.getByRole('button', { name: 'Claim file' }))
  const again = within(await screen.findByRole('dialog', { name: 'Claim file of this visit' }))
  again.getByText('It may be at the payer already')
  await expectNoBarriers()
  again.getByRole('button', { name: 'Save it all the same' })
}, 60_000)
