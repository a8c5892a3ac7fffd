import { parseArgs } from 'node:util'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/kernel/result.ts'

export const exportFormats = ['837p', 'csv', 'session'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A command line as it was typed, checked. */
export interface CliOptions {
  readonly command: 'code' | 'units' | 'reference' | 'import' | 'export' | 'verify'
  /** The file or session the command is about; `verify` has none. */
  readonly target: string | null
  readonly format: ExportFormat | null
  readonly user: string | null
  readonly folder: string | null
  /** 837P for real: the demo and files are marked as a test unless this is said. */
  readonly production: boolean
}

const commands = ['code', 'units', 'reference', 'import', 'export', 'verify'] as const

const schema = z.object({
  command: z.enum(commands, 'expected code, units, reference, import, export or verify'),
  target: z.string().min(1).nullable(),
  format: z.enum(exportFormats, `expected ${exportFormats.join(', ')}`).nullable(),
  user: z.string().min(1).nullable(),
  folder: z.string().min(1).nullable(),
  production: z.boolean(),
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
  if (target === null && command !== 'verify')
    return err(`${command}: expected a file${command === 'export' ? ' or a session' : ''} after it`)
  if (target !== null && command === 'verify') return err('verify: expected nothing after it')
  if (command === 'export' && format === null) return err(`export: expected --format ${exportFormats.join('|')}`)
  return ok(parsed.data)
}

function splitArgs(args: readonly string[]): Result<unknown, string> {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: { format: text, user: text, folder: text, production: { type: 'boolean' } },
    })
    if (positionals.length > 2) return err(`expected one command and one file, not ${positionals.length} words`)
    const [command = '', target = null] = positionals
    const { format = null, user = null, folder = null, production = false } = values
    return ok({ command, target, format, user, folder, production })
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : 'the words cannot be read')
  }
}
