import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { createEventStore } from '#electron/db/eventStore.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { instantAt } from '#shared/kernel/instant.ts'

/**
 * A workstation in a process of its own, to be killed: opens the record at argv[2] with the key argv[3], says "open",
 * then adds events and prints the place of each only after its commit. It ends by itself when its parent is gone.
 */
const [path = '', key = ''] = process.argv.slice(2)
const opened = openDatabase(path, key, { migrations: deskMigrations() })
process.stdout.write(opened.ok ? 'open\n' : `${opened.error.kind}\n`)
if (!opened.ok) process.exit(1)

const { transaction, writable } = opened.value
const events = createEventStore(writable, 'desk')
const happenedAt = instantAt(Date.UTC(2026, 2, 2, 14, 0), 'America/Chicago')

function addPair(): void {
  const first = events.lastSeq() + 1
  transaction((tx) => {
    for (const seq of [first, first + 1]) {
      const payload = { note: 'x'.repeat(500) }
      events.append(tx, [
        { id: `e${seq}`, sessionId: 's', kind: 'NoteWritten', happenedAt, recordedAt: happenedAt, payload } as never,
      ])
    }
  })
  process.stdout.write(`${first + 1}\n`, (gone) => (gone ? process.exit(1) : setImmediate(addPair)))
}
process.stdin.on('end', () => process.exit(0)).resume()
addPair()
