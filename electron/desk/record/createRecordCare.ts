import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackendPorts } from '#electron/backendPorts.ts'
import { copyRecord, stepped } from '#electron/db/copyRecord.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { freshKey, type KeyPlace } from '#electron/db/keyPlace.ts'
import type { Db } from '#electron/db/openDatabase.ts'
import { type OpenFailure, openFailure } from '#electron/db/openFailure.ts'
import { readDatabase } from '#electron/db/readDatabase.ts'
import { changeKey } from '#electron/db/rekey.ts'
import { type ChainVerdict, verifySteps } from '#electron/db/verifyChain.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { audit } from './audit.ts'
import type { Copy, RecordCare, Working } from './recordCare.ts'

export interface RecordPlace {
  readonly path: string
  readonly copiesFolder: string
  readonly key: string
  readonly keys: KeyPlace
}

/** Two weeks of nights. */
const copiesKept = 14
const lookMs = 10 * 60_000
const firstLookMs = 60_000
const copyName = /^chairside-(\d{4}-\d\d-\d\d)\.db$/

export function createRecordCare(
  desk: Desk,
  db: Db,
  ports: Pick<BackendPorts, 'later' | 'log' | 'newId'>,
  place: RecordPlace,
): RecordCare {
  const pause = (): Promise<void> => new Promise((resolve) => void ports.later(0, resolve))
  const held = { key: place.key }
  const inTurn = createTurns()
  const copier = createCopier({ desk, db, place, held, pause })
  const checker = createChecker(desk, place, held, pause)
  const nightly = createNightly(desk, ports, place, () => inTurn(() => copier.copyNow(null)))
  return {
    copiesFolder: place.copiesFolder,
    copies: () => listCopies(place.copiesFolder),
    lastFailure: copier.lastFailure,
    makeCopy: (userId) => inTurn(async () => readOnlyFailure(desk) ?? (await copier.copyNow(userId))),
    verify() {
      // Whoever waits for their turn can call it off too.
      checker.begin()
      return inTurn(checker.verify)
    },
    working: () => checker.verifying() ?? copier.copying(),
    stopVerifying: checker.stop,
    changeKey: (userId) =>
      inTurn(async () => {
        const readOnly = readOnlyFailure(desk)
        if (readOnly) return readOnly
        const nextKey = freshKey()
        const changed = changeKey(db.writable, { path: place.path, place: place.keys, nextKey })
        if (!changed.ok) return changed
        held.key = nextKey
        desk.transaction((tx) => audit(desk, tx, { kind: 'audit.keyChanged', userId }))
        const made = await copier.copyNow(userId)
        const isOld = ({ file }: Copy): boolean => !made.ok || file !== made.value.file
        for (const old of listCopies(place.copiesFolder).filter(isOld)) rmSync(join(place.copiesFolder, old.file))
        return made
      }),
    ...nightly,
  }
}

/** What was opened for reading alone lies in memory, in the clear: it is neither copied to a disk nor given a key. */
const readOnlyFailure = ({ storage }: Desk): Result<never, OpenFailure> | null =>
  storage.readOnly ? err(openFailure('read-only-folder', 'open for reading alone')) : null

/** One at a time: a reader that stays open would hold the next one up. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = running.then(work, work)
    running = next.catch(() => null)
    return next
  }
}

interface Care {
  readonly desk: Desk
  readonly db: Db
  readonly place: RecordPlace
  readonly held: { readonly key: string }
  readonly pause: () => Promise<void>
}

function createCopier({ desk, db, place, held, pause }: Care) {
  let failure: OpenFailure | null = null
  let progress: Working | null = null
  const copying = async (target: string) => {
    const of = desk.stores.events.count()
    const onStep = (records: number): void => {
      progress = { work: 'copy', records, of }
    }
    onStep(0)
    try {
      const ownDevice = desk.device().id
      return await copyRecord(db.writable, { path: place.path, key: held.key, target, ownDevice, pause, onStep })
    } finally {
      progress = null
    }
  }
  return {
    lastFailure: () => failure,
    copying: () => progress,
    async copyNow(userId: string | null): Promise<Result<Copy, OpenFailure>> {
      mkdirSync(place.copiesFolder, { recursive: true, mode: 0o700 })
      const day = localDate(desk.now())
      const file = `chairside-${day}.db`
      const made = await copying(join(place.copiesFolder, file))
      failure = made.ok ? null : made.error
      const facts: Readonly<Record<string, string>> = made.ok
        ? { file, records: String(made.value.records) }
        : { kind: made.error.kind }
      const kind = made.ok ? 'audit.copyMade' : 'audit.copyFailed'
      desk.transaction((tx) => audit(desk, tx, { kind, userId, facts }))
      desk.push({ push: 'record.changed' })
      if (!made.ok) return made
      for (const old of listCopies(place.copiesFolder).slice(copiesKept)) rmSync(join(place.copiesFolder, old.file))
      return ok({ file, day, bytes: made.value.bytes })
    },
  }
}

/** Checks beside the work: over a reader of its own, in pieces. */
function createChecker(desk: Desk, { path }: RecordPlace, held: { readonly key: string }, pause: () => Promise<void>) {
  let progress: Working | null = null
  let isCalledOff = false
  return {
    verifying: () => progress,
    begin() {
      isCalledOff = false
    },
    stop() {
      isCalledOff = true
    },
    async verify(): Promise<ChainVerdict | null> {
      if (isCalledOff) return null
      const opened = readDatabase(path, held.key, { migrations: deskMigrations() })
      if (!opened.ok) throw new Error(`the record cannot be read beside itself: ${opened.error.kind}`)
      const of = desk.stores.events.count()
      progress = { work: 'check', records: 0, of }
      try {
        const steps = verifySteps(opened.value.readable, desk.device().id)
        return await stepped(
          unlessCalledOff(steps, () => isCalledOff),
          pause,
          (records) => {
            progress = { work: 'check', records, of }
          },
        )
      } finally {
        progress = null
        opened.value.close()
      }
    },
  }
}

function* unlessCalledOff(
  steps: Generator<number, ChainVerdict>,
  isCalledOff: () => boolean,
): Generator<number, ChainVerdict | null> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (isCalledOff()) return null
    yield step.value
  }
}

/** Looks again and again whether this day has its copy yet. */
function createNightly(
  desk: Desk,
  ports: Pick<BackendPorts, 'later' | 'log' | 'newId'>,
  { copiesFolder }: RecordPlace,
  copyNow: () => Promise<unknown>,
): Pick<RecordCare, 'startNightly' | 'stop'> {
  let callOff = (): void => {}
  let isStopped = false
  async function look(): Promise<void> {
    const today = localDate(desk.now())
    const isDue = desk.stores.events.lastSeq() > 0 && !listCopies(copiesFolder).some(({ day }) => day >= today)
    try {
      if (isDue) await copyNow()
    } catch (thrown) {
      ports.log.fault('nightly.copy', ports.newId(), thrown)
    }
    if (!isStopped) callOff = ports.later(lookMs, () => void look())
  }
  return {
    startNightly() {
      callOff()
      callOff = ports.later(firstLookMs, () => void look())
    },
    stop() {
      isStopped = true
      callOff()
    },
  }
}

/** Newest first. */
function listCopies(folder: string): readonly Copy[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((file) => {
      const day = copyName.exec(file)?.[1]
      return day === undefined ? [] : [{ file, day, bytes: statSync(join(folder, file)).size }]
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}
