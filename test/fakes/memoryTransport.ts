import type { Push, Reply, Request, Transport } from '#shared/ipc/envelope.ts'

export interface WiredBackend {
  dispatch(request: Request, connectionId: string): Promise<Reply>
  onPush(listener: (push: Push) => void): () => void
}

/** A wire without a host: every message goes through JSON text, so that a test cannot use what a wire would lose. */
export function createMemoryTransport(backend: WiredBackend, connectionId = 'memory'): Transport {
  return {
    request: async (request) => throughJson(await backend.dispatch(throughJson(request), connectionId)),
    subscribe: (listener) => {
      const stop = backend.onPush((push) => listener(throughJson(push)))
      queueMicrotask(() => listener({ push: 'wire.opened' }))
      return stop
    },
  }
}

const throughJson = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T
