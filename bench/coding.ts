import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodingInput, Service } from '#shared/coding/types.ts'
import { type Figure, median, us } from './figures.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 8) + minute * 60_000).toISOString()

/** So many services in one session: chemo and premedication in turn, pushes between, hydration alongside. */
function session(count: number): CodingInput {
  const services = Array.from({ length: count }, (_, place): Service => {
    const start = place * 20
    const common = { id: `s${place}`, drug: `drug ${place % 12}`, access: 'A' }
    if (place % 5 === 4) return { ...common, class: 'therapeutic', route: 'iv_push', start: at(start), stop: at(start) }
    if (place % 7 === 6)
      return {
        ...common,
        drug: 'saline',
        class: 'hydration',
        route: 'iv_infusion',
        purpose: 'hydration',
        start: at(start),
        stop: at(start + 45),
      }
    return {
      ...common,
      class: place % 2 ? 'antineoplastic' : 'therapeutic',
      route: 'iv_infusion',
      start: at(start),
      stop: at(start + 18),
    }
  })
  return { setting: 'office', services }
}

function medianOf(input: CodingInput, runs: number): number {
  const rules = ruleSetFor('2026-03-02')
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    codeSession(input, rules)
    times.push(performance.now() - start)
  }
  return median(times.slice(Math.floor(runs / 5)))
}

/** Runs after which the engine has compiled what it compiles: the median moves no more. */
const warmRuns = 20_000

/** 500 services once, 20 services 25 times, turn by turn: whatever else the machine does falls on both. */
function inTurn(small: CodingInput, large: CodingInput): { readonly many: number; readonly few: number } {
  const rules = ruleSetFor('2026-03-02')
  const many: number[] = []
  const few: number[] = []
  for (let turn = 0; turn < 200; turn += 1) {
    const start = performance.now()
    codeSession(large, rules)
    const between = performance.now()
    for (let run = 0; run < 25; run += 1) codeSession(small, rules)
    many.push(between - start)
    few.push(performance.now() - between)
  }
  return { many: median(many.slice(50)), few: median(few.slice(50)) }
}

/** A 20-service session, against reading its bytes once; and whether 500 services cost 25 times as much. */
export function codingFigures(): readonly Figure[] {
  const small = session(20)
  const text = JSON.stringify(small)
  const parse: number[] = []
  for (let run = 0; run < 2000; run += 1) {
    const start = performance.now()
    JSON.parse(text)
    parse.push(performance.now() - start)
  }
  const twenty = medianOf(small, 3000)
  medianOf(small, warmRuns)
  const warm = medianOf(small, 3000)
  const { many, few } = inTurn(small, session(500))
  return [
    {
      what: 'Coding one 20-service session',
      measured: us(twenty),
      floor: `${us(median(parse))} to parse its JSON`,
      ratio: twenty / median(parse),
      budget: `median 100 µs or less; ${us(warm)} after ${warmRuns} runs more`,
    },
    {
      what: 'Coding 500 services against 25 times 20',
      measured: us(many),
      floor: us(few),
      ratio: many / few,
      budget: 'linear: about 1',
    },
  ]
}
