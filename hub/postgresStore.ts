import { readdirSync, readFileSync } from 'node:fs'
import { Pool as PgPool, type Pool, type PoolClient } from 'pg'
import { err, ok } from '#shared/kernel/result.ts'
import { runWork } from './postgresWork.ts'
import { deviceLetters, type Held, judgePush } from './pushRules.ts'
import { type EventRow, pageOf, pulledOf, receiptOf, type SignedRow, sessionOf } from './rows.ts'
import type { HeardDevice, HubStore, KeyHolder, ListedDevice, PushedEvent, Submission } from './store.ts'

/** Number of this program's advisory locks: one for migrating, one each for letters, signed versions and events taking their places, and for claims and what leaves. Any constant will do, as long as all hubs share it. */
const lockSpace = 4_861_121

/** The hub's store on PostgreSQL 15 or newer: several hub processes may share one database. Throws when it cannot be reached. */
export async function openPostgresStore(connectionString: string): Promise<HubStore> {
  const pool = new PgPool({ connectionString, max: 8, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined)
  await migrate(pool)
  return createStore(pool)
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw cause
  } finally {
    client.release()
  }
}

async function migrate(pool: Pool): Promise<void> {
  const folder = new URL('./migrations/postgres/', import.meta.url)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1, 0)', [lockSpace])
    await client.query('create table if not exists hub_migration (name text primary key)')
    const done = new Set(
      (await client.query<{ name: string }>('select name from hub_migration')).rows.map(({ name }) => name),
    )
    const unknown = [...done].find((name) => !files.includes(name))
    if (unknown) throw new Error(`the hub's database was made by a newer program (${unknown}); update this hub first`)
    for (const name of files.filter((file) => !done.has(file))) {
      await client.query(readFileSync(new URL(name, folder), 'utf8'))
      await client.query('insert into hub_migration (name) values ($1)', [name])
    }
  })
}

function createStore(pool: Pool): HubStore {
  return {
    kind: 'postgres',
    async site(named) {
      await pool.query(
        'insert into site (id, name) select $1, $2 where not exists (select 1 from site) on conflict do nothing',
        [named.id, named.name],
      )
      const row = (await pool.query<{ id: string; name: string }>('select id, name from site limit 1')).rows[0]
      return row ?? named
    },
    async addEnrolmentCode(codeHash, expiresAt) {
      await pool.query('insert into enrolment_code (code_hash, expires_at) values ($1, $2)', [codeHash, expiresAt.utc])
    },
    enrol: (codeHash, device) => enrol(pool, codeHash, device),
    ...createKeys(pool),
    async revoke(deviceId) {
      await pool.query('update device set revoked = true where id = $1', [deviceId])
    },
    pushEvents: (deviceId, events, at) => inTransaction(pool, (client) => pushEvents(client, deviceId, events, at.utc)),
    ...createPull(pool),
    submit: (submission) => inTransaction(pool, (client) => submit(client, submission)),
    async list(after, limit) {
      const { rows } = await pool.query<SignedRow>(
        'select * from signed_version where place > $1 order by place limit $2',
        [after, limit],
      )
      return { sessions: rows.map(sessionOf), cursor: rows.at(-1)?.place ?? after }
    },
    async get(sessionId, version) {
      const { rows } = await pool.query<SignedRow>(
        'select * from signed_version where session_id = $1 and version = $2',
        [sessionId, version],
      )
      return rows[0] ? { envelopeText: rows[0].envelope, receipt: receiptOf(rows[0]) } : null
    },
    transact: (work) =>
      inTransaction(pool, async (client) => {
        await client.query('select pg_advisory_xact_lock($1, 4)', [lockSpace])
        return runWork(client, work)
      }),
    look: (work) =>
      inTransaction(pool, async (client) => {
        await client.query('set transaction isolation level repeatable read read only')
        return runWork(client, work)
      }),
    close: () => pool.end(),
  }
}

const keyExpiry = 'case when key_hash = $1 then key_expires_at else prior_key_expires_at end'

const createKeys = (pool: Pool): Pick<HubStore, 'deviceByKeyHash' | 'renewKey'> => ({
  async deviceByKeyHash(keyHash) {
    const text = `select id, name, letters, revoked, ${keyExpiry} as "keyExpiresUtc"
      from device where key_hash = $1 or prior_key_hash = $1`
    return (await pool.query<KeyHolder>(text, [keyHash])).rows[0] ?? null
  },
  async renewKey(used, { keyHash, expiresAt }) {
    await pool.query(
      `update device set prior_key_hash = $1, prior_key_expires_at = ${keyExpiry}, key_hash = $2, key_expires_at = $3
       where key_hash = $1 or prior_key_hash = $1`,
      [used, keyHash, expiresAt.utc],
    )
  },
})

const enrol = (pool: Pool, codeHash: string, device: Parameters<HubStore['enrol']>[1]): ReturnType<HubStore['enrol']> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1, 1)', [lockSpace])
    const code = (
      await client.query<{ expires_at: string; used_by: string | null }>(
        'select expires_at, used_by from enrolment_code where code_hash = $1 for update',
        [codeHash],
      )
    ).rows[0]
    if (!code || code.expires_at < device.at.utc) return err('code-unknown' as const)
    if (code.used_by) return err('code-used' as const)
    const known = await client.query<{ letters: string }>('select letters from device where id = $1', [device.id])
    const count = await client.query<{ count: string }>('select count(*) as count from device')
    const letters = known.rows[0]?.letters ?? deviceLetters(Number(count.rows[0]?.count ?? 0))
    await client.query(
      `insert into device (id, name, letters, key_hash, key_expires_at, enrolled_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set name = excluded.name, key_hash = excluded.key_hash, revoked = false,
         key_expires_at = excluded.key_expires_at, prior_key_hash = null, prior_key_expires_at = null`,
      [device.id, device.name, letters, device.key.keyHash, device.key.expiresAt.utc, device.at.utc],
    )
    await client.query('update enrolment_code set used_by = $2 where code_hash = $1', [codeHash, device.id])
    return ok({ id: device.id, name: device.name, letters, revoked: false })
  })

