import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createDispatch } from '#shared/ipc/dispatch.ts'
import type { Push, Reply, Request } from '#shared/ipc/envelope.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { startClockAt } from '#shared/kernel/startClockAt.ts'
import type { BackendPorts } from './backendPorts.ts'
import { removeDatabase } from './db/backup.ts'
import { schemaVersion } from './db/connect.ts'
import { deskMigrations } from './db/deskMigrations.ts'
import { createDocumentStore } from './db/documentStore.ts'
import type { KeyPlace } from './db/keyPlace.ts'
import { type Db, openDatabase, prepareFolder } from './db/openDatabase.ts'
import { type OpenFailure, openFailure } from './db/openFailure.ts'
import { salvage } from './db/salvage.ts'
import { isDemo } from './demo/isDemo.ts'
import { openDemo } from './demo/seedDemo.ts'
import { clockSetOnPurpose, createClockWatch } from './desk/clockWatch.ts'
import { createDesk, type DeskParts } from './desk/createDesk.ts'
import { deriveAfterUpdate, deriveAgain } from './desk/delivery/deriveAgain.ts'
import { createClinicClock } from './desk/practice/clinicClock.ts'
import { readPractice } from './desk/practice/clinicFacts.ts'
import { openStores } from './desk/record/openStores.ts'
import { notADemo, type StartFailure } from './desk/record/startFailure.ts'
import { type OpenedForReading, readableTrouble } from './desk/record/storageWatch.ts'
import { createChartGuard } from './desk/restricted/chartGuard.ts'
import { createRecordReader } from './desk/visits/recordReader.ts'
import { createHandlers } from './handlers/createHandlers.ts'
import type { HostedBackend } from './hosts/hostedBackend.ts'
import type { FindHub } from './sync/hubPlace.ts'

export interface BackendConfig {
  /** Where the record lies. */
  readonly folder: string
  /** Where the record's raw key lies. */
  readonly keys: KeyPlace
  /** A record that is not there is a failure and not a new record. */
  readonly mustExist?: boolean
  /** A record that cannot be written is opened for reading, as far as it can be read, instead of being a failure. */
  readonly orReadOnly?: boolean
  /** An empty record becomes the demo clinic at once; otherwise the first screen asks. */
  readonly demo: boolean
  /** Demo only: forgets what was recorded and begins again. */
  readonly fresh?: boolean
  /** Demo only: the clock starts here and runs. */
  readonly clockAt?: Instant
  /** Where to look for the hub; `none` = this desk works alone. */
  readonly hub: FindHub | 'none'
  readonly deviceName: string
}

export interface Backend extends HostedBackend {
  dispatch(request: Request, connectionId: string): Promise<Reply>
  onPush(listener: (push: Push) => void): () => void
  /** Begins to send what waits. */
  startSync(): void
  /** Begins to look whether this day's copy is due. */
  startCopies(): void
  /** Safe at any moment: whatever was on its way is sent again after the next start. */
  close(): void
}

/** The record's file inside a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'chairside.db')

/** One workstation's back end, for any wire. The only place where things are wired together. */
export async function createBackend(
  ports: BackendPorts,
  config: BackendConfig,
): Promise<Result<Backend, StartFailure>> {
  const file = databaseFile(config.folder)
  if (config.mustExist && !existsSync(file)) return err(openFailure('missing', 'no file'))
  // Before the key, which could not be kept there either.
  const noFolder = prepareFolder(config.folder)
  if (noFolder && !(config.orReadOnly && existsSync(file))) return err(noFolder)
  const key = config.keys.obtain(file)
  if (!key.ok) return key
  if (noFolder) return readOnly(file, key.value, noFolder, ports, config)
  const open = () =>
    openDatabase(file, key.value, { migrations: deskMigrations(), mustExist: config.mustExist === true })
  let opened = open()
  if (opened.ok && config.fresh) {
    const mayForget = isDemoOrEmpty(opened.value)
    opened.value.close()
    if (!mayForget) return err(notADemo)
    removeDatabase(file)
    opened = open()
  }
  if (!opened.ok) return config.orReadOnly ? readOnly(file, key.value, opened.error, ports, config) : opened
  const started = await startOn(opened.value, ports, config, key.value)
  if (!started.ok) opened.value.close()
  return started
}

