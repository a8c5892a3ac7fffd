import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** Somebody came in without a PIN, and who has looked at it since. */
export interface StoredEmergency {
  readonly eventId: string
  readonly userId: string
  readonly reason: string
  readonly deviceId: string
  readonly happenedUtc: string
  readonly seenBy: string | null
}

export interface EmergencyStore {
  /** The same again changes nothing. */
  add(tx: Tx, emergency: Omit<StoredEmergency, 'seenBy'>): void
  /** False = there is none of that id, or somebody has looked at it. */
  seen(tx: Tx, eventId: string, by: string, at: Pick<Instant, 'utc'>): boolean
  /** Those nobody has looked at first, then newest first. */
  list(limit: number): readonly StoredEmergency[]
}

export function createEmergencyStore(db: WritableDb): EmergencyStore {
  const add = db.prepare(
    `insert or ignore into emergencies (event_id, user_id, reason, device_id, happened_utc)
     values (@eventId, @userId, @reason, @deviceId, @happenedUtc)`,
  )
  const seen = db.prepare<[string, string, string]>(
    'update emergencies set seen_by = ?, seen_utc = ? where event_id = ? and seen_by is null',
  )
  const list = db.prepare<[number], StoredEmergency>(
    `select event_id as eventId, user_id as userId, reason, device_id as deviceId, happened_utc as happenedUtc,
       seen_by as seenBy from emergencies order by seen_by is not null, happened_utc desc, event_id desc limit ?`,
  )
  return {
    add: (_tx, emergency) => void add.run(emergency),
    seen: (_tx, eventId, by, at) => seen.run(by, at.utc, eventId).changes === 1,
    list: (limit) => list.all(limit),
  }
}
