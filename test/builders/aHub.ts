import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { connect } from '#electron/db/connect.ts'
import { openHubStore } from '#hub/openStore.ts'
import { sealOf } from '#hub/outgoing/seal.ts'
import type { HubPorts } from '#hub/ports.ts'
import { createHubService, type HubService } from '#hub/service.ts'
import type { HubStore } from '#hub/store.ts'
import type { HubInput, HubMethod } from '#shared/ipc/hubContract.ts'
import { type FakeClock, fakeClock } from '#test/fakes/fakeClock.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'
import { aFolder } from './aRecord.ts'

export interface AHub {
  readonly service: HubService
  readonly store: HubStore
  readonly ports: HubPorts
  readonly clock: FakeClock
  /** Lines of the operator's log. */
  readonly logged: readonly string[]
  /** Enrols a device under this id; returns its key. */
  enrol(deviceId: string): Promise<string>
  /** Calls as a device, through JSON like a wire; null = without a key. */
  call<M extends HubMethod>(method: M, input: HubInput<M>, deviceKey: string | null): ReturnType<HubService['call']>
  /** Long work stops between two slices, until it is let go on. */
  pause(): () => void
  /** SHA-256 over every row the hub keeps. */
  hashRows(): string
}

/** The real hub service on an encrypted store of its own, with a clock that stands still and secrets that count up. */
export async function aHub(clock = fakeClock('2026-03-02', '15:10')): Promise<AHub> {
  const folder = aFolder()
  const opened = await openHubStore({ folder })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  onTestFinished(() => store.close())
  const logged: string[] = []
  let gate: Promise<void> = Promise.resolve()
  const plain = hubPortsForTest(clock, (line) => void logged.push(line))
  const ports: HubPorts = {
    ...plain,
    async breathe() {
      await gate
      await plain.breathe()
    },
  }
  const site = await store.site({ id: 'lakeside', name: 'Test hub' })
  const service = createHubService(store, site, ports, sealOf(folder))
  const call: AHub['call'] = (method, input, deviceKey) =>
    service.call(method, JSON.parse(JSON.stringify(input)), { deviceKey })
  return {
    service,
    store,
    ports,
    clock,
    logged,
    call,
    async enrol(deviceId) {
      const code = await service.newEnrolmentCode(60)
      const answer = await call('device.enrol', { code, deviceId, deviceName: 'Chair side' }, null)
      if (!answer.ok) throw new Error(answer.error.message)
      return (answer.value as { deviceKey: string }).deviceKey
    },
    pause() {
      let goOn = (): void => {}
      gate = new Promise((resolve) => {
        goOn = resolve
      })
      return goOn
    },
    hashRows: () => hashRows(folder),
  }
}

function hashRows(folder: string): string {
  const db = connect(join(folder, 'hub.db'), readFileSync(join(folder, 'hub.key'), 'utf8').trim(), { readonly: true })
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all()
    const hash = createHash('sha256')
    for (const table of tables as string[])
      hash.update(JSON.stringify([table, db.prepare(`select * from ${table}`).all()]))
    return hash.digest('hex')
  } finally {
    db.close()
  }
}
