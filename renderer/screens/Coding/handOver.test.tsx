import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { dueAt, putDestination, settle } from '#hub/outgoing/outgoingStore.ts'
import { brDay } from '#test/builders/brDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer277, readClaimFile } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

const mllp = { kind: 'mllp', host: '127.0.0.1', port: 1, tlsCa: null, version: '2.5.1', ackTimeoutSeconds: 30 }

/** A signed visit that the hub has, in front of the biller; the hub knows one HL7 receiver and one folder. */
async function atTheVisit(as = 'grace-kim') {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1) }, key)
  const { store: hubStore } = wire.hub
  const put = (id: string, name: string, settings: object) =>
    hubStore.transact(putDestination(id, { name, settings: JSON.stringify(settings), secrets: null }))
  await put('pm', 'Practice system', mllp)
  await put('fhir', 'Record server', { kind: 'fhir', base: 'https://fhir.example.org', smart: null })
  await put('house', 'Clearinghouse', { kind: 'folder', folder: '/nowhere', answersFolder: null })
  const ports = { clientFor: wire.clientFor }
  const drawn = await renderWithBackend({ as, clock, hub: await wire.place(), ports })
  await drawn.desk.value(drawn.api, 'sync.now', {})
  drawn.store.go({ name: 'coding', sessionId: 'session-1' })
  return {
    ...drawn,
    /** What waits for a destination meets this end. */
    async meets(destinationId: string, state: 'delivered' | 'needs_person', words: string): Promise<string> {
      const due = await hubStore.look(dueAt(destinationId, wire.hub.ports.now()))
      if (!due) throw new Error(`nothing waits for ${destinationId}`)
      await hubStore.transact(settle(due.id, state, words, wire.hub.ports.now()))
      return due.name
    },
  }
}

const time = { timeout: 120_000 }
const soon = { timeout: 10_000 }

test(
  'charges go to the practice’s system, the receipt is read in words, and they are credited once charged',
  time,
  async () => {
    const { person, meets } = await atTheVisit()
    await person.click(await screen.findByRole('button', { name: 'Send the charges to Practice system' }))
    await screen.findByText('On its way to Practice system. The receipt appears below.')
    await screen.findByText('On its way')
    expect(await meets('pm', 'delivered', 'Acknowledged with AA.')).toBe('260302AA001-R1')
    await screen.findByText(/Acknowledged with AA\./, {}, soon)
    await expectNoBarriers()
    await person.click(screen.getByRole('button', { name: 'Send the charges to Practice system' }))
    await screen.findByText(/^Practice system has it already/)
    await person.click(screen.getByRole('button', { name: 'Credit the charges at Practice system' }))
    await waitFor(async () => expect(await meets('pm', 'delivered', 'Acknowledged with AA.')).toBe('260302AA001-V1'))
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Credit/ })).toBeNull(), soon)
  },
)

test('charges that went before an authorization came say so, and are sent again with it', time, async () => {
  const { person, desk, api, meets } = await atTheVisit()
  await person.click(await screen.findByRole('button', { name: 'Send the charges to Practice system' }))
  await screen.findByText('On its way')
  await meets('pm', 'delivered', 'Acknowledged with AA.')
  await screen.findByText(/Acknowledged with AA\./, {}, soon)
  expect(screen.queryByText('Charged with another authorization')).toBeNull()
  const [own] = brDay().chart.scheduled.authorizations
  if (!own) throw new Error('the worked day is authorized')
  const authorization = { ...own, number: 'R-LATE' }
  await desk.value(api, 'claim.authorize', { sessionId: 'session-1', authorization, isWithdrawn: false })
  await screen.findByText('Charged with another authorization', {}, soon)
  await expectNoBarriers()
  await person.click(screen.getByRole('button', { name: 'Send the charges to Practice system' }))
  await waitFor(async () => expect(await meets('pm', 'delivered', 'Acknowledged with AA.')).toBe('260302AA001-R1C1'))
  await waitFor(() => expect(screen.queryByText('Charged with another authorization')).toBeNull(), soon)
})

test('charges at a FHIR server are taken back from the same button', time, async () => {
  const { person, meets } = await atTheVisit()
  await person.click(await screen.findByRole('button', { name: 'Send the charges to Record server' }))
  await waitFor(async () => expect(await meets('fhir', 'delivered', '40 resources taken.')).toBe('260302AA001-v1'))
  await person.click(await screen.findByRole('button', { name: 'Credit the charges at Record server' }, soon))
  await waitFor(async () => expect(await meets('fhir', 'delivered', '20 resources taken.')).toBe('260302AA001-V1'))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Credit/ })).toBeNull(), soon)
})

