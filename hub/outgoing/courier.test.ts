import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transport } from '#electron/exchange/transport.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import { aCarryingHub, type CarryingHub, onTheWay } from '#test/builders/aCarryingHub.ts'
import { grace } from '#test/builders/aClaimDesk.ts'
import { answer277, answer835, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { createAnswerFiler } from '../answers/answerFiler.ts'
import { row } from '../sql.ts'
import type { HubStore } from '../store.ts'
import { createCourier } from './courier.ts'
import { takeLease } from './outgoingStore.ts'
import { sealWith } from './seal.ts'
import { startCarrying } from './startCarrying.ts'
import { transportsOn } from './transportFor.ts'

describe('a claim file on its way to a folder', () => {
  let hub: CarryingHub
  beforeEach(async () => {
    hub = await aCarryingHub()
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

  it('goes to one place alone, unless it never arrived at the first', async () => {
    await hub.destination('second', { kind: 'folder', folder: hub.answers, answersFolder: null })
    const toSecond = { batchId: 'b1', destinationId: 'second', by: grace }
    const { batch } = await hub.desk.value('batches.get', { batchId: 'b1' })
    await hub.send('b1')
    expect(await hub.desk.no('batches.send', toSecond)).toBe(
      `${batch.fileName} went to Place house, or is on its way there. Sent to a second place, each claim would reach its payer twice.`,
    )
    writeFileSync(join(hub.out, batch.fileName), 'of somebody else')
    await hub.courier().round()
    expect((await hub.desk.value('batches.send', toSecond)).queued).toBe(true)
  })

  it('leaves while a long answer is filed, and where what follows payments cannot be looked at', async () => {
    const [claim] = readClaimFile(await hub.desk.take('b1')).claims
    if (!claim) throw new Error('the file has no claim')
    const stray = { ...claim, reference: 'STRAY', lines: claim.lines.map((line) => ({ ...line, id: `X${line.id}` })) }
    const { text } = answer835('EFT1', 801, [{ claim: stray, status: '1', decide: usualDecision }])
    let goOn = (): void => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const made = { store: hub.desk.store, ports: hub.desk.ports, transportFor: transportsOn(hub.desk.ports) }
    const seal = sealWith(Buffer.alloc(32))
    const slow = createAnswerFiler(
      hub.desk.store,
      { ...hub.desk.ports, breathe: () => held },
      { shortText: 0, linesAtOnce: 0 },
    )
    const filed = slow.file({ id: 'a1', fileName: 'long.x12', text, cameBy: 'hand', filedBy: 'Grace Kim' })
    const send = (batchId: string) => ({ batchId, destinationId: 'house', by: grace, again: true })
    await hub.desk.value('batches.send', send('b1'))
    await createCourier({ ...made, seal, filer: slow }).round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered'])
    goOn()
    expect((await filed).ok).toBe(true)
    hub.desk.clock.pass(6)
    const lost: HubStore = { ...hub.desk.store, look: async () => Promise.reject(new Error('no connection')) }
    await hub.desk.value('batches.send', send('b2'))
    await createCourier({ ...made, seal, filer: createAnswerFiler(lost, hub.desk.ports) }).round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
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
    const hub = await aCarryingHub()
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

describe('of several hubs of one database', () => {
  let hub: CarryingHub
  beforeEach(async () => {
    hub = await aCarryingHub()
  })
  const takes = (holder: string) => hub.desk.store.transact(takeLease(holder, hub.desk.clock.now()))

  it('one carries, and another takes over when it has gone silent, or where the clock was set back since', async () => {
    expect([await takes('one'), await takes('other')]).toEqual([true, false])
    hub.desk.clock.pass(6)
    expect([await takes('other'), await takes('one')]).toEqual([true, false])
    // The clocks of two hubs are seldom quite the same.
    const { store, clock } = hub.desk
    const behind = { ...clock.now(), utc: new Date(epochMs(clock.now()) - 20_000).toISOString() }
    expect(await store.transact(takeLease('one', behind))).toBe(false)
    const setBack = fakeClock('2026-03-03', '08:30').now()
    expect(await store.transact(takeLease('one', setBack))).toBe(true)
    expect(await store.transact(takeLease('other', setBack))).toBe(false)
  })

  it('the next carries at once where one was stopped', async () => {
    const { store, ports } = hub.desk
    const made = { store, ports, seal: sealWith(Buffer.alloc(32)), transportFor: transportsOn(ports) }
    await hub.desk.build('b1', [{ sessionId: 'session-1' }])
    const first = startCarrying(made)
    await expect.poll(() => store.look(row('select holder from lease'))).not.toBeNull()
    await first.stop()
    await hub.send('b1')
    await hub.courier().round()
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered'])
  })
})
