import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { chooseOption } from '#test/builders/inSheet.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const day = '2026-03-02'

/** A running visit whose chart the charge nurse restricted on another screen of this desk. */
async function restricted(as: string, staffId: string | null = null) {
  const drawn = await renderWithBackend({ as })
  const brDay = await brDayAt(drawn.desk, await drawn.desk.signIn('dana-reyes', 'beside'))
  await beginBrDay(brDay)
  const priya = await drawn.desk.signIn('priya-nair', 'charge')
  const row = (await drawn.desk.value(priya, 'day.list', { day })).sessions.find(
    ({ sessionId }) => sessionId === brDay.sessionId,
  )
  if (!row) throw new Error('the worked day is not on the list')
  const { patients } = await drawn.desk.value(priya, 'restricted.find', { text: row.mrn })
  const { patientId = '' } = patients[0] ?? {}
  const reason = 'Works in the pharmacy'
  await drawn.desk.value(priya, 'restricted.put', { patientId, mrn: row.mrn, isRestricted: true, reason, staffId })
  await waitFor(() => expect(drawn.store.state.getState().day.some((one) => one.restricted)).toBe(true))
  return { ...drawn, row, sessionId: brDay.sessionId }
}

const lastOf = (name: string): string => name.split(',')[0] ?? ''

test('the nurse of the visit opens it with one tap; the name leaves the lists with whoever opened it', async () => {
  const { store, person, row, sessionId } = await restricted('dana-reyes')
  const card = await screen.findByRole('article', { name: /Restricted chart/ })
  expect(within(card).getByText(/Rituximab, ends/)).toBeTruthy()
  expect(document.body.textContent).not.toContain(lastOf(row.patientName))
  await person.click(within(card).getByRole('button', { name: /Open/ }))
  await screen.findByRole('heading', { name: 'This chart is restricted' })
  expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'color-contrast')).toEqual([])
  await person.click(screen.getByRole('button', { name: 'I care for this patient today' }))
  await screen.findByRole('heading', { name: row.patientName })
  expect(screen.getByRole('img', { name: 'Restricted' })).toBeTruthy()
  expect(store.state.getState().charts[sessionId]?.restricted).toBe(true)
  await store.lock()
  expect(store.state.getState().charts[sessionId]).toBeUndefined()
  await store.signIn('marcus-hale', '2222')
  store.go({ name: 'session', sessionId })
  await screen.findByRole('heading', { name: 'This chart is restricted' })
  expect(document.body.textContent).not.toContain(lastOf(row.patientName))
}, 120_000)

test('somebody else chooses a reason and says it in words', async () => {
  const { desk, store, person, row, sessionId } = await restricted('marcus-hale')
  store.go({ name: 'session', sessionId })
  await screen.findByRole('heading', { name: 'This chart is restricted' })
  expect(screen.queryByRole('button', { name: 'I care for this patient today' })).toBeNull()
  const open = screen.getByRole('button', { name: /Open the chart/ })
  expect(open.getAttribute('aria-disabled')).toBe('true')
  await chooseOption(person, screen.getByRole('button', { name: /\bReason\b/ }), 'Care: covering or helping')
  await person.type(screen.getByLabelText(/In a few words/), 'Covers the break')
  await person.click(screen.getByRole('button', { name: /Open the chart/ }))
  await screen.findByRole('heading', { name: row.patientName })
  const kept = desk.auditEntries().find(({ kind }) => kind === 'audit.restrictedOpened')
  expect(kept).toMatchObject({ userId: 'marcus-hale', payload: { reason: 'care', words: 'Covers the break' } })
}, 120_000)

test('the patient who works here is told that it is their own chart, and offered no reason', async () => {
  const { store, sessionId } = await restricted('marcus-hale', 'marcus-hale')
  store.go({ name: 'session', sessionId })
  await screen.findByRole('heading', { name: 'This is your own chart' })
  expect(screen.queryByLabelText(/^Reason/)).toBeNull()
}, 120_000)

test('the board shows neither name nor initials, also to whoever has the chart open', async () => {
  const { store, row, sessionId } = await restricted('priya-nair')
  store.go({ name: 'board', wall: false })
  await screen.findByText('Restricted chart')
  expect(document.body.textContent).not.toContain(lastOf(row.patientName))
  await store.openRestricted({ sessionId, reason: 'emergency', words: '' })
  await waitFor(() => expect(store.state.getState().charts[sessionId]).toBeDefined())
  await screen.findByText('Restricted chart')
  expect(document.body.textContent).not.toContain(lastOf(row.patientName))
}, 120_000)

test('what is due in a chart that is not open rings all the same, with its chair and no name', async () => {
  const drawn = await restricted('dana-reyes')
  drawn.at('13:10')
  const rings = await screen.findAllByText(/[Vv]itals|[Ee]nds|running/)
  expect(rings.length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toContain(lastOf(drawn.row.patientName))
}, 120_000)

test('a charge nurse restricts a chart and lifts it again, each with its reason', async () => {
  const { store, person, desk } = await renderWithBackend({ as: 'priya-nair' })
  store.go({ name: 'restricted' })
  await screen.findByText('No chart is restricted')
  await person.click(screen.getByRole('button', { name: 'Restrict a chart' }))
  await person.type(screen.getByLabelText(/Find the patient/), 'Whitc')
  await person.click(await screen.findByRole('button', { name: /^Whitcomb/ }))
  await person.type(screen.getByLabelText(/^Why/), 'Works at the front desk')
  await chooseOption(person, screen.getByRole('button', { name: /Is this one of the staff/ }), 'Lena Ortiz')
  await person.click(screen.getByRole('button', { name: /Restrict the chart/ }))
  await screen.findByText('Works at the front desk')
  expect(screen.getByText('Lena Ortiz')).toBeTruthy()
  expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'color-contrast')).toEqual([])
  await person.click(screen.getByRole('button', { name: /^Lift the restriction: Whitcomb/ }))
  await person.type(screen.getByLabelText(/Why it is lifted/), 'Has left the practice')
  await person.click(screen.getByRole('button', { name: 'Lift the restriction' }))
  await screen.findByText('No chart is restricted')
  const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.chartRestricted')
  expect(kept.map(({ payload }) => payload)).toMatchObject([
    { restricted: 'true', staff: 'lena-ortiz', reason: 'Works at the front desk' },
    { restricted: 'false', reason: 'Has left the practice' },
  ])
}, 120_000)
