import type { Database } from 'better-sqlite3'
import { err, ok } from '#shared/kernel/result.ts'
import { deviceLetters, type Held, judgePush } from './pushRules.ts'
import { type EventRow, pageOf, pulledOf, receiptOf, type SignedRow, sessionOf } from './rows.ts'
import { createSqliteWork } from './sqliteWork.ts'
import type { HeardDevice, HubStore, KeyHolder, ListedDevice } from './store.ts'

interface DeviceRow extends Omit<KeyHolder, 'revoked'> {
  readonly revoked: number
}

/** The hub's store embedded in one program, encrypted like the desk's: one writer, every method one transaction. */
export function createSqliteStore(db: Database): HubStore {
  const page = db.prepare<[number, number], SignedRow>(
    'select * from signed_version where place > ? order by place limit ?',
  )
  const one = db.prepare<[string, number], SignedRow>(
    'select * from signed_version where session_id = ? and version = ?',
  )
  const pushEvents = createPush(db)
  const submit = createSubmit(db)
  const enrol = createEnrol(db)
  return {
    kind: 'sqlite',
    async site(named) {
      db.prepare('insert into site (id, name) select ?, ? where not exists (select 1 from site)').run(
        named.id,
        named.name,
      )
      return db.prepare<[], { id: string; name: string }>('select id, name from site').get() ?? named
    },
    async addEnrolmentCode(codeHash, expiresAt) {
      db.prepare('insert into enrolment_code (code_hash, expires_at) values (?, ?)').run(codeHash, expiresAt.utc)
    },
    enrol: async (codeHash, asked) => enrol(codeHash, asked),
    ...createKeys(db),
    async revoke(deviceId) {
      db.prepare('update device set revoked = 1 where id = ?').run(deviceId)
    },
    pushEvents: async (deviceId, events, at) => pushEvents(deviceId, events, at.utc),
    ...createPull(db),
    submit: async (submission) => submit(submission),
    async list(after, limit) {
      const rows = page.all(after, limit)
      return { sessions: rows.map(sessionOf), cursor: rows.at(-1)?.place ?? after }
    },
    async get(sessionId, version) {
      const row = one.get(sessionId, version)
      return row ? { envelopeText: row.envelope, receipt: receiptOf(row) } : null
    },
    ...createSqliteWork(db),
    async close() {
      db.close()
    },
  }
}

function createKeys(db: Database): Pick<HubStore, 'deviceByKeyHash' | 'renewKey'> {
  const expiry = 'case when key_hash = @used then key_expires_at else prior_key_expires_at end'
  const holder = db.prepare<{ used: string }, DeviceRow>(
    `select id, name, letters, revoked, ${expiry} as keyExpiresUtc from device where key_hash = @used or prior_key_hash = @used`,
  )
  const renew = db.prepare(
    `update device set prior_key_hash = @used, prior_key_expires_at = ${expiry}, key_hash = @next, key_expires_at = @until
     where key_hash = @used or prior_key_hash = @used`,
  )
  return {
    async deviceByKeyHash(used) {
      const row = holder.get({ used })
      return row ? { ...row, revoked: row.revoked === 1 } : null
    },
    renewKey: async (used, { keyHash, expiresAt }) => void renew.run({ used, next: keyHash, until: expiresAt.utc }),
  }
}

type Enrol = (...input: Parameters<HubStore['enrol']>) => Awaited<ReturnType<HubStore['enrol']>>

function createEnrol(db: Database): Enrol {
  const find = db.prepare<[string], { expires_at: string; used_by: string | null }>(
    'select expires_at, used_by from enrolment_code where code_hash = ?',
  )
  const count = db.prepare<[], { count: number }>('select count(*) as count from device')
  const known = db.prepare<[string], { letters: string }>('select letters from device where id = ?')
  const insert = db.prepare(`insert into device (id, name, letters, key_hash, key_expires_at, enrolled_at)
    values (?, ?, ?, ?, ?, ?)
    on conflict (id) do update set name = excluded.name, key_hash = excluded.key_hash, revoked = 0,
      key_expires_at = excluded.key_expires_at, prior_key_hash = null, prior_key_expires_at = null`)
  const use = db.prepare('update enrolment_code set used_by = ? where code_hash = ?')
  return db.transaction<Enrol>((codeHash, asked) => {
    const code = find.get(codeHash)
    if (!code || code.expires_at < asked.at.utc) return err('code-unknown')
    if (code.used_by) return err('code-used')
    const letters = known.get(asked.id)?.letters ?? deviceLetters(count.get()?.count ?? 0)
    insert.run(asked.id, asked.name, letters, asked.key.keyHash, asked.key.expiresAt.utc, asked.at.utc)
    use.run(asked.id, codeHash)
    return ok({ id: asked.id, name: asked.name, letters, revoked: false })
  })
}

