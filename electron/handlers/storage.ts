import type { Handlers } from '#shared/ipc/dispatch.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { emergencyCopy } from '../desk/record/emergencyCopy.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { holding } from '../desk/restricted/restricted.ts'

type StorageHandlers = Pick<Handlers, 'record.state' | 'record.emergencyCopy'>

/** When the disk is full or the file is damaged: what can still be done here (workflow 10). */
export const storageHandlers = (desk: Desk): StorageHandlers => ({
  'record.state': () => ok({ trouble: desk.storage.trouble() }),
  'record.emergencyCopy': (_input, { user }) => {
    const copy = emergencyCopy(desk)
    noteAlone(desk, {
      kind: 'audit.emergencyCopy',
      userId: user?.id ?? null,
      facts: { visits: String(copy.visits), unreadable: String(copy.unreadable.length), ...holding(copy.restricted) },
    })
    return ok(copy)
  },
})
