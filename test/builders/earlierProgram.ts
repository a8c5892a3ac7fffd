import { renameSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { connect } from '#electron/db/connect.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { migrate } from '#electron/db/migrate.ts'
import { testKey } from './aRecord.ts'

const columnsOf = (db: Database, table: string): readonly string[] =>
  (db.pragma(`table_info("${table}")`) as { readonly name: string }[]).map(({ name }) => name)

/**
 * Makes a closed record what a program of that version would have of it: its entries whole, and of everything beside them
 * what that version had a place for. It never joined visits that came inside notes, and its lists know fewer facts.
 */
export function asAnEarlierProgramLeftIt(path: string, version: number): void {
  const [now, then] = [connect(path, testKey), connect(`${path}.then`, testKey)]
  migrate(
    then,
    deskMigrations().filter(({ number }) => number <= version),
  )
  then.pragma('foreign_keys=OFF')
  const tables = then
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
  for (const table of tables) {
    const shared = columnsOf(then, table).filter((name) => columnsOf(now, table).includes(name))
    const insert = then.prepare(
      `insert into "${table}" (${shared.join(', ')}) values (${shared.map(() => '?').join(', ')})`,
    )
    for (const row of now
      .prepare(`select ${shared.join(', ')} from "${table}"`)
      .raw()
      .all() as unknown[][])
      insert.run(row)
  }
  then.exec(`drop trigger events_remain; drop trigger events_stay;
    delete from board where session_id in (select session_id from events where device_id glob 'import-*');
    delete from events where device_id glob 'import-*';
    delete from chain_ends where device_id glob 'import-*';
    delete from documents where kind = 'settings' and id in ('derived', 'limits', 'recalled-lots');
    update board set card = json_remove(card, '$.alarms')`)
  for (const name of ['events_remain', 'events_stay']) {
    const sql = now.prepare('select sql from sqlite_schema where name = ?').pluck().get(name)
    then.exec(String(sql))
  }
  now.close()
  then.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  renameSync(`${path}.then`, path)
}
