import { describe, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { startHttpHost } from '#electron/hosts/loopback/httpHost.ts'
import { createHttpTransport, type PushSocket } from '#renderer/transport/httpTransport.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { itIsAWire } from './wireSuite.ts'

describe('the wire of the browser', () => {
  itIsAWire(async (backend) => {
    let count = 0
    const newSecret = (): string => `secret-${++count}`
    const host = await startHttpHost({ served: { backend }, folder: aFolder(), port: 0, newSecret })
    let over = false
    onTestFinished(async () => {
      over = true
      await host.close()
    })
    return {
      async connect() {
        const entered = await fetch(host.startAddress(), { redirect: 'manual' })
        const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
        const headers = { cookie, origin: host.origin }
        return createHttpTransport({
          fetch: (url, init) => fetch(host.origin + url, { ...init, headers: { ...init.headers, ...headers } }),
          openSocket: () => {
            const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/push`, { headers })
            socket.on('error', () => {})
            return socket as unknown as PushSocket
          },
          later: (milliseconds, run) => void setTimeout(() => over || run(), milliseconds),
        })
      },
    }
  })
})
