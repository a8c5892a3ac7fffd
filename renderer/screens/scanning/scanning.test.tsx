import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { scanned } from '#test/builders/scanned.ts'

const scan = (code: string) => act(() => scanned(code))
/** On the screen and said aloud: sometimes the same words twice. */
const sees = async (words: string | RegExp) => expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
const harold = 'PATIENT:LS-104417'

test('a patient label opens the chart, the same label confirms it, another patient’s stops with both names', async () => {
  const { person, store } = await renderWithBackend({ as: 'dana-reyes' })
  await screen.findByRole('heading', { name: 'My chairs' })
  scan(harold)
  await sees('Opened Whitcomb, Harold')
  expect(store.state.getState().screen.name).toBe('session')
  await screen.findByRole('button', { name: 'Record arrival' })
  scan('LS-104417')
  await sees('Right patient: Whitcomb, Harold')
  scan('PATIENT:LS-104522')
  const stop = await screen.findByRole('alertdialog', { name: 'Wrong patient' })
  expect(stop.textContent).toContain('Whitcomb, Harold')
  expect(stop.textContent).toMatch(/Scanned label[A-Z][a-z]+, /)
  await expectNoBarriers()
  scan(harold)
  expect(screen.getByRole('alertdialog')).toBeDefined()
  await person.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(store.state.getState().screen.name).toBe('session')
})

test('a label that nobody has today, a chair, a badge and noise each get a sentence and open nothing', async () => {
  const { store } = await renderWithBackend({ as: 'dana-reyes' })
  await screen.findByRole('heading', { name: 'My chairs' })
  scan('PATIENT:LS-999999')
  await sees('MRN LS-999999 is not on today’s list')
  expect((await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Name, birth date or MRN' })).value).toBe(
    'LS-999999',
  )
  await screen.findByText('Nobody here fits these words')
  scan('BADGE:RN-1002')
  await sees('To switch user, lock first, then scan the badge.')
  scan('rubbish')
  await sees('This desk does not know that code. Scan the band, the chair or the vial, or choose by hand.')
  expect(store.state.getState().screen.name).toBe('dayList')
  scan('CHAIR:99')
  await sees('Nobody is in chair 99')
})

test('at arrival the band is one identifier and the chair is none', async () => {
  const { person, open } = await renderWithBackend({ as: 'dana-reyes' })
  await open('Whitcomb')
  await person.click(await screen.findByRole('button', { name: 'Record arrival' }))
  const band = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^Wrist band/ })
  scan('CHAIR:3')
  await sees(/^A chair never says who sits in it/)
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked }) => checked)).toEqual([])
  scan(harold)
  await waitFor(() => expect(band.checked).toBe(true))
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked }) => checked)).toEqual([band])
})

test('a badge asks the PIN first, and is enough alone after it', async () => {
  const { person, store } = await renderWithBackend()
  await screen.findByRole('button', { name: /Dana Reyes/ })
  scan('RN-1001')
  await sees('Dana Reyes: enter your PIN')
  await expectNoBarriers()
  await person.keyboard('1111{Enter}')
  await screen.findByRole('heading', { name: 'My chairs' })
  await store.lock()
  await screen.findByRole('button', { name: /Dana Reyes/ })
  expect(screen.queryByText(/Whitcomb/)).toBeNull()
  scan('RN-1001')
  await screen.findByRole('heading', { name: 'My chairs' })
  await store.lock()
  await screen.findByRole('button', { name: /Dana Reyes/ })
  scan('RN-7777')
  await sees('This badge is not known here')
  scan(harold)
  await sees('Sign in first. Scan your badge or choose your name.')
})

test('half a scan is dropped and says so', async () => {
  await renderWithBackend({ as: 'dana-reyes' })
  await screen.findByRole('heading', { name: 'My chairs' })
  act(() => scanned('0100399901201', { end: null }))
  await sees('Half a scan')
})
