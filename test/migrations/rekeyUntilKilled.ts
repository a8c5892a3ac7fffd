import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { freshKey, keyFilePlace } from '#electron/db/keyPlace.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { changeKey } from '#electron/db/rekey.ts'

/** A workstation in a process of its own that gives the record at argv[2], whose key lies at argv[3], one new key after the other. */
const [path = '', keyFile = ''] = process.argv.slice(2)
const place = keyFilePlace(keyFile)
const key = place.obtain(path)
if (!key.ok) throw new Error(key.error.kind)
const opened = openDatabase(path, key.value, { migrations: deskMigrations() })
if (!opened.ok) throw new Error(opened.error.kind)
process.stdout.write('begins\n')
for (;;) {
  const changed = changeKey(opened.value.writable, { path, place, nextKey: freshKey() })
  if (!changed.ok) throw new Error(changed.error.kind)
  process.stdout.write('changed\n')
}
