import { describe, expect, it } from 'vitest'
import { aCarryingHub, onTheWay } from '#test/builders/aCarryingHub.ts'
import { grace } from '#test/builders/aClaimDesk.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { type FhirManner, fhirServer } from '#test/fakes/fhirServer.ts'
import { hangsUp, hl7Receiver, type Manner, says } from '#test/fakes/hl7Receiver.ts'
import { run } from '../sql.ts'
import type { HubStore } from '../store.ts'
import { sendCharges } from './sendCharges.ts'

const facts = { decisions: [], ndcCodes: [], charges: [] }

const charges = (sessionId: string, version = 1) =>
  ({ sessionId, version, facts, destinationId: 'pm', as: 'claim', by: grace }) as const

const [own] = brDay().chart.scheduled.authorizations
if (!own) throw new Error('the worked day is authorized')
const lateAuthorization = {
  authorization: { ...own, number: 'R-LATE' },
  sessionId: 'session-1',
  atUtc: '2026-03-04T15:00:00.000Z',
}

/** Charges of these visits on their way to a receiver that behaves so. */
async function sending(manners: readonly Manner[], sessions = ['session-1', 'session-2']) {
  const receiver = await hl7Receiver(manners)
  const hub = await aCarryingHub()
  await hub.destination('pm', {
    kind: 'mllp',
    host: '127.0.0.1',
    port: receiver.port,
    tlsCa: null,
    version: '2.5.1',
    ackTimeoutSeconds: 30,
  })
  for (const sessionId of sessions) await hub.desk.value('charges.send', charges(sessionId))
  return { hub, receiver, courier: hub.courier() }
}

