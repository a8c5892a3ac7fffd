import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runDay } from '#test/simulation/seeded/runDay.ts'

const whole = z.coerce.number().int().min(0)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `npm run simulate -- --seed 42`: one simulated day again, step by step; `--seeds 200` plays so many, one line each. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '120' },
      seeds: { type: 'string', default: '1' },
    },
  })
  const [first, steps, count] = [whole.parse(values.seed), whole.parse(values.steps), whole.parse(values.seeds)]
  for (let seed = first; seed < first + count; seed++) {
    const { tally } = await runDay({ seed, steps, ...(count === 1 ? { tell: say } : {}) })
    const { commands, refusals, deaths, signed } = tally
    say(`seed ${seed}: ${commands} taps, ${refusals} refusals, ${deaths} deaths, ${signed} signed`)
  }
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
  if (cause instanceof Error && cause.cause instanceof Error) process.stderr.write(`${cause.cause.stack}\n`)
  process.exit(1)
})
