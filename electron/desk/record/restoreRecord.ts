import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { BackendPorts } from '#electron/backendPorts.ts'
import { connect, schemaVersion } from '#electron/db/connect.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { createDeviceStore } from '#electron/db/deviceStore.ts'
import { newestOf } from '#electron/db/migrate.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { failureOf } from '#electron/db/openFailure.ts'
import { isPin } from '#electron/db/password.ts'
import { restoreBackup } from '#electron/db/restoreBackup.ts'
import { verifyChains } from '#electron/db/verifyChain.ts'
import { roleSchema } from '#shared/document/clinic.ts'
import type { HubOutput } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { deriveAgain } from '../delivery/deriveAgain.ts'
import { createClinicClock } from '../practice/clinicClock.ts'
import { readPractice } from '../practice/clinicFacts.ts'
import { carriedBy, joinBrought } from '../visits/broughtEntries.ts'
import { createRecordReader } from '../visits/recordReader.ts'
import { doAgain } from './doAgain.ts'
import { openStores } from './openStores.ts'

export interface Restoring {
  readonly copy: string
  /** Where the record lies, or lay. */
  readonly path: string
  readonly key: string
  readonly userId: string
  /** The password the copy knows of this person; the PIN where it knows none. */
  readonly secret: string
  /** Without the hub: this workstation goes on under a new id, and enrols again. */
  readonly alone: boolean
}

export interface Restored {
  readonly records: number
  /** How many entries made after the copy came back from the hub. */
  readonly brought: number
  /** The workstation has a new id and needs a fresh enrolment code. */
  readonly isNew: boolean
  /** What was set after the copy and does not come back with its entries: in sentences, each with what to do. */
  readonly doAgain: readonly string[]
}

type Tail = HubOutput<'events.own'>['events']

/**
 * Puts a copy in the place of the record, for an administrator whose password or PIN the copy itself knows. What this workstation had
 * sent after the copy was made comes back from its hub first: otherwise its chain would have two different ends. A no is
 * one sentence, and then nothing was changed.
 */
export async function restoreRecord(ports: BackendPorts, asked: Restoring): Promise<Result<Restored, string>> {
  const looked = await lookInto(asked)
  if (!looked.ok) return looked
  const { device, lastSeq } = looked.value
  const tail = device && !asked.alone ? await fetchTail(ports, device, lastSeq) : ok<Tail>([])
  if (!tail.ok) return tail
  const restored = restoreBackup(asked.copy, asked.path, asked.key, (copy) => {
    if (looked.value.isOlder) return null
    const verdict = verifyChains(copy, looked.value.deviceId)
    return verdict.ok ? null : `entry ${verdict.bad.seq} of ${verdict.bad.deviceId}: ${verdict.bad.flaw}`
  })
  if (!restored.ok) return err(restored.error.kind === 'corrupt' ? brokenCopy : restored.error.sentence)
  return bringUpToDate(ports, asked, tail.value, device !== null)
}

const brokenCopy =
  'This copy is not whole, or an entry in it is not as it was written. Nothing was changed. Take an older one.'

interface Looked {
  readonly deviceId: string
  readonly device: { readonly address: string; readonly key: string } | null
  readonly lastSeq: number
  /** Of an earlier program: brought up to date after it is in place. */
  readonly isOlder: boolean
}

const personSchema = z.object({ roles: z.array(roleSchema), hash: z.string(), active: z.literal(1) })

/** Opens the copy with its key, and asks it whether this person may restore it. */
async function lookInto({ copy, key, userId, secret }: Restoring): Promise<Result<Looked, string>> {
  if (!existsSync(copy)) return err(`${copy}: there is no such file. Nothing was changed.`)
  try {
    const db = connect(copy, key, { readonly: true, fileMustExist: true })
    try {
      const row = db
        // Every column there is: a copy of an earlier program knows no passwords.
        .prepare<[string], { roles: string; pin_hash: string | null; password_hash?: string | null; active: number }>(
          'select * from users where id = ?',
        )
        .get(userId)
      const person = personSchema.safeParse(
        row && { ...row, roles: JSON.parse(row.roles) as unknown, hash: row.password_hash ?? row.pin_hash },
      )
      const isRight = person.success && (await isPin(secret, person.data.hash))
      if (!isRight || !may(person.data.roles, 'manage.clinic'))
        return err(
          `The copy does not know ${userId} with this PIN or password as an administrator. Nothing was changed.`,
        )
      const own = db
        .prepare<[], { id: string; address: string | null; key: string | null }>(
          'select id, hub_address as address, hub_key as key from device',
        )
        .get()
      const end =
        own && db.prepare<[string], number>('select seq from chain_ends where device_id = ?').pluck().get(own.id)
      const { address = null, key: hubKey = null } = own ?? {}
      return ok({
        deviceId: own?.id ?? '',
        device: address !== null && hubKey !== null ? { address, key: hubKey } : null,
        lastSeq: Number(end ?? 0),
        isOlder: schemaVersion(db) < newestOf(deskMigrations()),
      })
    } finally {
      db.close()
    }
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure) return err(failure.kind === 'wrong-key' ? otherKey : failure.sentence)
    throw thrown
  }
}

