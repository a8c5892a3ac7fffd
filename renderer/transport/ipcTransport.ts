import type { Push, Reply, Request, Transport } from '#shared/ipc/envelope.ts'
import { createPushListeners } from './pushListeners.ts'

/** The two functions the window's preload exposes, nothing more. */
export interface Bridge {
  request(request: Request): Promise<Reply>
  subscribe(listener: (push: Push) => void): () => void
}

/** The wire inside the window. A call that the shell cannot carry answers with the fault `unreachable`. */
export function createIpcTransport(bridge: Bridge): Transport {
  const listeners = createPushListeners()
  bridge.subscribe(listeners.tell)
  // The preload is there before the page, so the wire is open as soon as somebody listens (toolchain 3.2).
  return {
    request: async (request) => {
      try {
        return await bridge.request(request)
      } catch {
        const message = `${request.method} got no answer from this workstation.`
        return { kind: 'fault', fault: { code: 'unreachable', faultId: 'wire', message } }
      }
    },
    subscribe: (listener) => {
      const stop = listeners.add(listener)
      queueMicrotask(() => listener({ push: 'wire.opened' }))
      return stop
    },
  }
}
