import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { type PostgresServer, startPostgres } from '#test/hub/postgresServer.ts'
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
})
