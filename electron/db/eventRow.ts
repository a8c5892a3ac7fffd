/** An event as the store keeps it: its place in a device's chain, and its text, byte for byte as it was hashed. */
export interface StoredEvent {
  readonly id: string
  readonly deviceId: string
  readonly deviceSeq: number
  readonly sessionId: string | null
  readonly kind: string
  readonly happenedUtc: string
  readonly text: string
  readonly prevHash: string
  readonly hash: string
  /** The text read as JSON: an older version of us may have written it, so whoever uses it parses it by its schema. */
  readonly body: unknown
}

export interface EventRow {
  readonly id: string
  readonly device_id: string
  readonly device_seq: number
  readonly session_id: string | null
  readonly kind: string
  readonly happened_utc: string
  readonly recorded_utc: string
  readonly body: string
  readonly prev_hash: string
  readonly hash: string
}

export const eventColumns =
  'id, device_id, device_seq, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash'

export const insertEvent = `insert into events (${eventColumns}) values
  (@id, @device_id, @device_seq, @session_id, @kind, @happened_utc, @recorded_utc, @body, @prev_hash, @hash)`

export const storedEvent = (row: EventRow): StoredEvent => ({
  id: row.id,
  deviceId: row.device_id,
  deviceSeq: row.device_seq,
  sessionId: row.session_id,
  kind: row.kind,
  happenedUtc: row.happened_utc,
  text: row.body,
  prevHash: row.prev_hash,
  hash: row.hash,
  // Read when it is asked for: whoever keeps checked events by their hash asks once.
  get body() {
    return JSON.parse(row.body) as unknown
  },
})

/** What an event is searched by: read out of its own text, so that the two cannot differ. */
export type Labels = Pick<EventRow, 'id' | 'session_id' | 'kind' | 'happened_utc' | 'recorded_utc'>

/** The labels of a JSON value; null when it is not an event. */
export function labelsOf(value: unknown): Labels | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, sessionId, kind, happenedAt, recordedAt } = value as Readonly<Record<string, unknown>>
  const happened_utc = utcOf(happenedAt)
  const recorded_utc = utcOf(recordedAt)
  if (typeof id !== 'string' || typeof kind !== 'string' || happened_utc === null || recorded_utc === null) return null
  if (typeof sessionId !== 'string' && sessionId !== null && sessionId !== undefined) return null
  return { id, session_id: sessionId ?? null, kind, happened_utc, recorded_utc }
}

function utcOf(instant: unknown): string | null {
  const utc = typeof instant === 'object' && instant !== null && 'utc' in instant ? instant.utc : null
  return typeof utc === 'string' ? utc : null
}

/** Whether a row's columns say what its text says. */
export function isWellLabelled(row: EventRow): boolean {
  const labels = labelsOf(JSON.parse(row.body))
  if (!labels) return false
  const names = ['id', 'session_id', 'kind', 'happened_utc', 'recorded_utc'] as const
  return names.every((name) => labels[name] === row[name])
}
