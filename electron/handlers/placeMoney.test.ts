import { describe, expect, it } from 'vitest'
import { grace } from '#test/builders/aClaimDesk.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer835, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

const visits = Array.from({ length: 10 }, (_, index) => `session-${index + 1}`)
const behindTheCut = 'session-9'
const none = { decisions: [], ndcCodes: [], charges: [] }

/** Ten visits of the same charge at the payer, the ninth of a patient whom this desk knows, and one payment for the first of them that names none of ours. */
async function aPaidVisit() {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const priya = await desk.signIn('priya-nair')
  const [known] = (await desk.value(priya, 'restricted.find', { text: 'Whitcomb' })).patients
  if (!known) throw new Error('the demo has no such patient')
  for (const [index, sessionId] of visits.entries()) {
    const facts = sessionId === behindTheCut ? { patientId: known.patientId } : {}
    await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(index + 1, facts) }, key)
  }
  const biller = await desk.signIn('grace-kim')
  await desk.value(biller, 'sync.now', {})
  const sessions = visits.map((sessionId) => ({ sessionId, version: 1, facts: none, as: 'claim' as const }))
  const batch = { batchId: 'b1', form: 'professional', production: false, by: grace, sessions } as const
  await wire.hub.call('batches.build', batch, key)
  const taken = await wire.hub.call('batches.take', { batchId: 'b1', by: grace }, key)
  if (!taken.ok) throw new Error(taken.error.message)
  const [claim] = readClaimFile((taken.value as { text: string }).text).claims
  if (!claim) throw new Error('no claim in the file')
  const lines = claim.lines.map((line, at) => ({ ...line, id: `THEIRS-${at}` }))
  const foreign = { claim: { ...claim, reference: 'THEIRS', lines }, status: '1', decide: usualDecision }
  const { text } = answer835('EFT9', 77, [foreign])
  await wire.hub.call('answers.file', { fileName: 'a.835', text, by: grace }, key)
  const { exceptions } = await desk.value(biller, 'exceptions.list', { settled: false })
  const exceptionId = exceptions.find(({ kind }) => kind === 'unmatched_payment')?.id ?? ''
  const place = {
    ...{ exceptionId, sessionId: 'session-1', reference: claim.reference, version: 1, words: 'Same day and charge' },
    lineIds: claim.lines.map(({ id }) => id),
  }
  return { desk, biller, priya, known, exceptionId, place }
}

describe('money placed by hand', () => {
  it('is placed on the visit that was guarded, and kept under visit and claim when it is placed and taken back', async () => {
    const { desk, biller, exceptionId, place } = await aPaidVisit()
    const other = await biller.call('payments.place', { ...place, sessionId: 'session-2' })
    expect(other).toMatchObject({ refusal: { facts: { text: expect.stringMatching(/is of another visit/) } } })
    await desk.value(biller, 'payments.place', place)
    await desk.value(biller, 'payments.takeBack', { exceptionId, words: 'Of the week before' })
    const kept = desk.auditEntries().filter(({ kind }) => kind.startsWith('audit.payment'))
    const about = { claim: place.reference, trace: 'EFT9' }
    expect(kept).toMatchObject([
      { kind: 'audit.paymentPlaced', sessionId: 'session-1', payload: about },
      { kind: 'audit.paymentTakenBack', sessionId: 'session-1', payload: { ...about, version: '1' } },
    ])
  })

  it('hides the name on the answer while any visit that may be meant is restricted, whatever is looked for', async () => {
    const { desk, biller, priya, known, exceptionId } = await aPaidVisit()
    const nameAt = async (sessionId: string | null) =>
      (await desk.value(biller, 'payments.unmatched', { exceptionId, sessionId })).money.patientName
    expect(await nameAt('session-2')).toBe('PATIENT, TEST')
    const { candidates } = (await desk.value(biller, 'payments.unmatched', { exceptionId, sessionId: null })).money
    expect(candidates.map(({ sessionId }) => sessionId)).not.toContain(behindTheCut)
    const { patientId, mrn } = known
    await desk.signIn('priya-nair')
    const mark = { patientId, mrn, isRestricted: true, reason: 'A colleague', staffId: null }
    await desk.value(priya, 'restricted.put', mark)
    await desk.signIn('grace-kim')
    expect(await nameAt(null)).toBe('Restricted chart')
    expect(await nameAt('session-2')).toBe('Restricted chart')
  })
})
