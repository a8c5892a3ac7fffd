import { parseArgs } from 'node:util'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { clockTextExpected, isClockText } from '#shared/kernel/startClockAt.ts'

export interface StartOptions {
  /** Data folder; null = the usual place. */
  readonly folder: string | null
  readonly port: number
  /** The demo clinic's clock starts here and runs (design 12.1). */
  readonly clock: string | null
  readonly fresh: boolean
  /** A new record begins with the first-run screen and not as the demo clinic. */
  readonly empty: boolean
  readonly openBrowser: boolean
  /** Address of the hub, `none` to work without one, null = the demo hub of this folder where there is one. */
  readonly hub: string | null
  /** One-time enrolment code for `--hub`. */
  readonly hubCode: string | null
  /** What this workstation is called from its first start on; null = the machine's own name. */
  readonly station: string | null
  readonly tieToStdin: boolean
}

const optionsSchema = z.object({
  folder: z.string().min(1).optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port number')
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(0),
  clock: z.string().refine(isClockText, { message: clockTextExpected }).optional(),
  fresh: z.boolean().default(false),
  empty: z.boolean().default(false),
  'no-open': z.boolean().default(false),
  hub: z.union([z.literal('none'), z.url({ protocol: /^https?$/ })]).optional(),
  'hub-code': z.string().min(6).max(40).optional(),
  station: z.string().trim().min(1).max(60).optional(),
  'tie-to-stdin': z.boolean().default(false),
  browser: z.boolean().default(false),
})

/** The words after the program's name → options, or one line that names the option and what was expected. */
export function readStartOptions(args: readonly string[]): Result<StartOptions, string> {
  const given = splitArgs(args)
  if (!given.ok) return given
  const parsed = optionsSchema.safeParse(given.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return err(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not in the right form'}`)
  }
  const { folder, port, clock, fresh, empty, hub, station } = parsed.data
  return ok({
    folder: folder ?? null,
    port,
    clock: clock ?? null,
    fresh,
    empty,
    openBrowser: !parsed.data['no-open'],
    hub: hub ?? null,
    hubCode: parsed.data['hub-code'] ?? null,
    station: station ?? null,
    tieToStdin: parsed.data['tie-to-stdin'],
  })
}

function splitArgs(args: readonly string[]): Result<Record<string, unknown>, string> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        folder: text,
        port: text,
        clock: text,
        hub: text,
        'hub-code': text,
        station: text,
        fresh: flag,
        empty: flag,
        'no-open': flag,
        'tie-to-stdin': flag,
        // `npm start -- --browser` asks for this host where a window could be had; here it is already so.
        browser: flag,
      },
    })
    return ok(values)
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : 'the options cannot be read')
  }
}
