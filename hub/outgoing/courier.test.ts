import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Transport } from '#electron/exchange/transport.ts'
import { aClaimDesk, type ClaimDesk, grace } from '#test/builders/aClaimDesk.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer277, readClaimFile } from '#test/fakes/clearinghouse.ts'
import { hangsUp, hl7Receiver, type Manner, says } from '#test/fakes/hl7Receiver.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'
import { openHubStore } from '../openStore.ts'
import { type Courier, createCourier } from './courier.ts'
import type { DestinationSettings } from './destination.ts'
import { putDestination } from './outgoingStore.ts'
import { sealOf } from './seal.ts'
import { type TransportFor, transportsOn } from './transportFor.ts'

const facts = { decisions: [], ndcCodes: [], charges: [] }

interface Hub {
  readonly desk: ClaimDesk
  readonly out: string
  readonly answers: string
  courier(wires?: TransportFor): Courier
  destination(id: string, settings: DestinationSettings): Promise<void>
  send(batchId: string): Promise<boolean>
}

async function aHubWithFolder(): Promise<Hub> {
  const folder = aFolder()
  const [out, answers] = [join(folder, 'out'), join(folder, 'in')]
  for (const one of [out, answers]) mkdirSync(one)
  const opened = await openHubStore({ folder: join(folder, 'hub') })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  onTestFinished(() => store.close())
  const desk = await aClaimDesk(store)
  for (const n of [1, 2]) await desk.submit(aSignedEnvelope(n))
  const ports = hubPortsForTest(desk.clock, () => {})
  const destination = (id: string, settings: DestinationSettings): Promise<void> =>
    store.transact(putDestination(id, { name: `Place ${id}`, settings: JSON.stringify(settings), secrets: null }))
  await destination('house', { kind: 'folder', folder: out, answersFolder: answers })
  return {
    desk,
    out,
    answers,
    destination,
    courier(wires = transportsOn(ports)) {
      const courier = createCourier({ store, ports, seal: sealOf(folder), transportFor: wires })
      onTestFinished(() => courier.close())
      return courier
    },
    send: async (batchId) => (await desk.value('batches.send', { batchId, destinationId: 'house', by: grace })).queued,
  }
}

const onTheWay = async ({ desk }: Hub) =>
  (await desk.value('outgoing.list', { limit: 50 })).outgoing.map(({ name, state, words }) => ({ name, state, words }))

describe('a claim file on its way to a folder', () => {
  let hub: Hub
  beforeEach(async () => {
    hub = await aHubWithFolder()
    await hub.desk.build('b1', [{ sessionId: 'session-1' }])
    await hub.desk.build('b2', [{ sessionId: 'session-2' }])
  })

  it('arrives byte for byte, once, and then counts as sent', async () => {
    expect([await hub.send('b1'), await hub.send('b1')]).toEqual([true, false])
    const courier = hub.courier()
    await courier.round()
    await courier.round()
    const { batch } = await hub.desk.value('batches.get', { batchId: 'b1' })
    expect(batch).toMatchObject({ sentHow: 'Place house', sentBy: 'Grace Kim', states: [{ state: 'sent' }] })
    expect(readdirSync(hub.out)).toEqual([batch.fileName])
    expect(readFileSync(join(hub.out, batch.fileName), 'utf8')).toBe(await hub.desk.take('b1'))
  })

  it('that cannot arrive waits for a person in words and lets the next one by', async () => {
    const { batch } = await hub.desk.value('batches.get', { batchId: 'b1' })
    writeFileSync(join(hub.out, batch.fileName), 'of somebody else')
    await hub.send('b1')
    await hub.send('b2')
    await hub.courier().round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered', 'needs_person'])
    expect((await hub.desk.open())[0]).toContain('A file named lakeside_837P_20260303_000000001.x12 with other content')
  })

  it('waits while the folder is away, and goes when a person has brought it back', async () => {
    const courier = hub.courier()
    renameSync(hub.out, `${hub.out}-away`)
    await hub.send('b1')
    await courier.round()
    const { destinations } = await hub.desk.value('destinations.list', {})
    expect(destinations[0]).toMatchObject({ waiting: 1, stopped: expect.stringContaining('is not there') })
    renameSync(`${hub.out}-away`, hub.out)
    await courier.round()
    expect(readdirSync(hub.out)).toEqual([])
    const [row] = (await hub.desk.value('outgoing.list', { limit: 1 })).outgoing
    await hub.desk.value('outgoing.retry', { id: row?.id ?? '', by: grace })
    await courier.round()
    expect(readdirSync(hub.out)).toHaveLength(1)
  })

  it.each<['before' | 'behind', boolean]>([
    ['before', false],
    ['behind', false],
    ['behind', true],
  ])('arrives once when the program dies %s the last step (taken meanwhile: %s)', async (when, isTaken) => {
    await hub.send('b1')
    const dying = hub.courier((settings, secrets): Transport => {
      const real = transportsOn(hub.desk.ports)(settings, secrets)
      return {
        ...real,
        async commit(out, unknown) {
          if (when === 'behind') await real.commit(out, unknown)
          throw new Error('the power is gone')
        },
      }
    })
    await dying.round()
    const [name] = readdirSync(hub.out)
    if (isTaken && name) renameSync(join(hub.out, name), join(hub.answers, '.taken'))
    // Another hub takes over when the one that died has been silent long enough.
    hub.desk.clock.pass(6)
    await hub.courier().round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered'])
    expect(readdirSync(hub.out)).toHaveLength(isTaken ? 0 : 1)
    expect(readdirSync(hub.out).some((one) => one.endsWith('.part'))).toBe(false)
  })

  it('is carried by one of two hubs only', async () => {
    await hub.send('b1')
    const [first, second] = [hub.courier(), hub.courier()]
    await first.round()
    await hub.send('b2')
    await second.round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['waiting', 'delivered'])
    await first.round()
    expect(readdirSync(hub.out)).toHaveLength(2)
  })
})