describe('charges on their way to an HL7 receiver', () => {
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

  it('of a version go again where an authorization came since, behind the credit of those that went, and only then', async () => {
    const { hub, receiver, courier } = await sending([says('AA')], ['session-1'])
    await courier.round()
    const late = { ...charges('session-1'), facts: { ...facts, authorizations: [lateAuthorization] } }
    expect((await hub.desk.value('charges.send', late)).queued).toBe(true)
    expect((await hub.desk.value('charges.send', late)).queued).toBe(false)
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-R1C1'])
    expect(credited(receiver.texts[1])).toEqual(asCredit(receiver.texts[0]))
    const anew = linesOf(receiver.texts[1]).filter(({ kind }) => kind === 'CG')
    expect(anew).toEqual(linesOf(receiver.texts[0]).map((line) => ({ ...line, id: `${line.id}C1` })))
    expect([receiver.texts[0], receiver.texts[1]].map((text) => text?.includes('R-LATE'))).toEqual([false, true])
    expect((await hub.desk.value('charges.send', { ...late, as: 'void' })).queued).toBe(true)
    await courier.round()
    expect(receiver.got.at(-1)).toBe('260302AA001-V1C1')
    expect(linesOf(receiver.texts[2])).toEqual(anew.map((line) => ({ ...line, kind: 'CR' })))
    expect(await hub.desk.no('charges.send', late)).toBe(
      'These charges were credited. Sign a new version to charge again.',
    )
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

  it('are of the newest version alone', async () => {
    const { hub } = await sending([says('AA')], [])
    await hub.desk.submit(aSignedEnvelope(2, { version: 2 }))
    expect(await hub.desk.no('charges.send', charges('session-2'))).toBe(
      'Version 2 was signed, and version 1 was chosen. Look at it again.',
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

  it('are asked about where the claim comes to stand in a file between the judgement and the queue', async () => {
    const { hub } = await sending([says('AA')], [])
    let isBuilt = false
    const meanwhile: HubStore = {
      ...hub.desk.store,
      async transact(work) {
        if (!isBuilt) await hub.desk.build('b1', [{ sessionId: 'session-1' }])
        isBuilt = true
        return hub.desk.store.transact(work)
      },
    }
    const sent = await sendCharges(meanwhile, hub.desk.ports, charges('session-1'))
    expect([isBuilt, sent]).toMatchObject([true, { ok: false, error: { asks: true } }])
    expect(await onTheWay(hub)).toEqual([])
  })

  it('of a visit are found with its claim files, and with the receipt in words', async () => {
    const { hub, courier } = await sending([says('AA')])
    await courier.round()
    await hub.desk.build('b1', [{ sessionId: 'session-1', again: true }])
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

/** FT1 lines of a message: id, kind, amount. */
const linesOf = (text: string | undefined) =>
  (text ?? '').split('\r').flatMap((segment) => {
    const fields = segment.split('|')
    return fields[0] === 'FT1' ? [{ id: fields[2], kind: fields[6], amount: fields[11] }] : []
  })
const credited = (text: string | undefined) => linesOf(text).filter(({ kind }) => kind === 'CR')
const asCredit = (text: string | undefined) => linesOf(text).map((line) => ({ ...line, kind: 'CR' }))

describe('a credit', () => {
  /** What a biller decided, or a price that came, after the first version was charged. */
  const since = { ...facts, charges: [{ code: 'J9312', cents: 99_900, from: '2026-02-01' }] }
  const newer = (version: number, rituximabStop = '13:15') => aSignedEnvelope(1, { version, rituximabStop })
  const one = ['session-1']

  it.each(['claim', 'void'] as const)('by a %s takes back what was charged, whatever was decided since', async (as) => {
    const { hub, receiver, courier } = await sending([says('AA')], one)
    await courier.round()
    await hub.desk.submit(newer(2))
    await hub.desk.value('charges.send', { ...charges('session-1', 2), facts: since, as })
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', as === 'claim' ? '260302AA001-R2' : '260302AA001-V1'])
    expect(credited(receiver.texts[1])).toEqual(asCredit(receiver.texts[0]))
    expect(receiver.texts[1]?.includes('|999&USD|')).toBe(as === 'claim')
  })

  it('of charges that an older hub sent is what the biller’s facts of now give, and is kept from then on', async () => {
    const { hub, receiver, courier } = await sending([says('AA')], one)
    await courier.round()
    await hub.desk.store.transact(run('update outgoing set charged = null'))
    await hub.desk.submit(newer(2))
    await hub.desk.value('charges.send', charges('session-1', 2))
    await courier.round()
    expect(credited(receiver.texts[1])).toEqual(asCredit(receiver.texts[0]))
  })

  it('leaves behind the charges it takes back, however long they wait', async () => {
    const { hub, receiver, courier } = await sending([hangsUp, says('AA')], one)
    await courier.round()
    await hub.desk.submit(newer(2))
    await hub.desk.value('charges.send', charges('session-1', 2))
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1'])
    hub.desk.clock.pass(1)
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-R1', '260302AA001-R2'])
    expect(credited(receiver.texts[2])).toEqual(asCredit(receiver.texts[0]))
    expect(await hub.desk.open()).toEqual([])
  })

  it('of charges that then never arrived does not go, and a person reads so', async () => {
    const { hub, receiver, courier } = await sending([says('AE'), says('AA')], one)
    await hub.desk.submit(newer(2))
    await hub.desk.value('charges.send', charges('session-1', 2))
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-R2'])
    expect(credited(receiver.texts[1])).toEqual([])
    expect((await hub.desk.open()).at(-1)).toBe(
      'not_delivered: 260302AA001-R1 did not reach Place pm: 260302AA001-R2 goes there without a credit.',
    )
  })

  it('goes to what stands there where the charges between never arrived', async () => {
    const { hub, receiver, courier } = await sending([says('AA'), says('AE'), says('AA')], one)
    await courier.round()
    for (const version of [2, 3]) {
      await hub.desk.submit(newer(version))
      await hub.desk.value('charges.send', charges('session-1', version))
    }
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-R2', '260302AA001-R3'])
    expect(credited(receiver.texts[2])).toEqual(asCredit(receiver.texts[0]))
    expect((await hub.desk.open()).at(-1)).toBe(
      'not_delivered: 260302AA001-R2 did not reach Place pm: 260302AA001-R3 credits 260302AA001-R1 instead, which stands there.',
    )
  })

  it('that was refused leaves its charges standing: the next version credits them', async () => {
    const { hub, receiver, courier } = await sending([says('AA'), says('AE'), says('AA')], one)
    await courier.round()
    await hub.desk.submit(newer(2))
    await hub.desk.value('charges.send', { ...charges('session-1', 2), as: 'void' })
    await hub.desk.value('charges.send', charges('session-1', 2))
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-V1', '260302AA001-R2'])
    expect(credited(receiver.texts[2])).toEqual(asCredit(receiver.texts[0]))
  })

  it('with nothing to take back stays here, and what was refused goes again', async () => {
    const { hub, receiver, courier } = await sending([says('AE'), says('AA')], one)
    await hub.desk.value('charges.send', { ...charges('session-1'), as: 'void' })
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1'])
    expect((await hub.desk.open()).at(-1)).toBe(
      'not_delivered: 260302AA001-R1 did not reach Place pm: 260302AA001-V1 has nothing to credit there and was not sent.',
    )
    expect((await hub.desk.value('charges.send', charges('session-1'))).queued).toBe(true)
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-R1'])
    expect((await onTheWay(hub)).map(({ name, state }) => [name, state])).toEqual([
      ['260302AA001-R1', 'delivered'],
      ['260302AA001-V1', 'needs_person'],
    ])
  })

  it('of charges that may have arrived waits for a person, who sends it when they have looked', async () => {
    const { hub, receiver, courier } = await sending([hangsUp, says('AE'), says('AA')], one)
    await courier.round()
    await hub.desk.submit(newer(2))
    await hub.desk.value('charges.send', charges('session-1', 2))
    hub.desk.clock.pass(1)
    await courier.round()
    expect(receiver.got).toEqual(['260302AA001-R1', '260302AA001-R1'])
    expect((await hub.desk.open()).at(-1)).toMatch(
      /^not_delivered: Whether 260302AA001-R1 arrived at Place pm is not known/,
    )
    const [waits] = (await hub.desk.value('outgoing.list', { limit: 1 })).outgoing
    await hub.desk.value('outgoing.retry', { id: waits?.id ?? '', by: grace })
    await courier.round()
    expect(receiver.got.at(-1)).toBe('260302AA001-R2')
    expect(credited(receiver.texts[2])).toEqual([])
  })
})

describe('charges at a FHIR server', () => {
  async function atFhir(manners: readonly FhirManner[]) {
    const server = await fhirServer(manners)
    const hub = await aCarryingHub()
    await hub.destination('pm', { kind: 'fhir', base: server.base, smart: null })
    const courier = hub.courier()
    const send = async (version: number, as: 'claim' | 'void') => {
      await hub.desk.value('charges.send', { ...charges('session-1', version), as })
      await courier.round()
    }
    const standing = (type: string) =>
      [...server.kept].flatMap(([key, { resourceType, status }]) =>
        resourceType === type ? [`${/[^|]*$/.exec(key)?.[0]} ${status}`] : [],
      )
    return { hub, server, courier, send, standing }
  }
  const statuses = (lines: readonly string[]) => new Set(lines.map((line) => line.split(' ')[1]))

  it('are taken back by a void, and charged again by a new version alone', async () => {
    const { hub, send, standing } = await atFhir(['takes'])
    await send(1, 'claim')
    expect(statuses(standing('ChargeItem'))).toEqual(new Set(['billable']))
    await send(1, 'void')
    expect(statuses(standing('ChargeItem'))).toEqual(new Set(['entered-in-error']))
    expect(standing('Claim')).toEqual(['260302AA001-v1 cancelled'])
    expect(statuses(standing('MedicationAdministration'))).toEqual(new Set(['completed']))
    expect(await hub.desk.no('charges.send', charges('session-1'))).toBe(
      'These charges were credited. Sign a new version to charge again.',
    )
    await hub.desk.submit(aSignedEnvelope(1, { version: 2 }))
    await send(2, 'claim')
    expect(standing('Claim')).toEqual(['260302AA001-v1 cancelled', '260302AA001-v2 active'])
  })

  it('of an authorization that came since stand alone', async () => {
    const { hub, server, courier, send, standing } = await atFhir(['takes'])
    await send(1, 'claim')
    const before = standing('ChargeItem').length
    const late = { ...charges('session-1'), facts: { ...facts, authorizations: [lateAuthorization] } }
    await hub.desk.value('charges.send', late)
    await courier.round()
    expect(standing('Claim')).toEqual(['260302AA001-v1 cancelled', '260302AA001-v1C1 active'])
    expect(standing('ChargeItem').filter((line) => line.endsWith(' billable'))).toHaveLength(before)
    expect(standing('ChargeItem').filter((line) => line.endsWith(' entered-in-error'))).toHaveLength(before)
    expect(statuses(standing('MedicationAdministration'))).toEqual(new Set(['completed']))
    expect(server.posts()).toBe(2)
  })

  it('of an earlier version do not stand beside those of a later one', async () => {
    const { hub, send, standing } = await atFhir(['takes'])
    await send(1, 'claim')
    const before = standing('ChargeItem').length
    await hub.desk.submit(aSignedEnvelope(1, { version: 2, rituximabStop: '13:15' }))
    await send(2, 'claim')
    expect(standing('ChargeItem').filter((line) => line.endsWith(' entered-in-error'))).toHaveLength(before)
    expect(standing('Claim')).toEqual(['260302AA001-v1 cancelled', '260302AA001-v2 active'])
  })

  it('are taken back though nobody heard whether the void arrived', async () => {
    const { hub, server, courier, send, standing } = await atFhir(['takes', 'fails', 'takes'])
    await send(1, 'claim')
    await send(1, 'void')
    expect(standing('Claim')).toEqual(['260302AA001-v1 active'])
    hub.desk.clock.pass(1)
    await courier.round()
    expect(standing('Claim')).toEqual(['260302AA001-v1 cancelled'])
    expect(server.posts()).toBe(3)
    expect((await onTheWay(hub)).map(({ name, state }) => [name, state])).toEqual([
      ['260302AA001-V1', 'delivered'],
      ['260302AA001-v1', 'delivered'],
    ])
  })
})
