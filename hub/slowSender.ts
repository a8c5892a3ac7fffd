import type { Socket } from 'node:net'
import type { HubPorts } from './ports.ts'

/**
 * What comes of a request that never became one: too slow in its head or its body, a head that is too large or is none.
 * The connection ends, and the log says a word of it.
 */
export function brokenOff(ports: HubPorts): (error: Error & { readonly code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    const status = isSlow ? '408 Request Timeout' : '400 Bad Request'
    ports.log(isSlow ? 'refused: too-slow' : 'refused: malformed')
    if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
    socket.destroySoon()
  }
}
