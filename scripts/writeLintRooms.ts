import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintRooms } from '#test/architecture/lintRooms.ts'

/** Writes the linter's share of the import table anew, from the table itself. */
const root = join(import.meta.dirname, '..')
const path = join(root, 'biome.rooms.json')
writeFileSync(path, JSON.stringify(lintRooms()))
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', path], {
  cwd: root,
})