test('charges of a visit whose claim left in a file are asked about, and go when a person says so', time, async () => {
  const { person, desk, api } = await atTheVisit()
  const { batch } = await desk.value(api, 'batches.build', {
    form: 'professional',
    sessions: [{ sessionId: 'session-1', as: 'claim' }],
  })
  await desk.value(api, 'batches.take', { batchId: batch?.id ?? '' })
  const charge = async () =>
    person.click(await screen.findByRole('button', { name: 'Send the charges to Practice system' }))
  await charge()
  const question = within(await screen.findByRole('dialog', { name: 'This may reach the payer twice' }))
  question.getByText(/was saved by Grace Kim on .* If the charges are billed as well, its payer gets it twice\./)
  await expectNoBarriers()
  await person.click(question.getByRole('button', { name: 'Leave it' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), soon)
  expect(screen.queryByText('On its way')).toBeNull()
  await charge()
  await person.click(await screen.findByRole('button', { name: 'Send the charges all the same' }))
  await screen.findByText('On its way', {}, soon)
  await waitFor(() =>
    expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.chargesSent')).toMatchObject([
      { payload: { again: 'true' } },
    ]),
  )
})

test('what the receiver did not take says why, and goes again when a person says so', time, async () => {
  const { person, meets } = await atTheVisit()
  await person.click(await screen.findByRole('button', { name: 'Send the charges to Practice system' }))
  await screen.findByText('On its way')
  await meets('pm', 'needs_person', 'The receiver did not take the message (AE). FT1 field 20: unknown provider.')
  await screen.findByText('Needs you', {}, soon)
  await screen.findByText(/unknown provider/)
  await person.click(screen.getByRole('button', { name: 'Try again: 260302AA001-R1' }))
  await screen.findByText('It goes again at once.')
  await screen.findByText('On its way', {}, soon)
})

test(
  'one visit’s claim file has the ledger’s next number, leaves from here, and is taken back with the payer’s',
  time,
  async () => {
    const { person, desk, api, store } = await atTheVisit()
    await person.click(await screen.findByRole('button', { name: 'Claim file' }))
    const sheet = within(await screen.findByRole('dialog', { name: 'Claim file of this visit' }))
    await expectNoBarriers()
    await person.click(sheet.getByRole('button', { name: 'Build the claim file' }))
    await sheet.findByText('Claim file number 1 is built.')
    await sheet.findByText(/_837P_20260302_000000001\.x12$/)
    await person.click(sheet.getByRole('button', { name: 'Send to Clearinghouse' }))
    await sheet.findByText('On its way to Clearinghouse. The receipt appears below.')
    await person.click(sheet.getByRole('button', { name: 'Done' }))

    const { batches } = await desk.value(api, 'batches.list', {})
    const { text } = await desk.value(api, 'batches.take', { again: true, batchId: batches[0]?.id ?? '' })
    await desk.value(api, 'answers.load', { fileName: 'a.277', text: answer277(readClaimFile(text), 801, []) })
    await person.click(await screen.findByRole('button', { name: 'Take the claim back' }, soon))
    const back = within(await screen.findByRole('dialog', { name: 'Take the claim back' }))
    await person.click(back.getByRole('button', { name: 'Build the file that takes it back' }))
    await back.findByText('Claim file number 2 is built.')
    await expectNoBarriers()
    await person.click(back.getByRole('button', { name: 'Done' }))
    const after = await desk.value(api, 'batches.open', {
      batchId: (await desk.value(api, 'batches.list', {})).batches[0]?.id ?? '',
    })
    expect(after.claims).toMatchObject([{ frequency: '8' }])
    store.go({ name: 'worklist' })
  },
)

test('a file that cannot be built says why, and nothing is built', time, async () => {
  const { person, desk, api } = await atTheVisit()
  await desk.value(api, 'batches.build', { form: 'professional', sessions: [{ sessionId: 'session-1', as: 'claim' }] })
  await person.click(await screen.findByRole('button', { name: 'Claim file' }))
  await person.click(await screen.findByRole('button', { name: 'Build the claim file' }))
  await screen.findByText(/^Version 1 already left, as 260302AA001\./)
})

test(
  'a visit that is charged is asked about before it stands in a claim file, and the audit says so',
  time,
  async () => {
    const { person, desk, api } = await atTheVisit()
    await desk.value(api, 'claim.send', { sessionId: 'session-1', destinationId: 'pm', as: 'claim' })
    await person.click(await screen.findByRole('button', { name: 'Claim file' }))
    await person.click(await screen.findByRole('button', { name: 'Build the claim file' }))
    const question = async () =>
      within(await screen.findByRole('dialog', { name: 'This may reach the payer twice' }, soon))
    ;(await question()).getByText(/^The charges 260302AA001-R1 of this visit are on their way to Practice system\./)
    await expectNoBarriers()
    await person.click((await question()).getByRole('button', { name: 'Leave it' }))
    expect((await desk.value(api, 'batches.list', {})).batches).toEqual([])
    await person.click(await screen.findByRole('button', { name: 'Build the claim file' }))
    await person.click((await question()).getByRole('button', { name: 'Build it all the same' }))
    await screen.findByText('Claim file number 1 is built.', {}, soon)
    const ordered = desk.auditEntries().filter(({ kind }) => kind === 'audit.batchOrdered')
    expect(ordered.map(({ payload }) => 'again' in payload)).toEqual([false, false, true])
  },
)

test('an auditor sees what left and has nothing to send', time, async () => {
  await atTheVisit('ines-faro')
  await screen.findByRole('heading', { name: 'Hand over' })
  expect(screen.queryByRole('button', { name: /^(Send|Claim file|Credit)/ })).toBeNull()
})
