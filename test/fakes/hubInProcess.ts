import type { HubClient } from '#electron/sync/hubClient.ts'
import type { FindHub } from '#electron/sync/hubPlace.ts'
import type { HubOutput } from '#shared/ipc/hubContract.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { type AHub, aHub } from '#test/builders/aHub.ts'

export interface HubInProcess {
  /** For a desk's `hub`: where it is, with a code of its own. */
  place(): Promise<FindHub>
  /** For a desk's `clientFor` port. */
  readonly clientFor: () => HubClient
  readonly hub: AHub
  /** The network is gone, or back. */
  reach(isReached: boolean): void
}

/** The real hub service without a wire, for screens: a page's own `AbortSignal` is none that Node's fetch would take. */
export async function hubInProcess(clock: Parameters<typeof aHub>[0]): Promise<HubInProcess> {
  const hub = await aHub(clock)
  let isReached = true
  const client: HubClient = {
    async call(method, input, { deviceKey }) {
      if (!isReached) return err({ kind: 'no-answer', words: 'The hub cannot be reached.', retryAfterSeconds: null })
      const answer = await hub.call(method, input, deviceKey)
      if (answer.ok) return ok(JSON.parse(JSON.stringify(answer.value)) as HubOutput<typeof method>)
      const { code, message: words, asks } = answer.error
      if (code === 'not-enrolled' || code === 'revoked') return err({ kind: 'credential', words })
      return err({ kind: 'rejected', words, ...(asks ? { asks } : {}) })
    },
  }
  return {
    async place() {
      const code = await hub.service.newEnrolmentCode(60)
      return () => ({ address: 'http://hub.invalid', code })
    },
    clientFor: () => client,
    hub,
    reach(reached) {
      isReached = reached
    },
  }
}
