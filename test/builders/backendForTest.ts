import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { type Backend, type BackendConfig, createBackend, databaseFile, startOn } from '#electron/backend.ts'
import type { BackendPorts } from '#electron/backendPorts.ts'
import { connect } from '#electron/db/connect.ts'
import type { Db } from '#electron/db/openDatabase.ts'
import { createHubClient } from '#electron/sync/hubClient.ts'
import { type Api, createApi } from '#shared/ipc/client.ts'
import { type Input, type Method, type Output, rowOf } from '#shared/ipc/contract.ts'
import type { Transport } from '#shared/ipc/envelope.ts'
import { aFolder, aKeyPlace, testKey } from '#test/builders/aRecord.ts'
import { type FakeClock, fakeClock } from '#test/fakes/fakeClock.ts'
import { createMemoryTransport } from '#test/fakes/memoryTransport.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'

/** PIN of each of the demo's people by their place in the list: 1111 to 9999 (resources/demo/clinicFacts.ts). */
export const demoPins: Readonly<Record<string, string>> = {
  'dana-reyes': '1111',
  'marcus-hale': '2222',
  'priya-nair': '3333',
  'owen-blake': '4444',
  'lena-ortiz': '5555',
  'grace-kim': '6666',
  'tom-archer': '7777',
  'ruth-bell': '8888',
  'ines-faro': '9999',
}

export interface TestBackendOptions {
  /** An earlier test backend's folder: the same workstation, started again. */
  readonly folder?: string
  readonly clock?: FakeClock
  readonly hub?: BackendConfig['hub']
  /** False = an empty record stays empty, as an installed app's. */
  readonly demo?: boolean
  readonly ports?: Partial<BackendPorts>
  readonly keys?: BackendConfig['keys']
  /** A record that is open already, so that a test can make its disk refuse. */
  readonly record?: Db
  /** As the hosts start it: what cannot be written is opened for reading. */
  readonly orReadOnly?: boolean
}

export interface TestBackend {
  readonly backend: Backend
  readonly folder: string
  readonly clock: FakeClock
  readonly newId: () => string
  /** Faults that were written to the log: code, id and what was thrown. */
  readonly faults: readonly { readonly code: string; readonly faultId: string; readonly thrown: unknown }[]
  /** A wire of its own: one connection, one signed-in person. */
  transport(connectionId?: string): Transport
  api(connectionId?: string): Api
  /** Signs a person of the demo in on a connection; returns its client. */
  signIn(userId: string, connectionId?: string): Promise<Api>
  /** The value of a call that must succeed. */
  value<M extends Method>(api: Api, method: M, input: Input<M>): Promise<Output<M>>
  /** SHA-256 over every row of the record, audit entries and PIN counters left out. */
  hashRows(): string
  /** The audit entries of the record, oldest first. */
  auditEntries(): readonly { readonly kind: string; readonly userId: string | null; readonly payload: object }[]
  close(): void
}

let idSpace = 1

/** The real back end of the demo clinic on an encrypted file of its own, on Monday 2 March 2026 at 08:15; closed after the test. */
export async function backendForTest(options: TestBackendOptions = {}): Promise<TestBackend> {
  const folder = options.folder ?? aFolder()
  const clock = options.clock ?? fakeClock('2026-03-02', '08:15')
  const newId = sequenceIds(idSpace++)
  const faults: { code: string; faultId: string; thrown: unknown }[] = []
  const ports: BackendPorts = {
    clock,
    newId,
    random: () => 0.5,
    log: { write: () => {}, fault: (code, faultId, thrown) => void faults.push({ code, faultId, thrown }) },
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    clientFor: (address) => createHubClient(address, fetch),
    // A guess need not be dear where there is nothing to guess.
    secretCost: { N: 2 ** 10, r: 8, p: 1 },
    ...options.ports,
  }
  const config: BackendConfig = {
    folder,
    keys: options.keys ?? aKeyPlace(),
    demo: options.demo ?? true,
    hub: options.hub ?? 'none',
    deviceName: 'Chair side 1',
    orReadOnly: options.orReadOnly ?? false,
  }
  const made = options.record
    ? await startOn(options.record, ports, config, testKey)
    : await createBackend(ports, config)
  if (!made.ok) throw new Error(`${made.error.kind}: ${made.error.sentence}`)
  const backend = made.value
  onTestFinished(() => backend.close())
  const transport = (connectionId?: string): Transport => createMemoryTransport(backend, connectionId)
  const api = (connectionId?: string): Api => createApi(transport(connectionId), rowOf)
  return {
    backend,
    folder,
    clock,
    newId,
    faults,
    transport,
    api,
    signIn: async (userId, connectionId = userId) => {
      const client = api(connectionId)
      await value(client, 'people.signIn', { userId, pin: demoPins[userId] ?? '' })
      return client
    },
    value,
    hashRows: () => hashRows(folder),
    auditEntries: () => auditEntries(folder),
    close: () => backend.close(),
  }
}

async function value<M extends Method>(api: Api, method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await api.call(method, input)
  if (answer.kind === 'value') return answer.value
  throw new Error(`${method}: ${JSON.stringify(answer)}`)
}

/** What a refusal may leave behind: its own audit entry, and that a PIN was tried (design 12.15). */
const kept: Readonly<Record<string, string>> = {
  events: "select * from events where kind not glob 'audit.*' order by place",
  users: 'select id, name, roles, pin_hash, active from users order by id',
  chain_ends: 'select device_id from chain_ends order by device_id',
}

const rowsOf = <T>(folder: string, read: (db: ReturnType<typeof connect>) => T): T => {
  const db = connect(databaseFile(folder), testKey, { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

const hashRows = (folder: string): string =>
  rowsOf(folder, (db) => {
    const tables = db
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all() as string[]
    const hash = createHash('sha256')
    for (const table of tables)
      hash.update(JSON.stringify([table, db.prepare(kept[table] ?? `select * from ${table}`).all()]))
    return hash.digest('hex')
  })

const auditEntries = (folder: string): ReturnType<TestBackend['auditEntries']> =>
  rowsOf(folder, (db) => {
    const bodies = db
      .prepare("select body from events where kind glob 'audit.*' order by place")
      .pluck()
      .all() as string[]
    return bodies.map((body) => JSON.parse(body) as ReturnType<TestBackend['auditEntries']>[number])
  })
