import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import type { HubOutput, Receipt } from '#shared/ipc/hubContract.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Work } from './sql.ts'

/** What the hub keeps, whatever database is behind it. SQLite and PostgreSQL pass one behaviour suite (hub/storeBehaviour.ts). */

export interface Site {
  readonly id: string
  readonly name: string
}

export interface Device {
  readonly id: string
  readonly name: string
  /** Two or three capital letters in every claim reference of this device, so that offline devices never collide (design 12.5). */
  readonly letters: string
  readonly revoked: boolean
}

/** A device as one of its keys names it. */
export interface KeyHolder extends Device {
  /** When that key ends; ISO 8601, UTC. */
  readonly keyExpiresUtc: string
}

/** A key as it is kept: hashed, and until when. */
export interface DeviceKey {
  readonly keyHash: string
  readonly expiresAt: Instant
}

export interface PushedEvent {
  readonly seq: number
  readonly id: string
  readonly sessionId: string | null
  readonly body: string
  readonly prevHash: string
  readonly hash: string
}

export interface PulledEvent extends Omit<PushedEvent, 'sessionId'> {
  readonly deviceId: string
}

export interface HeardDevice {
  readonly id: string
  readonly name: string
  /** ISO 8601, UTC. */
  readonly heardUtc: string
}

export interface ListedDevice extends Device {
  /** ISO 8601, UTC. */
  readonly enrolledUtc: string
  readonly heardUtc: string | null
  /** When the key it uses ends. */
  readonly keyExpiresUtc: string
}

export type PushAnswer = HubOutput<'events.push'>['answers'][number]
export type StoredSession = HubOutput<'sessions.list'>['sessions'][number]

/** A signed version as it is stored: the envelope's own text, so that the bytes that were hashed are the bytes that are kept. */
export interface Submission {
  readonly envelope: SignedEnvelope
  readonly envelopeText: string
  readonly claimRef: string
  readonly receipt: Receipt
}

export type SubmitOutcome =
  | { readonly outcome: 'stored' | 'replayed'; readonly receipt: Receipt }
  | { readonly outcome: 'other-content' }

export interface HubStore {
  readonly kind: 'sqlite' | 'postgres'
  /** The site of this hub; the first call names it. */
  site(named: Site): Promise<Site>
  addEnrolmentCode(codeHash: string, expiresAt: Instant): Promise<void>
  /**
   * Uses the code up and stores the device in one transaction: a code enrols exactly one device.
   * A device that was known gets a new key and keeps its letters; its old key is worth nothing from then on.
   */
  enrol(
    codeHash: string,
    device: { readonly id: string; readonly name: string; readonly key: DeviceKey; readonly at: Instant },
  ): Promise<Result<Device, 'code-unknown' | 'code-used'>>
  /** The device whose key that is, or was before the last renewal. */
  deviceByKeyHash(keyHash: string): Promise<KeyHolder | null>
  /**
   * The next key of the device that came with that one, which stays good until its own end. One whose answer was lost is
   * replaced when the device asks again.
   */
  renewKey(usedKeyHash: string, next: DeviceKey): Promise<void>
  revoke(deviceId: string): Promise<void>
  /** Each event stored exactly once by (device, seq): new, identical, or invalid with the reason. All in one transaction. */
  pushEvents(
    deviceId: string,
    events: readonly PushedEvent[],
    at: Instant,
  ): Promise<{ readonly answers: readonly PushAnswer[]; readonly lastSeq: number }>
  /**
   * What other devices wrote after a place, in the order of commits; the cursor passes the caller's own events too, and
   * nothing that a slower transaction will still put before it.
   */
  pullEvents(
    deviceId: string,
    after: number,
    limit: number,
  ): Promise<{ readonly events: readonly PulledEvent[]; readonly cursor: number }>
  /** A device's own chain after a place of it, in order. */
  ownEvents(deviceId: string, afterSeq: number, limit: number): Promise<readonly PulledEvent[]>
  /** The hash of what stands at a place of a list, or null. */
  markAt(list: 'events' | 'sessions', place: number): Promise<string | null>
  /** A device asked at that moment; kept unless it did after `unlessAfter`. */
  heard(deviceId: string, at: Instant, unlessAfter: string): Promise<void>
  /** Every device that enrolled, by name; `heardUtc` null = it never asked. */
  devices(): Promise<readonly ListedDevice[]>
  /** The devices that ever asked, and when last. */
  devicesHeard(): Promise<readonly HeardDevice[]>
  /** Unique by session and version: the same bytes again get the first receipt back, other bytes change nothing. */
  submit(submission: Submission): Promise<SubmitOutcome>
  /** Versions in the order they were committed, after the cursor. */
  list(after: number, limit: number): Promise<{ readonly sessions: readonly StoredSession[]; readonly cursor: number }>
  get(sessionId: string, version: number): Promise<{ readonly envelopeText: string; readonly receipt: Receipt } | null>
  /** Work as one transaction, whole or not at all; such transactions are taken one after the other, across all hubs of a database. */
  transact<T>(work: Work<T>): Promise<T>
  /** Work that only reads: one picture of the store. */
  look<T>(work: Work<T>): Promise<T>
  close(): Promise<void>
}
