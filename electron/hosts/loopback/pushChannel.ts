import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { HostedBackend } from '../hostedBackend.ts'
import type { Admissions } from './admissions.ts'
import { turnAwayForeign, turnAwayOrigin } from './guards.ts'

/**
 * One socket per page, for pushes alone: what a page says into it is not listened to.
 * A WebSocket and not server-sent events, which hang the seventh tab (toolchain 3.2).
 */
export function openPushChannel(
  server: Server,
  backend: HostedBackend,
  admissions: Admissions,
  host: string,
): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, clientTracking: true })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const turned = turnAwayForeign(request.headers, host) ?? turnAwayOrigin(request.headers, host)
    if (turned) return refuse(socket, turned.status)
    if (!admissions.connectionOf(request.headers.cookie)) return refuse(socket, 401)
    if (request.url !== '/push') return refuse(socket, 404)
    sockets.handleUpgrade(request, socket, head, (page) => page.on('error', () => page.terminate()))
  })
  const stop = backend.onPush((push) => {
    const text = JSON.stringify(push)
    for (const page of sockets.clients) if (page.readyState === page.OPEN) page.send(text)
  })
  return {
    close() {
      stop()
      for (const page of sockets.clients) page.terminate()
      sockets.close()
    },
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
