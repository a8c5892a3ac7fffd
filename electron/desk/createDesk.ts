import type { Push } from '#shared/ipc/envelope.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import type { BackendPorts } from '../backendPorts.ts'
import type { Db } from '../db/openDatabase.ts'
import { pinCost } from '../db/password.ts'
import { demoPinCost } from '../demo/demoPinCost.ts'
import { isDemo } from '../demo/isDemo.ts'
import { scheduleDemoDay } from '../demo/scheduleDemoDay.ts'
import type { HubNo } from '../sync/hubClient.ts'
import { createHubLink, type HubLink } from '../sync/hubLink.ts'
import { type FindHub, hubToUse, keptHub } from '../sync/hubPlace.ts'
import { createOutboxWorker } from '../sync/outboxWorker.ts'
import { createScanSender } from '../sync/scanSender.ts'
import { createSyncState } from '../sync/syncState.ts'
import type { ClockWatch } from './clockWatch.ts'
import type { Desk, DeskSync, Stores } from './desk.ts'
import type { ClinicClock } from './practice/clinicClock.ts'
import { readClinicFacts } from './practice/clinicFacts.ts'
import { createRecordCare, type RecordPlace } from './record/createRecordCare.ts'
import { createStorageWatch, type OpenedForReading } from './record/storageWatch.ts'
import { createGivenReasons } from './restricted/givenReasons.ts'
import { createSignedInPeople } from './signIn/signedIn.ts'
import { sturdyUsers } from './signIn/sturdyUsers.ts'
import type { RecordReader } from './visits/recordReader.ts'

export interface DeskParts {
  readonly ports: Omit<BackendPorts, 'clock'>
  readonly clock: ClinicClock
  readonly clockWatch: ClockWatch
  readonly db: Db
  readonly stores: Stores
  readonly read: RecordReader
  readonly push: (push: Push) => void
  readonly findHub: FindHub | 'none'
  readonly place: RecordPlace
  /** The record could only be read: nothing is written, nothing is sent. */
  readonly opened: OpenedForReading | null
}

/** What the handlers share, made from an open record. */
export function createDesk(parts: DeskParts): Desk {
  const { ports, clock, clockWatch, db, read, push, opened } = parts
  const own = parts.stores.device.own({ id: '', name: '' })
  const now = (): ReturnType<ClinicClock['now']> => clock.now()
  const storage = createStorageWatch(db.transaction, { now, changed: () => storageChanged(desk), opened })
  const stores = { ...parts.stores, users: sturdyUsers(parts.stores.users, storage) }
  const desk: Desk = {
    now,
    newId: ports.newId,
    clock,
    clockWatch,
    get demo() {
      return isDemo(stores.documents)
    },
    get secretCost() {
      return desk.demo ? demoPinCost : (ports.secretCost ?? pinCost)
    },
    device: () => stores.device.own(own),
    clinic: () => readClinicFacts(stores.documents, stores.users),
    catalogueIssue: () =>
      stores.formulary.listOn(localDate(now()))?.issue ?? stores.documents.list('catalogue').at(-1)?.id ?? 'none',
    record: (sessionId) => read(stores.events.ofSession(sessionId)),
    wrote: read.wrote,
    beginDay() {
      if (desk.demo && scheduleDemoDay(desk)) push({ push: 'board.changed' })
    },
    stores,
    transaction: storage.transaction,
    storage,
    people: createSignedInPeople(now),
    reasons: createGivenReasons(now),
    push,
    get sync() {
      return sync
    },
    get care() {
      return care
    },
  }
  const sync = createDeskSync(desk, parts)
  const care = createRecordCare(desk, db, ports, parts.place)
  return desk
}

/** Every screen is told; what was looked at meanwhile is written down as soon as it can be. */
function storageChanged(desk: Desk): void {
  desk.push({ push: 'record.changed' })
  if (desk.storage.trouble() === null) desk.storage.payOwed()
}

function createDeskSync(desk: Desk, { ports, stores, findHub, opened }: DeskParts): DeskSync {
  const state = createSyncState(stores)
  const status = (): ReturnType<DeskSync['status']> => ({
    ...state.status(desk.now().zone),
    clock: desk.clockWatch.status(),
  })
  if (findHub === 'none' || opened) {
    const ask: DeskSync['ask'] = async () => err(worksAlone)
    const place: DeskSync['place'] = () => ({ address: null, isFixed: true })
    return { hasHub: () => false, place, wake: () => {}, tryNow: async () => {}, stop: () => {}, status, ask }
  }
  const hubNow = () => hubToUse(findHub(), keptHub(stores.documents))
  const link = createHubLink(desk, hubNow, ports.clientFor)
  const worker = createOutboxWorker(desk, link, state, {
    ...ports,
    onFault: (cause) => ports.log.fault('sync', ports.newId(), cause),
  })
  const scanSender = createScanSender(desk, link, {
    later: ports.later,
    onFault: (cause) => ports.log.fault('sync', ports.newId(), cause),
  })
  return {
    hasHub: state.hasHub,
    place() {
      const place = hubNow()
      return { address: place?.address ?? null, isFixed: place?.isNamed ?? false }
    },
    status,
    ask: askThrough(link),
    wake() {
      worker.wake()
      scanSender.wake()
    },
    async tryNow() {
      await worker.tryNow()
      await scanSender.tryNow()
    },
    stop() {
      worker.stop()
      scanSender.stop()
    },
  }
}

const worksAlone: HubNo = {
  kind: 'no-answer',
  words: 'This workstation works without a hub. Claim files and payers’ answers are kept by the hub.',
  retryAfterSeconds: null,
}

const askThrough =
  (link: HubLink): DeskSync['ask'] =>
  async (method, input) => {
    if (!link.isKnown()) link.look()
    if (!link.isKnown()) return err({ ...worksAlone, words: 'The hub cannot be found. Start it, then try again.' })
    const key = await link.key()
    return key.ok ? link.client().call(method, input, { deviceKey: key.value }) : key
  }
