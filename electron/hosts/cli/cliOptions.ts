import { parseArgs } from 'node:util'
import { z } from 'zod'
import { claimFormats } from '#electron/desk/claims/exportClaim.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

export const exportFormats = [...claimFormats, 'session'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A command line as it was typed, checked. */
export interface CliOptions {
  readonly command: (typeof commands)[number]
  /** The file or session the command is about; `verify`, `backup` and `rekey` have none. */
  readonly target: string | null
  readonly format: ExportFormat | null
  readonly user: string | null
  readonly folder: string | null
  /** Claim files for real: the demo and files are marked as a test unless this is said. */
  readonly production: boolean
  /** `restore` without the hub: this workstation goes on under a new id. */
  readonly alone: boolean
}

const commands = [
  'code',
  'units',
  'reference',
  'import',
  'export',
  'remit',
  'verify',
  'backup',
  'restore',
  'rekey',
] as const

const withoutTarget: ReadonlySet<string> = new Set(['verify', 'backup', 'rekey'])

const schema = z.object({
  command: z.enum(commands, `expected ${commands.slice(0, -1).join(', ')} or ${commands.at(-1)}`),
  target: z.string().min(1).nullable(),
  format: z.enum(exportFormats, `expected ${exportFormats.join(', ')}`).nullable(),
  user: z.string().min(1).nullable(),
  folder: z.string().min(1).nullable(),
  production: z.boolean(),
  alone: z.boolean(),
})

/** The words after `chairside --` → options, or one line that says what was expected. */
export function readCliOptions(args: readonly string[]): Result<CliOptions, string> {
  const split = splitArgs(args)
  if (!split.ok) return split
  const parsed = schema.safeParse(split.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return err(`${issue?.path.join('.') ?? 'command'}: ${issue?.message ?? 'not in the right form'}`)
  }
  const { command, target, format } = parsed.data
  if (target === null && !withoutTarget.has(command))
    return err(`${command}: expected a file${command === 'export' ? ' or a session' : ''} after it`)
  if (target !== null && withoutTarget.has(command)) return err(`${command}: expected nothing after it`)
  if (command === 'export' && format === null) return err(`export: expected --format ${exportFormats.join('|')}`)
  return ok(parsed.data)
}

function splitArgs(args: readonly string[]): Result<unknown, string> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: { format: text, user: text, folder: text, production: flag, alone: flag },
    })
    if (positionals.length > 2) return err(`expected one command and one file, not ${positionals.length} words`)
    const [command = '', target = null] = positionals
    const { format = null, user = null, folder = null, production = false, alone = false } = values
    return ok({ command, target, format, user, folder, production, alone })
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : 'the words cannot be read')
  }
}
