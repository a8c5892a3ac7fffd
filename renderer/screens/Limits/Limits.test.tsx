import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('an administrator changes a limit, is told what cannot be meant, and takes all of them back', async () => {
  const { store, person, desk } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'limits' })
  await screen.findByText('These are the usual limits.')
  expect(screen.getByText(/for dates of service from/, { selector: 'li:first-child' })).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Change Pulse' }))
  const field = screen.getByLabelText(/Urgent at or above/)
  await person.clear(field)
  await person.type(field, '105')
  await person.click(screen.getByRole('button', { name: /Save the limits/ }))
  await waitFor(() => expect(document.body.textContent).toContain('Pulse: a warning comes before its alarm'))
  fireEvent.change(screen.getByLabelText(/Urgent at or above/), { target: { value: '140' } })
  expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'color-contrast')).toEqual([])
  await person.click(screen.getByRole('button', { name: /Save the limits/ }))
  await waitFor(() => expect(store.state.getState().clinic?.limits.vitals.pulse.urgent).toEqual([40, 140]))
  await screen.findByText('1 limit is your own.')
  const row = screen.getByRole('row', { name: /Pulse/ })
  expect(within(row).getByText('≤ 40, ≥ 140')).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Back to the usual limits' }))
  const dialog = await screen.findByRole('dialog')
  await person.click(within(dialog).getByRole('button', { name: 'Back to the usual limits' }))
  await screen.findByText('These are the usual limits.')
  const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
  expect(kept.map(({ payload }) => payload)).toMatchObject([
    { changed: 'pulse urgent high: 131 → 140' },
    { changed: 'pulse urgent high: 140 → 131' },
  ])
}, 120_000)

test('a limit that was set elsewhere on this desk marks the value while it is typed', async () => {
  const { desk, store, person, open } = await renderWithBackend({ as: 'dana-reyes' })
  const ruth = await desk.signIn('ruth-bell', 'office')
  const sessionId = await open('Whitcomb')
  await store.perform(sessionId, { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }, { place: 'visit' })
  const { limits } = await desk.value(ruth, 'clinic.get', {})
  const pulse = { warn: [50, 90] as const, urgent: [40, 131] as const }
  await desk.value(ruth, 'limits.put', { limits: { ...limits, vitals: { ...limits.vitals, pulse } } })
  await waitFor(() => expect(store.state.getState().clinic?.limits.vitals.pulse.warn).toEqual([50, 90]))
  store.openSheet({ kind: 'vitals' })
  await person.click(await screen.findByRole('button', { name: /^Pulse/ }))
  await person.keyboard('95')
  await screen.findByText('Pulse is out of range.')
}, 120_000)

test('an administrator sets the alarms, a vitals schedule and the office’s clocks, each with its bounds', async () => {
  const { store, person, desk } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'limits' })
  await person.click(await screen.findByRole('button', { name: 'Alarms' }))
  await screen.findByText('These are the usual times.')
  await person.click(screen.getByRole('button', { name: 'Change Silence' }))
  const minutes = screen.getByLabelText(/Minutes/)
  fireEvent.change(minutes, { target: { value: '16' } })
  await screen.findByText('Silence: between 1 and 15 minutes.')
  fireEvent.change(minutes, { target: { value: '3' } })
  await person.click(screen.getByRole('button', { name: /Save the times/ }))
  await screen.findByText('1 time is your own.')
  expect(within(screen.getByRole('row', { name: /Silence/ })).getByText('3 min')).toBeTruthy()

  await person.click(screen.getByRole('button', { name: 'Vitals schedule' }))
  await person.click(screen.getByRole('button', { name: 'Change Iron' }))
  fireEvent.change(screen.getByLabelText(/Minutes after the end/), { target: { value: '0, 15, 45' } })
  fireEvent.change(screen.getByLabelText(/Observed so many/), { target: { value: '45' } })
  expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'color-contrast')).toEqual([])
  await person.click(screen.getByRole('button', { name: /Save the times/ }))
  await screen.findByText('At the end and 15, 45 min after it; observed 45 min')

  await person.click(screen.getByRole('button', { name: 'Office clocks' }))
  await person.click(screen.getByRole('button', { name: 'Change Hours that count on the 48 hours' }))
  await person.click(screen.getByRole('radio', { name: 'Only these hours' }))
  fireEvent.change(screen.getByLabelText(/^To/), { target: { value: '07:00' } })
  await screen.findByText('The office closes after it opens. Check the two times.')
  fireEvent.change(screen.getByLabelText(/^To/), { target: { value: '17:00' } })
  await person.click(screen.getByRole('button', { name: /Save the clocks/ }))
  await screen.findByText('Mon to Fri 08:00 to 17:00')
  await person.click(screen.getByRole('button', { name: 'Change Claims taken (277CA or 835)' }))
  fireEvent.change(screen.getByLabelText('Hours'), { target: { value: '' } })
  await person.click(screen.getByRole('button', { name: /Save the clocks/ }))
  await screen.findByText('Never sent')
  await person.click(screen.getByRole('button', { name: 'Change Days closed' }))
  fireEvent.change(screen.getByLabelText('Days'), { target: { value: '2026-12-25\n2027-01-01' } })
  await person.click(screen.getByRole('button', { name: /Save the clocks/ }))
  await screen.findByText('2026-12-25, 2027-01-01')

  await person.click(screen.getByRole('button', { name: 'Alarms' }))
  await person.click(screen.getByRole('button', { name: 'Back to the usual times' }))
  const dialog = await screen.findByRole('dialog')
  await person.click(within(dialog).getByRole('button', { name: 'Back to the usual times' }))
  await screen.findByText('These are the usual times.')
  const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
  expect(kept.map(({ payload }) => (payload as { changed: string }).changed)).toEqual([
    'silence: 5 → 3',
    'iron afterStop: 0,30 → 0,15,45; iron observe: – → 45',
    'hours that count: every hour → Mon Tue Wed Thu Fri 08:00 to 17:00',
    '277CA or 835: 72 h → never',
    'closed: – → 2026-12-25, 2027-01-01',
    'silence: 3 → 5; iron afterStop: 0,15,45 → 0,30; iron observe: 45 → –',
  ])
}, 120_000)

test('an administrator hides the next change of a code from nurses', async () => {
  const { store, person } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'limits' })
  await person.click(await screen.findByRole('button', { name: 'Code panel' }))
  const row = () => within(screen.getByRole('row', { name: /Next change of a code/ }))
  row().getByText('Nurses, charge nurses and billers')
  await person.click(screen.getByRole('button', { name: 'Change Next change of a code' }))
  await person.click(screen.getByRole('radio', { name: 'Charge nurses and billers alone' }))
  expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'color-contrast')).toEqual([])
  await person.click(screen.getByRole('button', { name: 'Save who sees it' }))
  await waitFor(() => row().getByText('Charge nurses and billers alone'))
  expect(store.state.getState().clinic?.practice.showNextChangeToNurses).toBe(false)
}, 120_000)
