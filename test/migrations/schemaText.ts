import type { Database } from 'better-sqlite3'

/** What all migrations add up to, as text: the statements of every table, index and trigger, in a settled order. */
export function schemaText(db: Database): string {
  const statements = db
    .prepare<[], { sql: string }>(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type <> 'table', name`,
    )
    .all()
  const version = String(db.pragma('user_version', { simple: true }))
  return `-- What the migrations add up to, at version ${version}. Written by test/migrations/migrations.test.ts; do not edit.\n\n${statements
    .map(({ sql }) => `${sql};\n`)
    .join('\n')}`
}