describe('answers in a folder', () => {
  it('are filed once they have stopped growing, once, and what cannot be read is put before a person', async () => {
    const hub = await aHubWithFolder()
    await hub.desk.build('b1', [{ sessionId: 'session-1' }])
    const text = answer277(readClaimFile(await hub.desk.take('b1')), 801)
    const courier = hub.courier()
    const state = async () => (await hub.desk.value('batches.get', { batchId: 'b1' })).claims[0]?.state
    writeFileSync(join(hub.answers, 'a.277'), text.slice(0, 300))
    await courier.round()
    writeFileSync(join(hub.answers, 'a.277'), text)
    await courier.round()
    expect(await state()).toBe('sent')
    await courier.round()
    expect(await state()).toBe('accepted')
    expect(await hub.desk.open()).toEqual([])
    writeFileSync(join(hub.answers, 'b.835'), 'ISA*garbage')
    for (let round = 0; round < 4; round += 1) await courier.round()
    expect(await hub.desk.open()).toEqual([
      expect.stringMatching(/^answer_unreadable: b\.835 cannot be read: segment 1/),
    ])
    expect(existsSync(join(hub.answers, 'a.277'))).toBe(true)
  })
})

const charges = (sessionId: string, version = 1) =>
  ({ sessionId, version, facts, destinationId: 'pm', as: 'claim', by: grace }) as const

