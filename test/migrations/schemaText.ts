import type { Database } from 'better-sqlite3'

/** What all migrations add up to, as text: every table with its indexes and triggers right under it, in a settled order. */
export function schemaText(db: Database): string {
  const statements = db
    .prepare<[], { type: string; sql: string }>(
      `select type, sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type <> 'table', name`,
    )
    .all()
  const version = String(db.pragma('user_version', { simple: true }))
  const said = statements.map(({ type, sql }) => `${type === 'table' ? '\n' : ''}${sql};\n`)
  return `-- What the migrations add up to, at version ${version}. Written by test/migrations/migrations.test.ts; do not edit.\n${said.join('')}`
}
