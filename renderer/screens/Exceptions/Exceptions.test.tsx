import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer835, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

test('a biller places money that found no line, with a reason, and takes it back', { timeout: 120_000 }, async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1) }, key)
  const hub = await wire.place()
  const { api, person, store, desk } = await renderWithBackend({
    as: 'grace-kim',
    clock,
    hub,
    ports: { clientFor: wire.clientFor },
  })
  await desk.value(api, 'sync.now', {})
  const sessions = [{ sessionId: 'session-1', as: 'claim' as const }]
  const { batch } = await desk.value(api, 'batches.build', { form: 'professional', sessions })
  const taken = await desk.value(api, 'batches.take', { batchId: batch?.id ?? '' })
  const [claim] = readClaimFile(taken.text).claims
  if (!claim) throw new Error('the file holds no claim')
  const theirs = { ...claim, reference: 'THEIRS-1', lines: claim.lines.map((line, n) => ({ ...line, id: `T-${n}` })) }
  const { text } = answer835('EFT9', 77, [{ claim: theirs, status: '1', decide: usualDecision }])
  await desk.value(api, 'answers.load', { fileName: 'paid.835', text })

  store.go({ name: 'exceptions' })
  await screen.findByText(/^MEDICARE PART B, payment EFT9: .*, charge 6,788\.47, paid/)
  const candidate = await screen.findByRole('radio', { name: /^Patient1, Test, 260302AA001, Medicare Part B/ })
  await person.click(candidate)
  const place = await screen.findByRole('button', { name: /^Place \$/ })
  expect(place.getAttribute('aria-disabled')).toBe('true')
  // Every line looks like one of ours: all are chosen, the reason alone is missing.
  expect(screen.getAllByRole('button', { name: / × .*paid / }).length).toBe(claim.lines.length)
  await person.type(screen.getByRole('textbox', { name: /^Why it belongs there/ }), 'Same patient, day and charge')
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: /^Place \$/ }))
  await screen.findByText('No exceptions')

  await person.click(screen.getByRole('button', { name: /^Settled/ }))
  await screen.findByText('Placed on 260302AA001 by Grace Kim')
  const { lines } = await desk.value(api, 'claim.payments', { sessionId: 'session-1' })
  expect(lines.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBeGreaterThan(0)
  await person.type(screen.getByRole('textbox', { name: /^Why it does not belong/ }), 'The other visit')
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: 'Take it back' }))
  await waitFor(() => expect(screen.queryByText('Placed on 260302AA001 by Grace Kim')).toBeNull())
  const back = await desk.value(api, 'claim.payments', { sessionId: 'session-1' })
  expect(back.lines.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(0)
  const kinds = desk.auditEntries().map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind.startsWith('audit.payment'))).toEqual([
    'audit.paymentPlaced',
    'audit.paymentTakenBack',
  ])

  // Another visit is found by name where the payer's charge leads nowhere.
  await person.click(screen.getByRole('button', { name: /^Open/ }))
  const find = await screen.findByRole('textbox', { name: 'Another visit' })
  await person.type(find, 'patient1')
  await person.click(await screen.findByRole('radio', { name: /^Patient1, Test, 260302AA001, \d/ }))
  await screen.findByRole('radio', { name: /^Patient1, Test, 260302AA001, Medicare Part B/ })
})
