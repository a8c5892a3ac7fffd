import { onTestFinished } from 'vitest'
import { type ListeningHub, listen } from '#hub/httpServer.ts'
import { openHubStore } from '#hub/openStore.ts'
import { sealOf } from '#hub/outgoing/seal.ts'
import { systemPorts } from '#hub/ports.ts'
import { createHubService } from '#hub/service.ts'
import type { HubStore } from '#hub/store.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { aFolder } from '#test/builders/aRecord.ts'

export interface TestHub {
  readonly address: string
  readonly code: string
  /** A fresh code, for one desk more. */
  newCode(): Promise<string>
  readonly store: HubStore
  /** The network is gone; the hub's data stays. */
  down(): Promise<void>
  /** Back at the same address. */
  up(): Promise<void>
}

/** The real hub on its embedded store, in this process, on a loopback port of its own; by a clock of the test's, or the machine's. */
export async function hubForTest(clock?: Clock): Promise<TestHub> {
  const folder = aFolder()
  const opened = await openHubStore({ folder })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  const system = systemPorts('America/Chicago', () => {})
  const ports = clock ? { ...system, now: () => clock.now() } : system
  const site = await store.site({ id: 'lakeside', name: 'Test hub' })
  const service = createHubService(store, site, ports, sealOf(folder))
  let listening: ListeningHub | null = await listen(service, ports, { host: '127.0.0.1', port: 0 })
  const { address } = listening
  const down = async (): Promise<void> => {
    await listening?.close()
    listening = null
  }
  onTestFinished(async () => {
    await down()
    await store.close()
  })
  return {
    address,
    code: await service.newEnrolmentCode(60),
    newCode: () => service.newEnrolmentCode(60),
    store,
    down,
    async up() {
      listening ??= await listen(service, ports, { host: '127.0.0.1', port: Number(new URL(address).port) })
    },
  }
}
