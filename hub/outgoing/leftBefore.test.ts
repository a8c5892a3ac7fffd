import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { person, type Transport } from '#electron/exchange/transport.ts'
import { aCarryingHub, type CarryingHub, onTheWay } from '#test/builders/aCarryingHub.ts'
import { grace } from '#test/builders/aClaimDesk.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer277, readClaimFile } from '#test/fakes/clearinghouse.ts'
import { changedSince, markNow } from '../batches/buildBatch.ts'
import { dueAt, settle } from './outgoingStore.ts'
import { type TransportFor, transportsOn } from './transportFor.ts'

const file = 'lakeside_837P_20260303_000000001.x12'
const toHouse = { batchId: 'b1', destinationId: 'house', by: grace }
const byHand = { batchId: 'b1', by: grace }

let hub: CarryingHub
beforeEach(async () => {
  hub = await aCarryingHub()
  await hub.desk.build('b1', [{ sessionId: 'session-1' }])
})

const batch = async () => (await hub.desk.value('batches.get', { batchId: 'b1' })).batch
const savedBy = `${file} was saved by Grace Kim on 2026-03-03 at 09:00 and counts as sent.`

describe('a claim file that was saved', () => {
  beforeEach(async () => void (await hub.desk.value('batches.take', byHand)))

  it('is asked about before it is sent, and nothing goes until somebody says that it was not used', async () => {
    expect(await hub.desk.no('batches.send', toHouse)).toBe(
      `${savedBy} If the saved file was uploaded, each claim would reach its payer twice.`,
    )
    await hub.courier().round()
    expect(readdirSync(hub.out)).toEqual([])
  })

  it('and was not used counts as not sent until it arrives', async () => {
    expect((await hub.desk.value('batches.send', { ...toHouse, again: true })).queued).toBe(true)
    expect(await batch()).toMatchObject({ sentHow: null, states: [{ state: 'built', count: 1 }] })
    await hub.courier().round()
    expect(await batch()).toMatchObject({ sentHow: 'Place house', states: [{ state: 'sent', count: 1 }] })
    expect(readdirSync(hub.out)).toEqual([file])
  })

  it('is not sent at all once its receiver has answered', async () => {
    await hub.desk.file(answer277(readClaimFile(await hub.desk.take('b1')), 801))
    expect(await hub.desk.no('batches.send', { ...toHouse, again: true })).toContain('Its receiver has answered')
  })

  it('is asked about before it is saved once more', async () => {
    expect(await hub.desk.no('batches.take', byHand)).toBe(
      `${savedBy} Uploaded twice, each claim would reach its payer twice.`,
    )
    expect((await hub.desk.value('batches.take', { ...byHand, again: true })).fileName).toBe(file)
  })
})

describe('a claim file that is sent', () => {
  it('and arrived is saved as a copy, after a question', async () => {
    await hub.send('b1')
    await hub.courier().round()
    expect(await hub.desk.no('batches.take', byHand)).toContain(`${file} arrived at Place house.`)
    await hub.desk.value('batches.take', { ...byHand, again: true })
    expect(await batch()).toMatchObject({ sentHow: 'Place house' })
  })

  it('and is still on its way does not go there any more once it was saved', async () => {
    await hub.send('b1')
    expect(await hub.desk.no('batches.take', byHand)).toContain('is on its way to Place house')
    await hub.desk.value('batches.take', { ...byHand, again: true })
    const courier = hub.courier()
    await courier.round()
    expect(readdirSync(hub.out)).toEqual([])
    expect(await batch()).toMatchObject({ sentHow: 'by hand', states: [{ state: 'sent', count: 1 }] })
    expect((await onTheWay(hub))[0]).toMatchObject({
      state: 'needs_person',
      words: expect.stringContaining('Saved by'),
    })
    const [{ id = '' } = {}] = (await hub.desk.value('outgoing.list', { limit: 1 })).outgoing
    expect(await hub.desk.no('outgoing.retry', { id, by: grace })).toContain('counts as sent')
    await hub.desk.value('outgoing.retry', { id, by: grace, again: true })
    await courier.round()
    expect(readdirSync(hub.out)).toEqual([file])
  })

  it('does not leave when it is saved between the two steps of a try', async () => {
    await hub.send('b1')
    const courier = hub.courier((settings, secrets): Transport => {
      const real = transportsOn(hub.desk.ports)(settings, secrets)
      return {
        ...real,
        async prepare(out) {
          await hub.desk.value('batches.take', { ...byHand, again: true })
          return real.prepare(out)
        },
      }
    })
    await courier.round()
    expect(readdirSync(hub.out).filter((name) => name.endsWith('.x12'))).toEqual([])
    expect(await batch()).toMatchObject({ sentHow: 'by hand' })
  })

  it('and was refused at the first place is not tried there again once it went to a second', async () => {
    await hub.destination('second', { kind: 'folder', folder: hub.answers, answersFolder: null })
    await hub.send('b1')
    const refusing: TransportFor = (settings, secrets) => ({
      ...transportsOn(hub.desk.ports)(settings, secrets),
      prepare: async () => person('No.'),
    })
    await hub.courier(refusing).round()
    const [{ id = '' } = {}] = (await hub.desk.value('outgoing.list', { limit: 1 })).outgoing
    await hub.desk.value('batches.send', { ...toHouse, destinationId: 'second' })
    expect(await hub.desk.no('outgoing.retry', { id, by: grace, again: true })).toContain('went to Place second')
  })
})

