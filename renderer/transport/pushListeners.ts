import type { Push } from '#shared/ipc/envelope.ts'

export interface PushListeners {
  tell(push: Push): void
  add(listener: (push: Push) => void): () => void
}

/** The listeners of one wire: whoever subscribes hears every push until it unsubscribes. */
export function createPushListeners(): PushListeners {
  const listeners = new Set<(push: Push) => void>()
  return {
    tell: (push) => {
      for (const listener of [...listeners]) listener(push)
    },
    add: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
