import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Tally } from '#test/simulation/seeded/day.ts'
import { kindsMissing, kindsOfCommand } from '#test/simulation/seeded/kindsOfCommand.ts'
import { DayFailed, runDay } from '#test/simulation/seeded/runDay.ts'

const whole = z.coerce.number().int().min(0)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * `npm run simulate -- --seed 42`: one simulated day again, step by step; `--seeds 200` plays so many, one line each, goes
 * on after a failure, and says at the end which kinds of command were never taken.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '150' },
      seeds: { type: 'string', default: '1' },
    },
  })
  const [first, steps, count] = [whole.parse(values.seed), whole.parse(values.steps), whole.parse(values.seeds)]
  const tallies: Tally[] = []
  const failures: DayFailed[] = []
  for (let seed = first; seed < first + count; seed++) {
    try {
      const { tally } = await runDay({ seed, steps, ...(count === 1 ? { tell: say } : {}) })
      tallies.push(tally)
      const { commands, refusals, deaths, signed, accepted } = tally
      say(
        `seed ${seed}: ${commands} taps, ${refusals} refusals, ${deaths} deaths, ${signed} signed, ${accepted.size} kinds`,
      )
    } catch (cause) {
      if (!(cause instanceof DayFailed)) throw cause
      failures.push(cause)
      complain(cause)
    }
  }
  if (count > 1) summarize(tallies, failures)
  process.exitCode = failures.length > 0 ? 1 : 0
}

function complain(failure: DayFailed): void {
  process.stderr.write(`${failure.message}\n`)
  for (let cause = failure.cause; cause instanceof Error; cause = cause.cause) process.stderr.write(`${cause.stack}\n`)
}

function summarize(tallies: readonly Tally[], failures: readonly DayFailed[]): void {
  const { neverDrawn, neverAccepted } = kindsMissing(tallies)
  const of = kindsOfCommand.length
  say(`${tallies.length} days held every promise, ${failures.length} did not.`)
  say(`${of - neverDrawn.length} of ${of} kinds of command were tried, ${of - neverAccepted.length} were taken.`)
  if (neverDrawn.length > 0) say(`Never tried: ${neverDrawn.join(', ')}`)
  if (neverAccepted.length > 0) say(`Never taken: ${neverAccepted.join(', ')}`)
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
  process.exit(1)
})
