import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

export interface CommandLog {
  /** The answer a command got before; null = it is new. */
  answered(commandId: string): { readonly reply: unknown } | null
  /** Keeps the answer in the transaction of its command. Throws when the command was answered before. */
  remember(tx: Tx, commandId: string, reply: unknown, at: Instant): void
  /**
   * Forgets answers older than that: no wire repeats a command after days. Returns how many. Command ids begin with their
   * time: one whose id says a later time than its answer stays, which harms nobody.
   */
  forgetBefore(at: Instant): number
}

/** What each command was answered, so that the same command sent twice gives the same answer. */
export function createCommandLog(db: WritableDb): CommandLog {
  const find = db.prepare<[string], { reply: string }>('select reply from command_log where command_id = ?')
  const insert = db.prepare<[string, string, string]>(
    'insert into command_log (command_id, reply, answered_utc) values (?, ?, ?)',
  )
  const forget = db.prepare<[string, string]>('delete from command_log where command_id < ? and answered_utc < ?')
  return {
    answered(commandId) {
      const row = find.get(commandId)
      return row ? { reply: JSON.parse(row.reply) as unknown } : null
    },
    remember: (_tx, commandId, reply, at) => void insert.run(commandId, JSON.stringify(reply), at.utc),
    forgetBefore: (at) => forget.run(firstIdOf(at), at.utc).changes,
  }
}

/** Where the ids of a moment begin: a UUIDv7 begins with its milliseconds (RFC 9562, 5.7). */
function firstIdOf(at: Instant): string {
  const time = epochMs(at).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}
