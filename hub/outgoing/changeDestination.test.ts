import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transport } from '#electron/exchange/transport.ts'
import { aCarryingHub, type CarryingHub, onTheWay } from '#test/builders/aCarryingHub.ts'
import { grace } from '#test/builders/aClaimDesk.ts'
import { hl7Receiver, says } from '#test/fakes/hl7Receiver.ts'
import { releaseDestination } from './changeDestination.ts'
import { putDestinationFile } from './putDestinationFile.ts'
import { transportsOn } from './transportFor.ts'

const facts = { decisions: [], ndcCodes: [], charges: [] }
const hl7 = (port: number, more: object = {}) => ({ kind: 'mllp', host: '127.0.0.1', port, ...more })

let hub: CarryingHub
beforeEach(async () => {
  hub = await aCarryingHub()
})

/** What the operator is told; "set" = it was taken. */
async function set(name: string, settings: object, more: object = {}): Promise<string> {
  const answer = await putDestinationFile(hub.desk.store, hub.desk.ports, null, { name, settings, ...more })
  return answer.ok ? 'set' : answer.error.message
}

async function charge(sessionId: string): Promise<void> {
  const { destinations } = await hub.desk.value('destinations.list', {})
  const destinationId = destinations.find(({ name }) => name === 'PM')?.id ?? ''
  await hub.desk.value('charges.send', { sessionId, version: 1, facts, destinationId, as: 'claim', by: grace })
}

describe('a receiver that has charges, or for which they wait', () => {
  beforeEach(async () => {
    expect(await set('PM', hl7(1))).toBe('set')
    await charge('session-1')
  })

  it('does not become another kind of receiver; those get a name of their own', async () => {
    const fhir = { kind: 'fhir', base: 'https://pm.example.org' }
    expect(await set('PM', fhir, { moved: true })).toMatch(
      /^PM is the HL7 receiver 127\.0\.0\.1:1: 1 sent, 1 of it waiting\. Another kind of receiver gets a name of its own/,
    )
    expect((await hub.desk.value('destinations.list', {})).destinations).toContainEqual(
      expect.objectContaining({ name: 'PM', kind: 'mllp' }),
    )
    expect(await set('PM by FHIR', fhir)).toBe('set')
  })

  it('moves only where the operator says that it is the same, and what waits goes there', async () => {
    const receiver = await hl7Receiver([says('AA')])
    expect(await set('PM', hl7(receiver.port))).toContain('say "moved": true in the file')
    expect(await set('PM', hl7(receiver.port), { moved: true })).toBe('set')
    await hub.courier().round()
    expect(receiver.got).toEqual(['260302AA001-R1'])
  })

  it('that reads another version gets what waits in that version, written anew', async () => {
    const receiver = await hl7Receiver([says('AA')])
    expect(await set('PM', hl7(receiver.port, { version: '2.3' }), { moved: true })).toBe('set')
    await hub.courier().round()
    expect(receiver.texts[0]?.split('|')[11]).toMatch(/^2\.3\b/)
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['delivered'])
  })

  it('and will not come back is released: what waits stands before the billers, and nothing goes there any more', async () => {
    const released = await hub.desk.store.transact(releaseDestination('PM', hub.desk.clock.now()))
    expect(released).toEqual({ ok: true, value: 1 })
    expect((await onTheWay(hub)).map(({ state }) => state)).toEqual(['needs_person'])
    expect(await hub.desk.open()).toEqual([
      'not_delivered: 260302AA001-R1: Whoever runs the hub took it off its way to PM. It did not arrive there; send it another way.',
    ])
  })
})

it('a file that may lie at the old place is looked for by a person, not taken for arrived at the new one', async () => {
  await hub.desk.build('b1', [{ sessionId: 'session-1' }])
  await hub.send('b1')
  const dying = hub.courier((settings, secrets): Transport => {
    const real = transportsOn(hub.desk.ports)(settings, secrets)
    return {
      ...real,
      async commit() {
        throw new Error('the power is gone')
      },
    }
  })
  await dying.round()
  const elsewhere = join(hub.out, '..', 'elsewhere')
  mkdirSync(elsewhere)
  expect(await set('Place house', { kind: 'folder', folder: elsewhere }, { moved: true })).toBe('set')
  expect((await onTheWay(hub))[0]).toMatchObject({
    state: 'needs_person',
    words: expect.stringContaining('may lie there. An earlier try was not answered'),
  })
  expect(readdirSync(elsewhere)).toEqual([])
})
