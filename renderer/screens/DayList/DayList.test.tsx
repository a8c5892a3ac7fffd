import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aPractice } from '#test/builders/aPractice.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('everybody expected today in the order of their appointments, and a way into each visit', async () => {
  const { person } = await renderWithBackend({ as: 'dana-reyes' })
  await person.click(await screen.findByRole('button', { name: 'Day list' }))
  const rows = within(await screen.findByRole('table', { name: 'Day list' }))
    .getAllByRole('row')
    .slice(1)
  const times = rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent ?? '')
  expect(times).toEqual([...times].sort())
  expect(rows).toHaveLength(10)
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: 'Open: Cho, Mei-Lin' }))
  await screen.findByRole('heading', { name: 'Cho, Mei-Lin' })
})

const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.textContent?.split(/\d/)[0])

test('anybody of any day is found by part of the name, the MRN or the birth date, and nobody is said', async () => {
  const { person, desk } = await renderWithBackend({ as: 'dana-reyes' })
  desk.clock.pass(24 * 60)
  await person.click(await screen.findByRole('button', { name: 'Day list' }))
  const box = await screen.findByRole('searchbox', { name: 'Name, birth date or MRN' })
  await person.type(box, 'whit')
  await waitFor(() => expect(names()).toEqual(['Whitcomb, Harold']))
  await person.keyboard('{Escape}')
  await person.type(box, '5/17/1954')
  await waitFor(() => expect(names()).toEqual(['Whitcomb, Harold']))
  await person.keyboard('{Escape}')
  await person.type(box, 'LS-104417')
  await waitFor(() => expect(names()).toEqual(['Whitcomb, Harold']))
  await person.type(box, 'zz')
  await screen.findByText('Nobody here fits these words')
  await expectNoBarriers()
})

test('a visit comes from a file, whole; another file is not taken and says why', async () => {
  const other = await backendForTest()
  const { sessions } = await other.value(await other.signIn('dana-reyes'), 'day.list', { day: '2026-03-02' })
  const { document } = await other.value(other.api('dana-reyes'), 'session.document', {
    sessionId: sessions[0]?.sessionId ?? '',
  })
  const { person, desk, store } = await renderWithBackend({ demo: false })
  const password = 'harbour lights at nine'
  const staff = aPractice.people.map((one) => ({ ...one, password }))
  await desk.value(desk.api(), 'setup.clinic', { ...aPractice, people: staff })
  const { people } = await desk.value(desk.api(), 'people.list', {})
  await desk.value(desk.api('window'), 'people.signInFully', { userId: people[0]?.id ?? '', password })
  await store.reload()
  await person.click(await screen.findByRole('button', { name: 'Day list' }))
  await screen.findByText('No one is expected today')
  const files = screen.getByLabelText<HTMLInputElement>('Bring from files', { selector: 'input' })
  await person.upload(files, new File(['{"format": "other"}'], 'list.json'))
  await screen.findByText('list.json was not taken.')
  await person.upload(files, new File([JSON.stringify(document)], 'visit.json'))
  await waitFor(() => expect(names()).toEqual([sessions[0]?.patientName]))
})

test('a file with another plan for a visit that is here proposes it, and changes nothing by itself', async () => {
  const { person, desk, api, store } = await renderWithBackend({ as: 'dana-reyes' })
  const visit = store.state.getState().day.find(({ patientName }) => patientName === 'Whitcomb, Harold')
  const sessionId = visit?.sessionId ?? ''
  const { document } = await desk.value(api, 'session.document', { sessionId })
  const planned = JSON.parse(JSON.stringify(document))
  planned.events[0].payload.plan.cycle += 1
  store.go({ name: 'dayList' })
  const files = await screen.findByLabelText<HTMLInputElement>('Bring from files', { selector: 'input' })
  const file = () => new File([JSON.stringify(planned)], 'plans.json')
  await person.upload(files, file())
  await waitFor(async () => {
    const { events } = await desk.value(api, 'chart.open', { sessionId })
    expect(events.map(({ kind }) => kind)).toEqual(['SessionScheduled', 'PlanChangeProposed'])
  })
  expect(screen.queryByText(/was not taken/)).toBeNull()
  store.go({ name: 'session', sessionId })
  await screen.findByText('The plan changed: file plans.json')
})

test('bringing files says how far it is; stopped, it takes no further visit and says what was taken', async () => {
  const { person, desk, api, store } = await renderWithBackend({ as: 'dana-reyes' })
  const sessionId = store.state.getState().day[0]?.sessionId ?? ''
  const { document } = await desk.value(api, 'session.document', { sessionId })
  store.go({ name: 'dayList' })
  const files = await screen.findByLabelText<HTMLInputElement>('Bring from files', { selector: 'input' })
  let hasRead = (_text: string): void => {}
  const slow = new File(['{}'], 'long.json')
  slow.text = () =>
    new Promise((resolve) => {
      hasRead = resolve
    })
  await person.upload(files, slow)
  await screen.findByText('long.json is being read.')
  await person.click(screen.getByRole('button', { name: 'Stop' }))
  hasRead(JSON.stringify(document))
  await screen.findByText('Bringing was stopped.')
  screen.getByText('No visit was taken. Bring the files again at any time.')
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull()
  await expectNoBarriers()
})
