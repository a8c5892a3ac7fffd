import { expect, test } from 'vitest'
import type { Push } from '#shared/ipc/envelope.ts'
import { createHttpTransport, type PushSocket } from './httpTransport.ts'

class HandSocket implements PushSocket {
  private readonly listeners = new Map<string, ((event: { data: unknown }) => void)[]>()
  addEventListener(kind: string, listener: (event: { data: unknown }) => void): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener])
  }
  close(): void {}
  happen(kind: string, data: unknown = ''): void {
    for (const listener of this.listeners.get(kind) ?? []) listener({ data })
  }
}

function aWire(answer: () => Promise<Response> = () => Promise.reject(new TypeError('no connection'))) {
  const sockets: HandSocket[] = []
  const waits: { ms: number; run: () => void }[] = []
  const heard: Push[] = []
  const transport = createHttpTransport({
    fetch: answer,
    openSocket: () => {
      const socket = new HandSocket()
      sockets.push(socket)
      return socket
    },
    later: (ms, run) => waits.push({ ms, run }),
  })
  transport.subscribe((push) => heard.push(push))
  return { transport, sockets, waits, heard }
}

test('nobody answering is the fault unreachable, not an exception', async () => {
  const { transport } = aWire()
  const reply = await transport.request({ method: 'clinic.get', input: {} })
  expect(reply).toMatchObject({ kind: 'fault', fault: { code: 'unreachable' } })
})

test('an answer that is no reply is the fault unreachable', async () => {
  const { transport } = aWire(async () => new Response('"<html>"', { status: 200 }))
  expect(await transport.request({ method: 'clinic.get', input: {} })).toMatchObject({ kind: 'fault' })
})

test('a reply comes through as it was sent', async () => {
  const reply = { kind: 'value', value: { people: [] } }
  const { transport } = aWire(async () => Response.json(reply))
  expect(await transport.request({ method: 'people.list', input: {} })).toEqual(reply)
})

test('every opening of the socket is told, the second one too', () => {
  const { sockets, waits, heard } = aWire()
  sockets[0]?.happen('open')
  sockets[0]?.happen('close')
  waits[0]?.run()
  sockets[1]?.happen('open')
  expect(heard).toEqual([{ push: 'wire.opened' }, { push: 'wire.opened' }])
})

test('a host that stays away is asked less and less often, at most every five seconds', () => {
  const { sockets, waits } = aWire()
  for (let i = 0; i < 8; i++) {
    sockets[i]?.happen('close')
    waits[i]?.run()
  }
  expect(waits.map(({ ms }) => ms)).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000, 5000])
})

test('a push that is not JSON is left alone', () => {
  const { sockets, heard } = aWire()
  sockets[0]?.happen('message', 'not json')
  sockets[0]?.happen('message', '{"push":"sync.changed"}')
  expect(heard).toEqual([{ push: 'sync.changed' }])
})