describe('charges of a visit whose claim left in a file', () => {
  const facts = { decisions: [], ndcCodes: [], charges: [] }
  const charges = { sessionId: 'session-1', version: 1, facts, as: 'claim', by: grace } as const
  const twice = 'If the charges are billed as well, its payer gets it twice.'
  beforeEach(async () => {
    const mllp = {
      kind: 'mllp',
      host: '127.0.0.1',
      port: 1,
      tlsCa: null,
      version: '2.5.1',
      ackTimeoutSeconds: 30,
    } as const
    await hub.destination('pm', mllp)
    await hub.destination('fhir', { kind: 'fhir', base: 'https://fhir.example.org', smart: null })
  })
  const send = (destinationId: string, more: object = {}) =>
    hub.desk.value('charges.send', { ...charges, destinationId, ...more })
  const asked = (destinationId: string) => hub.desk.no('charges.send', { ...charges, destinationId })

  it.each(['pm', 'fhir'])('are asked about wherever that file is, and nothing waits for %s meanwhile', async (to) => {
    const of = `It has claim 260302AA001 of this visit. ${twice}`
    expect(await asked(to)).toBe(`${file} is built and lies under Batches. ${of}`)
    await hub.send('b1')
    expect(await asked(to)).toBe(`${file} is on its way to Place house. ${of}`)
    await hub.courier().round()
    expect(await asked(to)).toBe(`${file} arrived at Place house. ${of}`)
    expect((await onTheWay(hub)).map(({ name }) => name)).toEqual([file])
    expect((await send(to, { again: true })).queued).toBe(true)
  })

  it('are asked about where it was saved, with who did it and when', async () => {
    await hub.desk.value('batches.take', byHand)
    expect(await asked('pm')).toContain(savedBy)
  })

  it('are not asked about where the payer sent the claim back, or it was taken back', async () => {
    await hub.desk.file(answer277(readClaimFile(await hub.desk.take('b1')), 801, ['260302AA001']))
    expect((await send('pm')).queued).toBe(true)
    await hub.desk.build('b2', [{ sessionId: 'session-2' }])
    await hub.desk.file(answer277(readClaimFile(await hub.desk.take('b2')), 802))
    const second = { ...charges, sessionId: 'session-2', destinationId: 'pm' }
    expect(await hub.desk.no('charges.send', second)).toContain(twice)
    await hub.desk.build('b3', [{ sessionId: 'session-2', as: 'void' }])
    expect((await hub.desk.value('charges.send', second)).queued).toBe(true)
  })

  it('are not asked about again where they are charged already, nor where they are credited', async () => {
    await send('pm', { again: true })
    await hub.desk.submit(aSignedEnvelope(1, { version: 2, rituximabStop: '13:15' }))
    expect((await send('pm', { version: 2 })).queued).toBe(true)
    expect((await send('pm', { version: 2, as: 'void' })).queued).toBe(true)
  })
})

