import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { tapAs } from '#test/builders/tapAs.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

test('what waits, why, and that it left once the hub answers again', { timeout: 120_000 }, async () => {
  const clock = fakeClock('2026-03-02', '08:30')
  const hub = await hubInProcess(clock)
  hub.reach(false)
  const drawn = await renderWithBackend({
    as: 'priya-nair',
    clock,
    hub: await hub.place(),
    ports: { clientFor: hub.clientFor },
  })
  const { desk, person, store } = drawn
  desk.backend.startSync()
  const visit = store.state.getState().day.find(({ chair }) => chair === '1')?.sessionId ?? ''
  const arrive: Command = { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }
  await tapAs(desk, { userId: 'dana-reyes', sessionId: visit, time: '08:31' }, arrive)
  await waitFor(() => expect(store.state.getState().sync?.hub).toBe('unreachable'))
  await person.click(await screen.findByRole('button', { name: /to send/ }))
  const list = await screen.findByRole('list', { name: 'Waiting to be sent' })
  await waitFor(() => expect(list.textContent).toContain('Whitcomb, Harold'))
  expect(screen.getByText(/^No network since/)).toBeTruthy()
  await expectNoBarriers()
  hub.reach(true)
  await person.click(screen.getByRole('button', { name: 'Try now' }))
  await screen.findByText('Nothing waits')
  await screen.findByText('The hub answers')
})

test('a signature that a later version overtook is told, and calls nobody', async () => {
  const record = aRecord()
  const { store } = await renderWithBackend({ as: 'priya-nair', record })
  record.writable.exec(
    `insert into outbox (id, kind, ref, body, content_sha256, state, is_next, next_try_utc, created_utc, settled_utc, last_answer)
     values ('o1', 'signed', 's1', '{}', 'h1', 'overtaken', 0, '2026-03-02T21:00:00.000Z', '2026-03-02T21:00:00.000Z',
       '2026-03-02T22:00:00.000Z', 'Version 2 carries both.')`,
  )
  store.go({ name: 'syncMonitor' })
  const list = await screen.findByRole('list', { name: 'Settled by a later version' })
  expect(list.textContent).toContain('Version 2 carries both; since 16:00.')
  expect(store.state.getState().sync?.needsPerson).toBe(0)
  await expectNoBarriers()
})