describe('charges on their way to an HL7 receiver', () => {
  async function sending(manners: readonly Manner[]) {
    const receiver = await hl7Receiver(manners)
    const hub = await aHubWithFolder()
    await hub.destination('pm', {
      kind: 'mllp',
      host: '127.0.0.1',
      port: receiver.port,
      tlsCa: null,
      version: '2.5.1',
      ackTimeoutSeconds: 30,
    })
    for (const sessionId of ['session-1', 'session-2']) await hub.desk.value('charges.send', charges(sessionId))
    return { hub, receiver, courier: hub.courier() }
  }

  it('are acknowledged one after the other', async () => {
    const { hub, receiver, courier } = await sending([says('AA')])
    await courier.round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA002-R1'])
  })

  it('that got no answer go again later under the same control id, and do not keep the next ones waiting', async () => {
    const { hub, receiver, courier } = await sending([hangsUp, says('AA')])
    await courier.round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered', 'waiting'])
    hub.desk.clock.pass(1)
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA002-R1', '260302AA001-R1'])
    expect((await onTheWay(hub)).every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('stop at a receiver that takes no such messages, and none is lost', async () => {
    const { hub, receiver, courier } = await sending([says('AR')])
    await courier.round()
    await courier.round()
    expect(receiver.got).toHaveLength(1)
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    expect((await hub.desk.open())[0]).toMatch(/^not_delivered: 260302AA001-R1 did not reach Place pm\./)
  })

  it('credit first what was charged there before, whichever version that was, and charge nothing twice', async () => {
    const { hub, receiver, courier } = await sending([says('AA')])
    await courier.round()
    for (const version of [2, 3])
      await hub.desk.submit(aSignedEnvelope(1, { version, rituximabStop: version === 2 ? '13:15' : '13:05' }))
    expect((await hub.desk.value('charges.send', charges('session-1', 3))).queued).toBe(true)
    expect((await hub.desk.value('charges.send', charges('session-1', 3))).queued).toBe(false)
    await courier.round()
    const last = receiver.texts.at(-1) ?? ''
    const kinds = last.split('\r').flatMap((segment) => (segment.startsWith('FT1') ? [segment.split('|')[6]] : []))
    expect(receiver.got.at(-1)).toBe('260302AA001-R3')
    expect([kinds[0], kinds.at(-1)]).toEqual(['CR', 'CG'])
    const credited = last.split('\r').flatMap((segment) => (segment.includes('|CR|') ? [segment.split('|')[2]] : []))
    expect(credited.every((line) => receiver.texts[0]?.includes(`|${line}|`))).toBe(true)
  })

  it('are credited whole by a void, once, and only where something is charged', async () => {
    const { hub, receiver, courier } = await sending([says('AA')])
    await courier.round()
    const send = (as: 'claim' | 'void') => hub.desk.value('charges.send', { ...charges('session-1'), as })
    expect((await send('void')).queued).toBe(true)
    await courier.round()
    expect(receiver.got.at(-1)).toBe('260302AA001-V1')
    expect(receiver.texts.at(-1)).not.toContain('|CG|')
    expect(receiver.texts.at(-1)).toContain('|CR|')
    expect(await hub.desk.no('charges.send', { ...charges('session-1'), as: 'void' })).toBe(
      'Nothing of this visit is charged at Place pm: nothing can be credited.',
    )
  })

  it('once credited are charged again by a new version alone, and it says so', async () => {
    const { hub, receiver, courier } = await sending([says('AA')])
    await courier.round()
    await hub.desk.value('charges.send', { ...charges('session-1'), as: 'void' })
    await courier.round()
    expect(await hub.desk.no('charges.send', charges('session-1'))).toBe(
      'These charges were credited. Sign a new version to charge again.',
    )
    await hub.desk.submit(aSignedEnvelope(1, { version: 2, rituximabStop: '13:15' }))
    expect((await hub.desk.value('charges.send', charges('session-1', 2))).queued).toBe(true)
    await courier.round()
    expect(receiver.got.at(-1)).toBe('260302AA001-R2')
    expect(receiver.texts.at(-1)).not.toContain('|CR|')
  })

  it('that were refused do not go again once later ones of the visit went: they would be charged twice', async () => {
    const { hub, receiver, courier } = await sending([says('AE'), says('AA')])
    await courier.round()
    await hub.desk.submit(aSignedEnvelope(1, { version: 2, rituximabStop: '13:15' }))
    await hub.desk.value('charges.send', charges('session-1', 2))
    await courier.round()
    const { outgoing } = await hub.desk.value('outgoing.list', { limit: 50 })
    const refused = outgoing.find(({ state }) => state === 'needs_person')
    expect(refused?.name).toBe('260302AA001-R1')
    expect(await hub.desk.no('outgoing.retry', { id: refused?.id ?? '', by: grace })).toBe(
      '260302AA001-R1 was followed by 260302AA001-R2: sent now, it would charge the visit twice. Look what became of 260302AA001-R2 instead.',
    )
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA002-R1', '260302AA001-R2'])
  })

  it('of a visit are found with its claim files, and with the receipt in words', async () => {
    const { hub, courier } = await sending([says('AA')])
    await courier.round()
    await hub.desk.build('b1', [{ sessionId: 'session-1' }])
    await hub.desk.value('batches.send', { batchId: 'b1', destinationId: 'house', by: grace })
    const about = async (id: string) =>
      (await hub.desk.value('outgoing.about', { id })).outgoing.map(({ about, words }) => [about, words])
    expect(await about('session-1')).toEqual([
      ['batch', null],
      ['session', 'Acknowledged with AA.'],
    ])
    expect(await about('b1')).toEqual([['batch', null]])
    expect(await about('session-2')).toHaveLength(1)
  })
})
