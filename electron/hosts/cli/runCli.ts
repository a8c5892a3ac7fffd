import { assertNever } from '#shared/kernel/assertNever.ts'
import type { CliIo, ExitCode } from './cliIo.ts'
import { type CliOptions, readCliOptions } from './cliOptions.ts'
import { codeCommand } from './codeCommand.ts'
import type { OpenDesk } from './deskClient.ts'
import { exportFile, readImportFile } from './fileCommands.ts'
import { type Outcome, usage } from './outcome.ts'
import { referenceCommand } from './referenceCommand.ts'
import { remitCommand } from './remitCommand.ts'
import { type RestoreHere, restoreCommand } from './restoreCommand.ts'
import {
  backupCommand,
  exportCommand,
  importCommand,
  onTheStore,
  rekeyCommand,
  verifyCommand,
} from './storeCommands.ts'
import { unitsCommand } from './unitsCommand.ts'

export interface CliWorld {
  readonly io: CliIo
  readonly openDesk: OpenDesk
  /** The data folder when `--folder` names none. */
  readonly usualFolder: string
  readonly isFile: (path: string) => boolean
  readonly restore: RestoreHere
}

/** One command of the terminal: its result on standard output alone, anything else in one line on standard error. */
export async function runCli(world: CliWorld): Promise<ExitCode> {
  const options = readCliOptions(world.io.args)
  const outcome = options.ok ? await run(world, options.value) : usage(options.error)
  if (outcome.ok) {
    world.io.out(outcome.value)
    return 0
  }
  const { text, line, exitCode } = outcome.error
  if (text !== undefined) world.io.out(text)
  world.io.warn(line)
  return exitCode
}

async function run(world: CliWorld, options: CliOptions): Promise<Outcome> {
  const { io, openDesk, usualFolder, isFile } = world
  const { command, target, format, production } = options
  const onStore = (task: Parameters<typeof onTheStore>[4]): Promise<Outcome> =>
    onTheStore(io, options, options.folder ?? usualFolder, openDesk, task)
  const named = target ?? ''
  switch (command) {
    case 'code':
      return codeCommand(io, named)
    case 'units':
      return unitsCommand(io, named)
    case 'reference':
      return referenceCommand(named, options.folder ?? usualFolder)
    case 'import': {
      const documents = await readImportFile(io, named)
      return documents.ok ? onStore((desk) => importCommand(named, documents.value, desk)) : documents
    }
    case 'export':
      // A session's id or claim reference has neither a dot nor a slash.
      if (isFile(named) || /[./\\]/.test(named))
        return exportFile(io, named, { format: format ?? 'session', production })
      return onStore((desk) => exportCommand(named, options, desk))
    case 'remit':
      return remitCommand(io, named)
    case 'verify':
      return onStore(verifyCommand)
    case 'backup':
      return onStore(backupCommand)
    case 'rekey':
      return onStore(rekeyCommand)
    case 'restore':
      return restoreCommand(world, options, named)
    default:
      return assertNever(command, 'runCli')
  }
}
