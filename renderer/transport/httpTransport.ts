import type { Push, Reply, Request, Transport } from '#shared/ipc/envelope.ts'
import { createPushListeners } from './pushListeners.ts'

/** What the wire needs of a socket: the page's own WebSocket has it. */
export interface PushSocket {
  addEventListener(kind: 'open' | 'close', listener: () => void): void
  addEventListener(kind: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}

export interface HttpWire {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly openSocket: () => PushSocket
  readonly later: (milliseconds: number, run: () => void) => void
}

const firstWaitMs = 250
const longestWaitMs = 5_000
const answerWithinMs = 15_000

/**
 * The wire to the loopback host: `POST /api` for requests, one WebSocket for pushes.
 * Every (re)opening of the socket is told as `wire.opened`, so that what happened in between is fetched (toolchain 3.2).
 * A request that finds nobody answers with the fault `unreachable`; it never throws.
 */
export function createHttpTransport({ fetch, openSocket, later }: HttpWire): Transport {
  const listeners = createPushListeners()
  listenForPushes(openSocket, later, listeners.tell)
  return {
    request: async (request) => {
      try {
        const response = await fetch('/api', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
          signal: AbortSignal.timeout(answerWithinMs),
        })
        return readReply(await response.json(), request)
      } catch {
        return unreachable(request)
      }
    },
    subscribe: listeners.add,
  }
}

function listenForPushes(
  openSocket: HttpWire['openSocket'],
  later: HttpWire['later'],
  tell: (push: Push) => void,
): void {
  const connect = (waitMs: number): void => {
    const socket = openSocket()
    let opened = false
    socket.addEventListener('open', () => {
      opened = true
      tell({ push: 'wire.opened' })
    })
    socket.addEventListener('message', ({ data }) => {
      const push = readPush(data)
      if (push) tell(push)
    })
    socket.addEventListener('close', () => {
      const nextWait = opened ? firstWaitMs : Math.min(longestWaitMs, waitMs * 2)
      later(nextWait, () => connect(nextWait))
    })
  }
  connect(firstWaitMs)
}

function readPush(data: unknown): Push | null {
  if (typeof data !== 'string') return null
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null && 'push' in value ? (value as Push) : null
  } catch {
    return null
  }
}

function readReply(value: unknown, request: Request): Reply {
  const isReply =
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'value' || value.kind === 'refusal' || value.kind === 'fault')
  return isReply ? (value as Reply) : unreachable(request)
}

const unreachable = (request: Request): Reply => ({
  kind: 'fault',
  fault: {
    code: 'unreachable',
    faultId: 'wire',
    message: `${request.method} got no answer from this workstation.`,
  },
})
