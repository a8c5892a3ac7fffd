import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { z } from 'zod'
import { naiveOn, productOn } from '#test/oracle/compareCodings.ts'
import { anySession } from '#test/oracle/naiveCodingSessions.ts'

const whole = z.coerce.number().int().min(1)
const atOnce = 5000

/**
 * `npm run agree -- --sessions 1000000 --seed 1`: the product and the second opinion code the same generated sessions
 * and give the same bills. A difference is made as small as it gets, shown, and fails.
 */
const { values } = parseArgs({
  options: { sessions: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const [sessions, seed] = [whole.parse(values.sessions), whole.parse(values.seed)]
const began = performance.now()
const agree = fc.property(
  anySession,
  (session) => JSON.stringify(productOn(session)) === JSON.stringify(naiveOn(session)),
)
let compared = 0
while (compared < sessions && process.exitCode === undefined) {
  const run = { numRuns: Math.min(atOnce, sessions - compared), seed: seed + compared / atOnce }
  const { failed, counterexample } = fc.check(agree, run)
  compared += run.numRuns
  if (failed && counterexample) show(counterexample[0])
  else if (compared % 50_000 === 0) say(`${compared} sessions agree`)
}
if (process.exitCode === undefined)
  say(`${compared} sessions agree, seed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s`)

function show(session: Parameters<typeof productOn>[0]): void {
  process.exitCode = 1
  say(JSON.stringify(session))
  say(`product        ${JSON.stringify(productOn(session))}`)
  say(`second opinion ${JSON.stringify(naiveOn(session))}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
