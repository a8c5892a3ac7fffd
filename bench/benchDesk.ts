import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Backend, createBackend } from '#electron/backend.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import type { Command } from '#shared/chart/command.ts'
import { type Api, createApi } from '#shared/ipc/client.ts'
import { type Input, rowOf } from '#shared/ipc/contract.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { instantAt, localDate } from '#shared/kernel/instant.ts'

const zone = 'America/Chicago'

/** A desk of the demo clinic in a folder of its own, on the clock of this machine, with a nurse signed in. */
export interface BenchDesk {
  readonly backend: Backend
  readonly api: Api
  readonly folder: string
  readonly key: string
  /** The nurse's own. */
  readonly connection: string
  /** Today's visits. */
  readonly visits: readonly DaySession[]
  /** One tap as the page sends it. */
  tapOf(sessionId: string, command: Command): TapInput
  close(): void
}

type TapInput = Input<'chart.perform'>

const connection = 'bench'

/** Opens it; whoever opened it closes it. */
export async function startBenchDesk(): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const key = 'ab'.repeat(32)
  const ports = systemPorts(join(folder, 'log'), zone)
  const started = await createBackend(ports, {
    folder,
    keys: { obtain: () => ({ ok: true, value: key }) as const, keepNext() {}, adoptNext() {}, dropNext() {} },
    demo: true,
    hub: 'none',
    deviceName: 'Bench',
  })
  if (!started.ok) throw new Error(started.error.sentence)
  const backend = started.value
  const api = createApi(
    {
      request: (request) => backend.dispatch(request, connection),
      subscribe: (listener) => backend.onPush(listener),
    },
    rowOf,
  )
  await api.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })
  const now = () => instantAt(Date.now(), zone)
  const day = await api.call('day.list', { day: localDate(now()) })
  const visits = day.kind === 'value' ? day.value.sessions : []
  if (visits.length === 0) throw new Error('the demo clinic has no visit today')
  return {
    backend,
    api,
    folder,
    key,
    connection,
    visits,
    tapOf: (sessionId, command) => ({
      commandId: ports.newId(),
      sessionId,
      command,
      happenedAt: now(),
      source: 'tap' as const,
    }),
    close() {
      backend.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
