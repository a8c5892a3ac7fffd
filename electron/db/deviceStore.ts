import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadableDb, Tx, WritableDb } from './rights.ts'

/** What the hub gave this workstation when it enrolled. */
export interface Enrolment {
  readonly letters: string
  readonly siteId: string
  readonly hubAddress: string
  readonly hubKey: string
  /** When that key ends; null = the hub never said so. */
  readonly keyExpiresUtc: string | null
}

export interface Device {
  readonly id: string
  readonly name: string
  /** null = not enrolled at a hub. */
  readonly enrolment: Enrolment | null
}

export interface DeviceStore {
  /** This workstation; made with that id and name when the record is new. */
  own(ifNew: { readonly id: string; readonly name: string }): Device
  enrol(enrolment: Enrolment, at: Instant): void
  /** The next key of the same hub. */
  renewKey(key: Pick<Enrolment, 'hubKey' | 'keyExpiresUtc'>): void
  /** Begins anew under another id, enrolled nowhere: the chain so far ends, its entries stay. */
  begin(id: string): void
  /** Numbers of a name up to this one were given out elsewhere. */
  atLeast(tx: Tx, name: string, number: number): void
  /** The next number of a name ("claims 2026-03-02"), from 1, never the same twice. */
  nextNumber(tx: Tx, name: string): number
}

interface Row {
  readonly id: string
  readonly name: string
  readonly letters: string | null
  readonly site_id: string | null
  readonly hub_address: string | null
  readonly hub_key: string | null
  readonly hub_key_expires_utc: string | null
}

function deviceOf({ id, name, letters, site_id, hub_address, hub_key, hub_key_expires_utc }: Row): Device {
  if (letters === null || site_id === null || hub_address === null || hub_key === null)
    return { id, name, enrolment: null }
  const at = { letters, siteId: site_id, hubAddress: hub_address }
  return { id, name, enrolment: { ...at, hubKey: hub_key, keyExpiresUtc: hub_key_expires_utc } }
}

/** Who this workstation is. Its key at the hub is protected by the encryption of the whole file. */
export function createDeviceStore(db: WritableDb): DeviceStore {
  const insert = db.prepare<[string, string]>('insert or ignore into device (only_one, id, name) values (1, ?, ?)')
  const read = db.prepare<[], Row>(
    'select id, name, letters, site_id, hub_address, hub_key, hub_key_expires_utc from device',
  )
  const enrol = db.prepare(
    `update device set letters = @letters, site_id = @siteId, hub_address = @hubAddress, hub_key = @hubKey,
       hub_key_expires_utc = @keyExpiresUtc, enrolled_utc = @utc`,
  )
  const renew = db.prepare('update device set hub_key = @hubKey, hub_key_expires_utc = @keyExpiresUtc')
  const begin = db.prepare<[string]>(
    `update device set id = ?, letters = null, site_id = null, hub_address = null, hub_key = null,
       hub_key_expires_utc = null, enrolled_utc = null`,
  )
  const atLeast = db.prepare<[string, number]>(
    `insert into counters (name, last) values (?, ?) on conflict (name) do update set last = max(last, excluded.last)`,
  )
  const next = db.prepare<[string], { last: number }>(
    `insert into counters (name, last) values (?, 1) on conflict (name) do update set last = last + 1 returning last`,
  )
  return {
    own(ifNew) {
      const known = read.get()
      if (known) return deviceOf(known)
      insert.run(ifNew.id, ifNew.name)
      const begun = read.get()
      return begun ? deviceOf(begun) : { ...ifNew, enrolment: null }
    },
    enrol(enrolment, at) {
      if (enrol.run({ ...enrolment, utc: at.utc }).changes === 0) throw new Error('this workstation has no id yet')
    },
    renewKey: (key) => void renew.run(key),
    begin: (id) => void begin.run(id),
    atLeast: (_tx, name, number) => void atLeast.run(name, number),
    nextNumber(_tx, name) {
      const row = next.get(name)
      if (!row) throw new Error(`no number for ${name}`)
      return row.last
    },
  }
}

/** The id of the workstation a record belongs to, for whoever only looks at it; null = nothing was written yet. */
export const ownDeviceId = (db: ReadableDb): string | null =>
  db.prepare<[], { id: string }>('select id from device').get()?.id ?? null
