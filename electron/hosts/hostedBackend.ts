import type { Push, Reply, Request } from '#shared/ipc/envelope.ts'

/** What a host needs of the back end, whichever wire it holds. */
export interface HostedBackend {
  dispatch(request: Request, connectionId: string): Promise<Reply>
  onPush(listener: (push: Push) => void): () => void
}