const otherKey =
  'This copy does not open with this workstation’s key. Nothing was changed. Put the key it was made with in place first.'
const atOnce = 200

async function fetchTail(
  ports: BackendPorts,
  { address, key }: { readonly address: string; readonly key: string },
  lastSeq: number,
): Promise<Result<Tail, string>> {
  const client = ports.clientFor(address)
  const tail: Tail = []
  for (;;) {
    const afterSeq = tail.at(-1)?.seq ?? lastSeq
    const page = await client.call('events.own', { afterSeq, limit: atOnce }, { deviceKey: key })
    if (!page.ok)
      return err(
        `The hub has what this workstation sent after the copy, and it did not give it: ${page.error.words} Nothing was changed. Try again when it answers, or say --alone to go on without it.`,
      )
    tail.push(...page.value.events)
    if (page.value.events.length < atOnce) return ok(tail)
  }
}

function bringUpToDate(
  ports: BackendPorts,
  { path, key, userId, alone, copy }: Restoring,
  tail: Tail,
  wasEnrolled: boolean,
): Result<Restored, string> {
  const opened = openDatabase(path, key, { migrations: deskMigrations(), mustExist: true })
  if (!opened.ok) return err(opened.error.sentence)
  const db = opened.value
  try {
    const isNew = alone && wasEnrolled
    if (isNew) createDeviceStore(db.writable).begin(ports.newId())
    const stores = openStores(db, createRecordReader(), ports.newId, 'This workstation')
    const again = doAgain(
      tail.map(({ body }) => body),
      stores.users.all(),
    )
    const clock = createClinicClock(ports.clock, readPractice(stores.documents)?.zone ?? null)
    const brought = db.transaction((tx) => {
      const answers = stores.events.addForeign(tx, tail)
      for (const carried of tail.map(({ body }) => carriedBy(JSON.parse(body))))
        if (carried !== null && carried !== 'unreadable') joinBrought(stores.events, tx, carried)
      for (const { day, number } of tail.flatMap(claimNumberOf)) stores.device.atLeast(tx, `claims ${day}`, number)
      if (isNew) stores.outbox.leaveToPerson(tx, leftBehind, clock.now())
      const facts = { copy: copy.split(/[\\/]/).at(-1) ?? '', brought: String(tail.length), changed: again.join(' ') }
      const now = clock.now()
      const deviceId = stores.device.own({ id: '', name: '' }).id
      const noted = { source: 'system', userId, deviceId, payload: facts }
      const entry = { v: 1, id: ports.newId(), sessionId: null, kind: 'audit.recordRestored', ...noted }
      stores.events.append(tx, [{ ...entry, happenedAt: now, recordedAt: now }])
      return answers.filter(({ answer }) => answer === 'new').length
    })
    deriveAgain({ stores, transaction: db.transaction, now: () => clock.now(), schema: schemaVersion(db.writable) })
    return ok({ records: stores.events.count(), brought, isNew, doAgain: again })
  } finally {
    db.close()
  }
}

const scheduledSchema = z.looseObject({
  kind: z.literal('SessionScheduled'),
  payload: z.looseObject({ day: z.string(), claimRef: z.string() }),
})

/** Running numbers that were given out after the copy was made are not given out again. */
function claimNumberOf({ body }: Tail[number]): readonly { readonly day: string; readonly number: number }[] {
  const scheduled = scheduledSchema.safeParse(JSON.parse(body))
  if (!scheduled.success) return []
  const { day, claimRef } = scheduled.data.payload
  const digits = /(\d{1,6})$/.exec(claimRef)?.[1]
  return digits === undefined ? [] : [{ day, number: Number(digits) }]
}

const leftBehind =
  'It was waiting when the copy was made that was restored here. Look at the visit, and enter it again at a workstation that has it not.'
