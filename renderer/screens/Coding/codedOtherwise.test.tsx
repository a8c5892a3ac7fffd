import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { codedOtherwise } from '#test/builders/resealed.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

test('what the hub codes otherwise than was signed stands at the visit and before the billers', async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: codedOtherwise(aSignedEnvelope(1)) }, key)
  const ports = { clientFor: wire.clientFor }
  const drawn = await renderWithBackend({ as: 'grace-kim', clock, hub: await wire.place(), ports })
  await drawn.desk.value(drawn.api, 'sync.now', {})
  drawn.store.go({ name: 'coding', sessionId: 'session-1' })
  await screen.findByText('The hub codes this visit otherwise than it was signed')
  await screen.findByText(/^Signed 96415 × 7; recomputed 96415 × 3 .* tell support\.$/)
  await expectNoBarriers()
  drawn.store.go({ name: 'exceptions' })
  const sentences = await screen.findAllByText(
    /^The hub codes version 1 otherwise than it was signed: signed 96415 × 7;/,
    {},
    { timeout: 10_000 },
  )
  expect(sentences.length).toBeGreaterThan(0)
  expect(screen.getAllByText('Coded otherwise').length).toBeGreaterThan(0)
}, 120_000)