describe('a claim of a visit whose charges left', () => {
  const facts = { decisions: [], ndcCodes: [], charges: [] }
  const twice = 'If the visit leaves in a claim file as well, its payer gets it twice.'
  const charges = { facts, destinationId: 'fhir', by: grace } as const
  const charge = (n: number, version = 1, as: 'claim' | 'void' = 'claim') =>
    hub.desk.value('charges.send', { ...charges, sessionId: `session-${n}`, version, as })
  const build = (batchId: string, chosen: object = {}) =>
    hub.desk.value('batches.build', {
      ...({ batchId, form: 'professional', production: false, by: grace } as const),
      sessions: [{ sessionId: 'session-2', version: 1, facts, as: 'claim', ...chosen }],
    })
  const ended = async (state: 'delivered' | 'needs_person', mayHaveArrived = false) => {
    const { store, ports } = hub.desk
    const due = await store.look(dueAt('fhir', ports.now()))
    await store.transact(settle(due?.id ?? '', state, 'Its words.', ports.now(), mayHaveArrived))
  }
  beforeEach(() => hub.destination('fhir', { kind: 'fhir', base: 'https://fhir.example.org', smart: null }))

  it('is asked about wherever they are, and stands in no file until somebody says that it shall', async () => {
    await charge(2)
    const asks = async (batchId: string) => {
      const { batch, leftOut } = await build(batchId)
      expect([batch, leftOut]).toMatchObject([null, [{ reference: '260302AA002', asks: true }]])
      return leftOut[0]?.words
    }
    expect(await asks('b2')).toEqual([
      `The charges 260302AA002-v1 of this visit are on their way to Place fhir. ${twice}`,
    ])
    await ended('needs_person', true)
    expect(await asks('b3')).toEqual([
      `The charges 260302AA002-v1 of this visit may have arrived at Place fhir: an earlier try was not answered. ${twice}`,
    ])
    const { batch, leftOut } = await build('b4', { again: true })
    expect([batch?.claims, leftOut]).toEqual([1, []])
    await hub.send('b4')
  })

  it('is not asked about where they were refused or credited, nor where it has left already', async () => {
    await charge(2)
    await ended('delivered')
    await charge(2, 1, 'void')
    expect((await build('b2')).batch?.claims).toBe(1)
    await hub.desk.file(answer277(readClaimFile(await hub.desk.take('b2')), 802, ['260302AA002']))
    await ended('delivered')
    await hub.desk.submit(aSignedEnvelope(2, { version: 2, rituximabStop: '13:15' }))
    await charge(2, 2)
    await ended('needs_person')
    expect((await build('b3', { version: 2 })).batch?.claims).toBe(1)
  })

  it('that was asked about once is corrected without a question as long as nothing newer is charged', async () => {
    await charge(2)
    await build('b2', { again: true })
    await hub.desk.file(answer277(readClaimFile(await hub.desk.take('b2')), 802))
    await hub.desk.submit(aSignedEnvelope(2, { version: 2, rituximabStop: '13:15' }))
    expect((await build('b3', { version: 2 })).batch?.claims).toBe(1)
    await hub.desk.file(answer277(readClaimFile(await hub.desk.take('b3')), 803))
    await hub.desk.submit(aSignedEnvelope(2, { version: 3, rituximabStop: '13:05' }))
    await hub.desk.value('charges.send', { ...charges, sessionId: 'session-2', version: 3, as: 'claim', again: true })
    expect((await build('b4', { version: 3 })).leftOut).toMatchObject([{ asks: true }])
    expect((await build('b5', { version: 3, as: 'void' })).batch?.claims).toBe(1)
  })

  it('is left out with the question where the other visits of the file are not charged', async () => {
    await hub.desk.value('batches.take', byHand)
    await hub.desk.submit(aSignedEnvelope(3))
    await charge(3)
    const built = await hub.desk.build('b2', [{ sessionId: 'session-2' }, { sessionId: 'session-3' }])
    expect([built.batch?.claims, built.leftOut]).toMatchObject([1, [{ sessionId: 'session-3', asks: true }]])
    expect((await hub.desk.value('batches.get', { batchId: 'b2' })).batch.leftOut).toMatchObject([{ asks: true }])
  })

  it('is looked at again where they leave while its file is built', async () => {
    const mark = await hub.desk.store.look(markNow())
    await charge(2)
    expect(await hub.desk.store.look(changedSince(mark))).toEqual(new Set(['session-2']))
  })
})