/** Reading goes on where nothing can be written (workflow 10, disk full and corrupt file). */
async function readOnly(
  file: string,
  key: string,
  failure: OpenFailure,
  ports: BackendPorts,
  config: BackendConfig,
): Promise<Result<Backend, StartFailure>> {
  const why = readableTrouble(failure.kind)
  if (!why) return err(failure)
  const salvaged = salvage(file, key, deskMigrations())
  if (!salvaged.ok) return err(failure)
  const { db, lostRows } = salvaged.value
  const started = await startOn(db, ports, { ...config, demo: false, hub: 'none' }, key, { why, lostRows })
  if (!started.ok) db.close()
  return started
}

function isDemoOrEmpty(db: Db): boolean {
  const documents = createDocumentStore(db.writable)
  return isDemo(documents) || documents.list('practice').length === 0
}

/** No wire repeats a command after a month. */
const answersKeptMinutes = 30 * 24 * 60

/** An update teaches what entries mean; what was salvaged has no lists at all, and may be an earlier program's. */
function readWhatWasKept(
  { db, stores, clock, push }: Pick<DeskParts, 'db' | 'stores' | 'clock' | 'push'>,
  ports: BackendPorts,
  opened: OpenedForReading | null,
): () => void {
  const deriving = { stores, transaction: db.transaction, now: () => clock.now(), schema: schemaVersion(db.writable) }
  if (opened) deriveAgain(deriving)
  if (opened) return () => {}
  return deriveAfterUpdate({
    ...deriving,
    later: ports.later,
    done() {
      for (const what of ['board.changed', 'worklist.changed'] as const) push({ push: what })
    },
    onFault: (thrown) => ports.log.fault('derive', ports.newId(), thrown),
  })
}

/** The same on a record that is open already; `opened` when it can only be read. */
export async function startOn(
  db: Db,
  ports: BackendPorts,
  config: BackendConfig,
  key: string,
  opened: OpenedForReading | null = null,
): Promise<Result<Backend, StartFailure>> {
  const read = createRecordReader()
  const stores = openStores(db, read, ports.newId, config.deviceName)
  const started = config.clockAt ? startClockAt(ports.clock, config.clockAt) : ports.clock
  const clock = createClinicClock(started, readPractice(stores.documents)?.zone ?? null)
  if (config.demo) await openDemo({ transaction: db.transaction, stores, clock })
  if (config.clockAt && !isDemo(stores.documents)) return err(notADemo)
  stores.outbox.requeueUnsettled()
  stores.commands.forgetBefore(addMinutes(clock.now(), -answersKeptMinutes))
  stores.drafts.forgetOld(clock.now())

  const listeners = new Set<(push: Push) => void>()
  const push = (what: Push): void => {
    for (const listener of listeners) listener(what)
  }
  const stopReading = readWhatWasKept({ db, stores, clock, push }, ports, opened)
  const place = {
    path: databaseFile(config.folder),
    copiesFolder: join(config.folder, 'copies'),
    key,
    keys: config.keys,
  }
  // A clock set on purpose is held against nothing; a record that cannot be written is only read.
  const clockWatch =
    config.clockAt || opened
      ? clockSetOnPurpose
      : createClockWatch({
          now: () => clock.now(),
          documents: stores.documents,
          newestEntryUtc: stores.events.newestUtc(),
        })
  const desk = createDesk({ ports, clock, clockWatch, db, stores, read, push, findHub: config.hub, place, opened })
  if (!config.mustExist && !opened) desk.beginDay()
  const nameFault = (code: string, method: string, cause: unknown): string => {
    const faultId = ports.newId()
    desk.storage.saw(cause)
    ports.log.fault(code, faultId, cause, { method })
    return faultId
  }
  const dispatch = createDispatch(createHandlers(desk), nameFault, createChartGuard(desk))
  return ok({
    dispatch: (request, id) => dispatch(request, { id, user: desk.people.get(id)?.user ?? null }),
    onPush(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    startSync: () => desk.sync.wake(),
    startCopies: () => {
      if (!opened) desk.care.startNightly()
    },
    close() {
      desk.sync.stop()
      desk.care.stop()
      stopReading()
      listeners.clear()
      db.close()
    },
  })
}