type Push = (
  deviceId: string,
  events: Parameters<HubStore['pushEvents']>[1],
  at: string,
) => Awaited<ReturnType<HubStore['pushEvents']>>

function createPush(db: Database): Push {
  const heldRows = db.prepare<[string, number, number], Held & { seq: number }>(
    'select seq, id, hash from event where device_id = ? and seq between ? and ?',
  )
  const takenIds = db.prepare<[string], string>('select id from event where id in (select value from json_each(?))')
  const insert = db.prepare(
    'insert into event (device_id, seq, id, session_id, body, prev_hash, hash, received_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const last = db.prepare<[string], { last: number | null }>('select max(seq) as last from event where device_id = ?')
  return db.transaction<Push>((deviceId, events, at) => {
    const seqs = events.map(({ seq }) => seq)
    const held = seqs.length > 0 ? heldRows.all(deviceId, Math.min(...seqs) - 1, Math.max(...seqs)) : []
    const taken = takenIds.pluck().all(JSON.stringify(events.map(({ id }) => id)))
    const { answers, fresh } = judgePush(events, new Map(held.map((row) => [row.seq, row])), taken)
    for (const event of fresh)
      insert.run(deviceId, event.seq, event.id, event.sessionId, event.body, event.prevHash, event.hash, at)
    return { answers, lastSeq: last.get(deviceId)?.last ?? 0 }
  })
}

type Pull = Pick<HubStore, 'pullEvents' | 'ownEvents' | 'markAt' | 'heard' | 'devicesHeard' | 'devices'>

function createPull(db: Database): Pull {
  const end = db.prepare<[], { place: number | null }>('select max(place) as place from event')
  const rows = db.prepare<[number, number, string, number], EventRow>(
    `select place, device_id, seq, id, body, prev_hash, hash from event
     where place > ? and place <= ? and device_id <> ? order by place limit ?`,
  )
  const own = db.prepare<[string, number, number], EventRow>(
    `select place, device_id, seq, id, body, prev_hash, hash from event
     where device_id = ? and seq > ? order by seq limit ?`,
  )
  const listed = db.prepare<[], Omit<ListedDevice, 'revoked'> & { readonly revoked: number }>(
    `select id, name, letters, revoked, enrolled_at as enrolledUtc, heard_at as heardUtc, key_expires_at as keyExpiresUtc
     from device order by name, id`,
  )
  const marks = {
    events: db.prepare<[number], { mark: string }>('select hash as mark from event where place = ?'),
    sessions: db.prepare<[number], { mark: string }>('select sha256 as mark from signed_version where place = ?'),
  }
  const heard = db.prepare<[string, string, string]>(
    'update device set heard_at = ? where id = ? and (heard_at is null or heard_at <= ?)',
  )
  const devices = db.prepare<[], HeardDevice>(
    'select id, name, heard_at as heardUtc from device where heard_at is not null order by id',
  )
  return {
    async pullEvents(deviceId, after, limit) {
      const last = end.get()?.place ?? 0
      return pageOf(rows.all(after, last, deviceId, limit), limit, after, last)
    },
    ownEvents: async (deviceId, afterSeq, limit) => own.all(deviceId, afterSeq, limit).map(pulledOf),
    devices: async () => listed.all().map((row) => ({ ...row, revoked: row.revoked === 1 })),
    markAt: async (list, place) => marks[list].get(place)?.mark ?? null,
    heard: async (deviceId, at, unlessAfter) => void heard.run(at.utc, deviceId, unlessAfter),
    devicesHeard: async () => devices.all(),
  }
}

type Submit = (...input: Parameters<HubStore['submit']>) => Awaited<ReturnType<HubStore['submit']>>

function createSubmit(db: Database): Submit {
  const find = db.prepare<[string, number], SignedRow>(
    'select * from signed_version where session_id = ? and version = ?',
  )
  const insert = db.prepare(
    'insert into signed_version (session_id, version, sha256, claim_ref, device_id, envelope, receipt) values (?, ?, ?, ?, ?, ?, ?)',
  )
  return db.transaction<Submit>(({ envelope, envelopeText, claimRef, receipt }) => {
    const held = find.get(envelope.session, envelope.version)
    if (held)
      return held.sha256 === envelope.contentSha256
        ? { outcome: 'replayed', receipt: receiptOf(held) }
        : { outcome: 'other-content' }
    insert.run(
      envelope.session,
      envelope.version,
      envelope.contentSha256,
      claimRef,
      envelope.deviceId,
      envelopeText,
      JSON.stringify(receipt),
    )
    return { outcome: 'stored', receipt }
  })
}
