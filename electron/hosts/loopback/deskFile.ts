import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { failureOf } from '#electron/db/openFailure.ts'
import { deskFileOf } from '../dataFolder.ts'
import type { HttpHost } from './httpHost.ts'

/**
 * Says in the data folder where this desk is and how a terminal of the same account gets in, readable by its owner alone:
 * the record has one writer, so a command for it goes through the desk that has it open. Returns how to take that back.
 */
export function announceDesk(folder: string, host: Pick<HttpHost, 'origin' | 'terminalTicket'>): () => void {
  const file = deskFileOf(folder)
  try {
    writeFileSync(`${file}.part`, `${JSON.stringify({ origin: host.origin, ticket: host.terminalTicket })}\n`, {
      mode: 0o600,
    })
    renameSync(`${file}.part`, file)
  } catch (thrown) {
    // On a full or write-protected disk the desk still opens for reading; only the terminal does not find it.
    if (!failureOf(thrown)) throw thrown
  }
  return () => rmSync(file, { force: true })
}
