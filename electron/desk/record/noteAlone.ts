import type { Desk } from '../desk.ts'
import { audit, type Noted } from './audit.ts'

/**
 * An audit entry of its own, beside no other change. Where the disk refuses, what was asked for goes on all the same and the
 * entry is owed: it is written, with the time it belongs to, as soon as anything can be (workflow 10, disk full).
 */
export function noteAlone(desk: Desk, note: Noted): void {
  try {
    desk.transaction((tx) => audit(desk, tx, note))
  } catch (thrown) {
    if (!desk.storage.saw(thrown)) throw thrown
    desk.storage.owe((tx, at) => audit(desk, tx, { ...note, facts: { ...note.facts, heldSince: at.utc } }))
  }
}
