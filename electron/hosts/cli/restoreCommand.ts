import type { Restored, Restoring } from '#electron/desk/record/restoreRecord.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { CliIo } from './cliIo.ts'
import type { CliOptions } from './cliOptions.ts'
import { no, type Outcome } from './outcome.ts'
import { readPerson } from './storeCommands.ts'

/** Restores the record of a data folder; the desk must not be running there. */
export type RestoreHere = (
  folder: string,
  asked: Pick<Restoring, 'copy' | 'userId' | 'secret' | 'alone'>,
) => Promise<Result<Restored, string>>

export interface RestoreWorld {
  readonly io: CliIo
  readonly usualFolder: string
  readonly restore: RestoreHere
}

/** `restore FILE --user ID`: puts a copy in the place of the record; what it replaces stays beside it as `.set-aside`. */
export async function restoreCommand(
  { io, usualFolder, restore }: RestoreWorld,
  options: CliOptions,
  copy: string,
): Promise<Outcome> {
  const person = await readPerson(io, options)
  if (!person.ok) return person
  const restored = await restore(options.folder ?? usualFolder, { copy, alone: options.alone, ...person.value })
  return restored.ok ? ok(`${JSON.stringify(restored.value, null, 2)}\n`) : no(restored.error)
}