async function pushEvents(
  client: PoolClient,
  deviceId: string,
  events: readonly PushedEvent[],
  at: string,
): ReturnType<HubStore['pushEvents']> {
  // Two pushes of one device at once are taken one after the other.
  await client.query('select 1 from device where id = $1 for update', [deviceId])
  const seqs = events.map(({ seq }) => seq)
  const span = seqs.length > 0 ? [Math.min(...seqs) - 1, Math.max(...seqs)] : [0, 0]
  const held = await client.query<Held & { seq: number }>(
    'select seq, id, hash from event where device_id = $1 and seq between $2 and $3',
    [deviceId, ...span],
  )
  const taken = await client.query<{ id: string }>('select id from event where id = any($1::text[])', [
    events.map(({ id }) => id),
  ])
  const { answers, fresh } = judgePush(
    events,
    new Map(held.rows.map((row) => [row.seq, row])),
    taken.rows.map(({ id }) => id),
  )
  // Held to the commit, so that places are in the order of commits and no cursor passes one that is not there yet.
  if (fresh.length > 0) await client.query('select pg_advisory_xact_lock($1, 3)', [lockSpace])
  await client.query(
    `insert into event (place, device_id, seq, id, session_id, body, prev_hash, hash, received_at)
     select (select coalesce(max(place), 0) from event) + row.nth, $1, row.seq, row.id, row.session_id, row.body,
       row.prev_hash, row.hash, $2
     from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       with ordinality as row (seq, id, session_id, body, prev_hash, hash, nth)`,
    [
      deviceId,
      at,
      fresh.map(({ seq }) => seq),
      fresh.map(({ id }) => id),
      fresh.map(({ sessionId }) => sessionId),
      fresh.map(({ body }) => body),
      fresh.map(({ prevHash }) => prevHash),
      fresh.map(({ hash }) => hash),
    ],
  )
  const last = await client.query<{ last: number | null }>('select max(seq) as last from event where device_id = $1', [
    deviceId,
  ])
  return { answers, lastSeq: last.rows[0]?.last ?? 0 }
}

const createPull = (
  pool: Pool,
): Pick<HubStore, 'pullEvents' | 'ownEvents' | 'markAt' | 'heard' | 'devicesHeard' | 'devices'> => ({
  async ownEvents(deviceId, afterSeq, limit) {
    const { rows } = await pool.query<EventRow>(
      `select place, device_id, seq, id, body, prev_hash, hash from event
       where device_id = $1 and seq > $2 order by seq limit $3`,
      [deviceId, afterSeq, limit],
    )
    return rows.map(pulledOf)
  },
  async devices() {
    const text = `select id, name, letters, revoked, enrolled_at as "enrolledUtc", heard_at as "heardUtc",
        key_expires_at as "keyExpiresUtc" from device order by name, id`
    return (await pool.query<ListedDevice>(text)).rows
  },
  async pullEvents(deviceId, after, limit) {
    // First how far the list goes, then the rows up to there: what is committed in between waits for the next question.
    const end =
      (await pool.query<{ place: number | null }>('select max(place) as place from event')).rows[0]?.place ?? 0
    const { rows } = await pool.query<EventRow>(
      `select place, device_id, seq, id, body, prev_hash, hash from event
       where place > $1 and place <= $2 and device_id <> $3 order by place limit $4`,
      [after, end, deviceId, limit],
    )
    return pageOf(rows, limit, after, end)
  },
  async markAt(list, place) {
    const text =
      list === 'events'
        ? 'select hash as mark from event where place = $1'
        : 'select sha256 as mark from signed_version where place = $1'
    return (await pool.query<{ mark: string }>(text, [place])).rows[0]?.mark ?? null
  },
  async heard(deviceId, at, unlessAfter) {
    await pool.query('update device set heard_at = $2 where id = $1 and (heard_at is null or heard_at <= $3)', [
      deviceId,
      at.utc,
      unlessAfter,
    ])
  },
  async devicesHeard() {
    const text = 'select id, name, heard_at as "heardUtc" from device where heard_at is not null order by id'
    return (await pool.query<HeardDevice>(text)).rows
  },
})

async function submit(
  client: PoolClient,
  { envelope, envelopeText, claimRef, receipt }: Submission,
): ReturnType<HubStore['submit']> {
  await client.query('select pg_advisory_xact_lock($1, 2)', [lockSpace])
  const held = (
    await client.query<SignedRow>('select * from signed_version where session_id = $1 and version = $2', [
      envelope.session,
      envelope.version,
    ])
  ).rows[0]
  if (held)
    return held.sha256 === envelope.contentSha256
      ? { outcome: 'replayed', receipt: receiptOf(held) }
      : { outcome: 'other-content' }
  await client.query(
    `insert into signed_version (place, session_id, version, sha256, claim_ref, device_id, envelope, receipt)
     values ((select coalesce(max(place), 0) + 1 from signed_version), $1, $2, $3, $4, $5, $6, $7)`,
    [
      envelope.session,
      envelope.version,
      envelope.contentSha256,
      claimRef,
      envelope.deviceId,
      envelopeText,
      JSON.stringify(receipt),
    ],
  )
  return { outcome: 'stored', receipt }
}
