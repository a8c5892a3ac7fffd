import { expect, it, vi } from 'vitest'
import type { Backend } from '#electron/backend.ts'
import { createApi } from '#shared/ipc/client.ts'
import { rowOf } from '#shared/ipc/contract.ts'
import type { Push, Transport } from '#shared/ipc/envelope.ts'
import { backendForTest, demoPins } from '#test/builders/backendForTest.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'

/** Puts a back end behind a wire; called anew, a connection of its own. Closes itself after the test. */
export type OpenWire = (backend: Backend) => Promise<{ connect(): Promise<Transport> }>

/** A message means the same on every wire: this suite is written once and a new wire is finished when it passes. */
export function itIsAWire(openWire: OpenWire): void {
  const open = async () => {
    const clock = fakeClock('2026-03-02', '08:30')
    const broken = { now: false }
    const testClock = {
      ...clock,
      now: () => {
        if (broken.now) throw new Error('the clock of this workstation cannot be read: 1961-03-12 Okafor')
        return clock.now()
      },
    }
    const desk = await backendForTest({ clock: testClock })
    const wire = await openWire(desk.backend)
    const transport = await wire.connect()
    return { desk, wire, transport, api: createApi(transport, rowOf), broken, clock }
  }
  const dana = { userId: 'dana-reyes', pin: demoPins['dana-reyes'] ?? '' }

  it('brings a value', async () => {
    const { api, clock } = await open()
    const answer = await api.call('clinic.get', {})
    expect(answer).toMatchObject({ kind: 'value', value: { demo: true, now: clock.now(), deviceName: 'Chair side 1' } })
  })

  it('brings a refusal with its facts', async () => {
    const { api } = await open()
    const answer = await api.call('people.signIn', { ...dana, pin: '0000' })
    expect(answer).toEqual({ kind: 'refusal', refusal: { code: 'pin-wrong', facts: { left: '4' } } })
  })

  it('brings a crash as a fault with the id that is in the log, and nothing of what crashed', async () => {
    const { api, broken, desk } = await open()
    broken.now = true
    const answer = await api.call('clinic.get', {})
    broken.now = false
    expect(answer).toMatchObject({ kind: 'fault', fault: { code: 'internal', faultId: desk.faults[0]?.faultId } })
    expect(JSON.stringify(answer)).not.toMatch(/Okafor|1961|\.ts/)
    expect(String(desk.faults[0]?.thrown)).toContain('cannot be read')
    expect((await api.call('clinic.get', {})).kind).toBe('value')
  })

  it('names the field of a bad input', async () => {
    const { transport } = await open()
    const reply = await transport.request({ method: 'people.signIn', input: { userId: 'dana-reyes', pin: 'one' } })
    expect(reply).toMatchObject({ kind: 'fault', fault: { code: 'bad-input' } })
    expect(reply.kind === 'fault' && reply.fault.message).toMatch(/^pin is not in the right form/)
  })

  it.each(['people.fire', '__proto__', 'constructor', 'toString', ''])(
    'does not know the method %j',
    async (method) => {
      const { transport } = await open()
      expect(await transport.request({ method, input: {} })).toMatchObject({
        kind: 'fault',
        fault: { code: 'unknown-method' },
      })
    },
  )

  it('turns away who is not signed in, and whose role does not include it', async () => {
    const { api } = await open()
    const day = { day: '2026-03-02' }
    expect(await api.call('day.list', day)).toMatchObject({ kind: 'fault', fault: { code: 'not-signed-in' } })
    await api.call('people.signIn', dana)
    expect((await api.call('day.list', day)).kind).toBe('value')
    expect(await api.call('worklist.list', {})).toMatchObject({ kind: 'fault', fault: { code: 'not-allowed' } })
  })

  it('turns away what is too large', async () => {
    const { transport } = await open()
    const input = { userId: 'x'.repeat(1_100_000), pin: '1111' }
    expect(await transport.request({ method: 'people.signIn', input })).toMatchObject({
      kind: 'fault',
      fault: { code: 'too-large' },
    })
  })

  it('says that it is open, and carries pushes', async () => {
    const { transport, api } = await open()
    const pushes: Push[] = []
    transport.subscribe((push) => pushes.push(push))
    await vi.waitFor(() => expect(pushes).toEqual([{ push: 'wire.opened' }]))
    await api.call('people.signIn', dana)
    await vi.waitFor(() => expect(pushes).toContainEqual({ push: 'signedIn.changed' }))
  })

  it('keeps each connection its own person', async () => {
    const { wire, api } = await open()
    const other = createApi(await wire.connect(), rowOf)
    await api.call('people.signIn', dana)
    expect(await api.call('people.current', {})).toMatchObject({ value: { signedIn: { user: { id: 'dana-reyes' } } } })
    expect(await other.call('people.current', {})).toEqual({ kind: 'value', value: { signedIn: null } })
    await api.call('people.lock', {})
    expect(await api.call('people.current', {})).toEqual({ kind: 'value', value: { signedIn: null } })
  })

  it('gives the same command sent twice the same answer, once in the record', async () => {
    const { api, clock, desk } = await open()
    await api.call('people.signIn', dana)
    const [session] = (await desk.value(api, 'day.list', { day: '2026-03-02' })).sessions
    const sessionId = session?.sessionId ?? ''
    const tap = {
      commandId: desk.newId(),
      sessionId,
      command: { kind: 'recordArrival' as const, identifiers: ['name' as const, 'birth_date' as const] },
      happenedAt: clock.now(),
      source: 'tap' as const,
    }
    const first = await api.call('chart.perform', tap)
    expect(first).toMatchObject({ kind: 'value', value: { version: 2, events: [{ kind: 'PatientArrived' }] } })
    expect(await api.call('chart.perform', tap)).toEqual(first)
    expect((await desk.value(api, 'chart.open', { sessionId })).version).toBe(2)
  })
}
