import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { answerBehaviour } from '#test/hub/answerBehaviour.ts'
import { lateBehaviour } from '#test/hub/lateBehaviour.ts'
import { ledgerBehaviour } from '#test/hub/ledgerBehaviour.ts'
import { nextPayerBehaviour } from '#test/hub/nextPayerBehaviour.ts'
import { placingBehaviour } from '#test/hub/placingBehaviour.ts'
import { type PostgresServer, startPostgres } from '#test/hub/postgresServer.ts'
import { scanBehaviour } from '#test/hub/scanBehaviour.ts'
import { scheduleBehaviour } from '#test/hub/scheduleBehaviour.ts'
import { storeBehaviour } from '#test/hub/storeBehaviour.ts'
import { openPostgresStore } from './postgresStore.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

async function emptyDatabase(): Promise<string> {
  const name = `hub_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return server.url.replace(/postgres$/, name)
}

describe('the hub on a real PostgreSQL', () => {
  storeBehaviour(async () => openPostgresStore(await emptyDatabase()))
  ledgerBehaviour(async () => openPostgresStore(await emptyDatabase()))
  answerBehaviour(async () => openPostgresStore(await emptyDatabase()))
  placingBehaviour(async () => openPostgresStore(await emptyDatabase()))
  nextPayerBehaviour(async () => openPostgresStore(await emptyDatabase()))
  lateBehaviour(async () => openPostgresStore(await emptyDatabase()))
  scheduleBehaviour(async () => openPostgresStore(await emptyDatabase()))
  scanBehaviour(async () => openPostgresStore(await emptyDatabase()))

  it('keeps a reader from passing an event whose transaction is slow to commit', async () => {
    const url = await emptyDatabase()
    const [store, slow] = [await openPostgresStore(url), new pg.Client({ connectionString: url })]
    await slow.connect()
    const at = instantAt(Date.UTC(2026, 10, 24, 15), 'America/Chicago')
    for (const id of ['slow', 'fast', 'reader']) {
      await store.addEnrolmentCode(id, at)
      await store.enrol(id, { id, name: id, key: { keyHash: id, expiresAt: at }, at })
    }
    const hash = 'a'.repeat(64)
    await slow.query('begin')
    await slow.query('select pg_advisory_xact_lock(4861121, 3)')
    await slow.query(
      `insert into event (place, device_id, seq, id, body, prev_hash, hash, received_at) values (1, 'slow', 1, 's', '{}', '', $1, '')`,
      [hash],
    )
    const fast = store.pushEvents('fast', [{ seq: 1, id: 'f', sessionId: null, body: '{}', prevHash: '', hash }], at)
    // The fast one is at the same lock before anybody looks.
    for (;;) {
      const waiting = await slow.query("select 1 from pg_locks where locktype = 'advisory' and not granted")
      if (waiting.rowCount) break
    }
    const early = await store.pullEvents('reader', 0, 10)
    expect(early).toEqual({ events: [], cursor: 0 })
    await slow.query('commit')
    await fast
    const late = await store.pullEvents('reader', early.cursor, 10)
    expect(late.events.map(({ deviceId }) => deviceId)).toEqual(['slow', 'fast'])
    await slow.end()
    await store.close()
  })
})

describe('the same on PostgreSQL where every payment is put down slice by slice', () => {
  const limits = { shortText: 0, linesAtOnce: 0 }
  ledgerBehaviour(async () => openPostgresStore(await emptyDatabase()), limits)
  answerBehaviour(async () => openPostgresStore(await emptyDatabase()), limits)
})
