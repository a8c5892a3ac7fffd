import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

/** Signed visits of another workstation before a biller of this one. */
async function aList(count: number) {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  for (let n = 1; n <= count; n += 1) await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(n) }, key)
  const hub = await wire.place()
  const drawn = await renderWithBackend({ as: 'grace-kim', clock, hub, ports: { clientFor: wire.clientFor } })
  await drawn.desk.value(drawn.api, 'sync.now', {})
  await screen.findByText('Patient1, Test')
  return { ...drawn, wire }
}

const names = () => screen.queryAllByText(/^Patient\d+, Test$/).map(({ textContent }) => textContent?.slice(7, -6))
const chosen = () => screen.getByRole('row', { selected: true }).textContent

test('the list goes by the keyboard alone: move, order, take, open, and back to where one was', {
  timeout: 120_000,
}, async () => {
  const { person, api, desk, store } = await aList(3)
  expect(names()).toEqual(['1', '2', '3'])
  await person.keyboard('{ArrowDown}')
  await waitFor(() => expect(chosen()).toContain('Patient2'))
  await person.keyboard('sr')
  await waitFor(() => expect(names()).toEqual(['3', '2', '1']))
  expect(screen.getByRole('columnheader', { name: 'Patient' }).getAttribute('aria-sort')).toBe('descending')
  expect(chosen()).toContain('Patient2')
  await expectNoBarriers()

  await person.keyboard('t')
  await screen.findByText('With you')
  await person.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Patient2, Test' })
  // The visit after it in the list as it was looked at.
  await person.keyboard(']')
  await screen.findByRole('heading', { name: 'Patient1, Test' })
  await person.keyboard('{Escape}')
  await waitFor(() => expect(names()).toEqual(['3', '2', '1']))
  await person.keyboard('t')
  await waitFor(() => expect(screen.queryByText('With you')).toBeNull())

  await desk.value(api, 'claim.hold', { sessionId: 'session-2', take: false, over: false })
  const tom = await desk.signIn('tom-archer', 'another window')
  await desk.value(tom, 'claim.hold', { sessionId: 'session-2', take: true, over: false })
  await screen.findByText('With Tom Archer')
  await person.keyboard('t')
  await waitFor(() => expect(store.state.getState().said.words).toContain('Tom Archer has this visit'))
})

test('filters narrow the list, stand beside it, and are kept as a view under a name', {
  timeout: 120_000,
}, async () => {
  const { person, api, desk } = await aList(3)
  await desk.value(api, 'questions.ask', { sessionId: 'session-3', lineId: null, words: 'Who saw the waste?' })
  await screen.findByText(/Who saw the waste\?/)
  await person.keyboard('f')
  const sheet = within(await screen.findByRole('dialog', { name: 'Filter and order' }))
  await person.click(sheet.getByRole('button', { name: /What is missing/ }))
  await person.click(await screen.findByRole('option', { name: 'The nurse’s answer' }))
  await waitFor(() => expect(names()).toEqual(['3']))
  await screen.findByRole('button', { name: 'All 1' })
  await expectNoBarriers()
  await person.type(sheet.getByLabelText('Name of the view'), 'With the nurses')
  await person.click(sheet.getByRole('button', { name: 'Keep the view' }))
  await sheet.findByRole('button', { name: 'Remove: With the nurses' })
  await person.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  await person.click(screen.getByRole('button', { name: /^What is missing: The nurse’s answer/ }))
  await waitFor(() => expect(names()).toEqual(['1', '2', '3']))
  await person.keyboard('1')
  await waitFor(() => expect(names()).toEqual(['3']))
  await person.keyboard('0')
  await waitFor(() => expect(names()).toEqual(['1', '2', '3']))
  await person.keyboard('/patient2')
  await waitFor(() => expect(names()).toEqual(['2']))

  // A view is its owner's: another person on this screen has none.
  expect((await desk.value(await desk.signIn('tom-archer', 'another'), 'worklist.views', {})).views).toEqual([])
  await person.clear(screen.getByRole('searchbox'))
  await person.click(screen.getByRole('button', { name: 'Filter' }))
  await person.click(await screen.findByRole('button', { name: 'Remove: With the nurses' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /With the nurses/ })).toBeNull())
})

test('the list and its money go with the person', { timeout: 120_000 }, async () => {
  const { store } = await aList(1)
  expect(store.worklist.book.all()).toHaveLength(1)
  await store.lock()
  expect(store.worklist.book.all()).toEqual([])
  expect(store.state.getState().worklist.loaded).toBe('not')
})
