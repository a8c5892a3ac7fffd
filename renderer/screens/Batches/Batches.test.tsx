import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { HubOutput } from '#shared/ipc/hubContract.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer277, readClaimFile } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

test('a biller builds a claim file, brings in the answer, and mends what came back', { timeout: 120_000 }, async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  for (const n of [1, 2]) await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(n) }, key)
  const ports = { clientFor: wire.clientFor }
  const { api, person, store, desk } = await renderWithBackend({
    as: 'grace-kim',
    clock,
    hub: await wire.place(),
    ports,
  })
  await desk.value(api, 'sync.now', {})
  await waitFor(() => expect(store.state.getState().worklistTurn).toBeGreaterThan(0))

  await person.click(await screen.findByRole('button', { name: 'Batches' }))
  await screen.findByText('No claim file yet')
  await person.click(screen.getByRole('button', { name: 'Build a claim file' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Build a claim file' }))
  await sheet.findByRole('checkbox', { name: /^Patient1, Test, 260302AA001/ })
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: /^Build with 2 visits/ }))
  const table = within(await screen.findByRole('grid', { name: 'Batches' }))
  await table.findByText('Number 1')
  table.getByText('No answer yet')

  const { batches } = ((await wire.hub.call('batches.list', { limit: 1 }, key)) as { value: HubOutput<'batches.list'> })
    .value
  const batchId = batches[0]?.id ?? ''
  const { text } = await desk.value(api, 'batches.take', { batchId })
  const answer = answer277(readClaimFile(text), 801, ['260302AA001'])
  await person.upload(screen.getByLabelText('Load an answer', { selector: 'input' }), new File([answer], 'a.277'))
  await screen.findByText('a.277 was read')
  await table.findByText('1 accepted, 1 rejected')
  table.getByText('Claim by claim')
  await expectNoBarriers()

  await person.click(screen.getByRole('button', { name: 'Exceptions' }))
  const list = within(await screen.findByRole('grid', { name: 'Exceptions' }))
  await list.findByText('Rejected, something is not valid: NPI (billing provider).')
  await expectNoBarriers()
  await person.type(screen.getByRole('textbox', { name: /^What was done/ }), 'NPI corrected')
  await person.click(screen.getByRole('button', { name: 'Settle' }))
  await screen.findByText('No exceptions')
})

test('a visit is taken by one biller, and its payer’s number is entered by hand', { timeout: 120_000 }, async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1) }, key)
  const ports = { clientFor: wire.clientFor }
  const { api, person, store, desk } = await renderWithBackend({
    as: 'grace-kim',
    clock,
    hub: await wire.place(),
    ports,
  })
  await desk.value(api, 'sync.now', {})
  await desk.value(api, 'batches.build', { form: 'professional', sessions: [{ sessionId: 'session-1', as: 'claim' }] })
  store.go({ name: 'coding', sessionId: 'session-1' })
  await person.click(await screen.findByRole('button', { name: 'Take this visit' }))
  await screen.findByRole('button', { name: 'Give it back' })
  await person.type(screen.getByRole('textbox', { name: /^Payer’s claim number/ }), 'ICN-77')
  await person.click(screen.getByRole('button', { name: 'Enter' }))
  await screen.findByText('ICN-77, entered by hand')
  await expectNoBarriers()
  store.go({ name: 'worklist' })
  await screen.findByText('With you')
})

test('a file that is being built says how far it is, and is stopped without a trace', {
  timeout: 120_000,
}, async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  for (let n = 1; n <= 12; n += 1) await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(n) }, key)
  const ports = { clientFor: wire.clientFor }
  const drawn = await renderWithBackend({ as: 'grace-kim', clock, hub: await wire.place(), ports })
  const { api, person, desk } = drawn
  await desk.value(api, 'sync.now', {})
  await person.click(await screen.findByRole('button', { name: 'Batches' }))
  await person.click(await screen.findByRole('button', { name: 'Build a claim file' }))
  await screen.findByRole('checkbox', { name: /^Patient12, Test/ })
  const goOn = wire.hub.pause()
  await person.click(screen.getByRole('button', { name: 'Build with 12 visits' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Build a claim file' }))
  await sheet.findByText('0 of 12 visits looked at')
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Stop building' }))
  goOn()
  await screen.findByText('It was stopped. Nothing of it is kept, and every visit is as it was.')
  expect((await desk.value(api, 'batches.list', {})).batches).toEqual([])
  expect(await screen.findByRole('button', { name: 'Build with 12 visits' })).toBeTruthy()
})

test('a claim file that was saved is asked about before it is saved again, and the audit says so', {
  timeout: 120_000,
}, async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1) }, key)
  const ports = { clientFor: wire.clientFor }
  const { api, person, desk, store } = await renderWithBackend({
    as: 'grace-kim',
    clock,
    hub: await wire.place(),
    ports,
  })
  await desk.value(api, 'sync.now', {})
  const sessions = [{ sessionId: 'session-1', as: 'claim' as const }]
  const { batch } = await desk.value(api, 'batches.build', { form: 'professional', sessions })
  await desk.value(api, 'batches.take', { batchId: batch?.id ?? '' })
  store.go({ name: 'batches', batchId: null })
  await person.click(await screen.findByRole('button', { name: 'Save the file' }))
  const asked = within(await screen.findByRole('dialog', { name: 'This may reach the payer twice' }))
  asked.getByText(/was saved by Grace Kim on 2026-03-02 at 16:00 and counts as sent/)
  await expectNoBarriers()
  await person.click(asked.getByRole('button', { name: 'Save it all the same' }))
  await screen.findByText(/do not upload it again/)
  const taken = desk.auditEntries().filter(({ kind }) => kind === 'audit.batchTaken')
  expect(taken.map(({ payload }) => 'again' in payload)).toEqual([false, true])
})
