import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'

/** A workstation in a process of its own that updates the record at argv[2] by a step that is never done, to be killed in it. */
const [path = '', key = ''] = process.argv.slice(2)
const endless = `delete from documents; create table added (text text) strict;
  with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000000000)
  insert into added select hex(randomblob(500)) from n`
process.stdout.write('begins\n')
openDatabase(path, key, { migrations: [...deskMigrations(), { number: 9000, name: '9000-endless.sql', sql: endless }] })
