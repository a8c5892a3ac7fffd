import { Engine, type RuleProperties } from 'json-rules-engine'
import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodingInput, Service } from '#shared/coding/types.ts'
import { type Figure, median, us } from './figures.ts'

/**
 * The same rules in a general rules engine, as far as it is fair to ask: R2 (push or infusion by minutes), R3 (extra
 * hours), R7 in a facility (initial by rank, then length, then start) and R8 (the others sequential), for drugs by vein
 * at one access, each given once, one after the other. It gives codes and units; it explains nothing.
 */
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 8) + minute * 60_000).toISOString().slice(0, 16)

const minutesOf = ({ start, stop }: Service): number =>
  start === null || stop === null ? 0 : (Date.parse(`${stop}Z`) - Date.parse(`${start}Z`)) / 60_000

/** Twenty drugs in turn: pushes, short runs, infusions of up to three hours. */
function session(): CodingInput {
  let clock = 0
  const services = Array.from({ length: 20 }, (_, place): Service => {
    const length = [0, 15, 16, 45, 90, 91, 151, 180][place % 8] ?? 0
    const start = clock
    clock += length + 5
    return {
      id: `s${place}`,
      drug: `drug ${place}`,
      class: place % 3 === 0 ? 'antineoplastic' : 'therapeutic',
      route: length === 0 ? 'iv_push' : 'iv_infusion',
      access: 'A',
      start: at(start),
      stop: at(start + length),
    }
  })
  return { setting: 'facility', services }
}

const all = (...conditions: readonly { fact: string; operator: string; value: unknown }[]) => ({ all: [...conditions] })
const is = (fact: string, value: unknown, operator = 'equal') => ({ fact, operator, value })

const kinds = [
  { kind: 'chemo infusion', class: 'antineoplastic', infusion: true, codes: ['96413', '96417', '96415'] },
  { kind: 'chemo push', class: 'antineoplastic', infusion: false, codes: ['96409', '96411'] },
  { kind: 'therapeutic infusion', class: 'therapeutic', infusion: true, codes: ['96365', '96367', '96366'] },
  { kind: 'therapeutic push', class: 'therapeutic', infusion: false, codes: ['96374', '96375'] },
] as const

const classify: readonly RuleProperties[] = kinds.flatMap(({ kind, class: name, infusion }) => {
  const event = { type: 'kind', params: { kind } }
  if (infusion)
    return [
      {
        conditions: all(is('class', name), is('route', 'iv_infusion'), is('minutes', 16, 'greaterThanInclusive')),
        event,
      },
    ]
  return [
    { conditions: all(is('class', name), is('route', 'iv_push')), event },
    { conditions: all(is('class', name), is('route', 'iv_infusion'), is('minutes', 16, 'lessThan')), event },
  ]
})

const report: readonly RuleProperties[] = kinds.flatMap(({ kind, codes: [initial, further, hour] }) => [
  { conditions: all(is('kind', kind), is('isInitial', true)), event: { type: 'line', params: { code: initial } } },
  { conditions: all(is('kind', kind), is('isInitial', false)), event: { type: 'line', params: { code: further } } },
  ...(hour
    ? [
        {
          conditions: all(is('kind', kind), is('minutes', 91, 'greaterThanInclusive')),
          event: { type: 'hours', params: { code: hour } },
        },
      ]
    : []),
])

const classifier = new Engine([...classify])
const reporter = new Engine([...report])

interface Known {
  readonly service: Service
  readonly minutes: number
  readonly kind: string
  readonly rank: number
}

/** The bill of a session within that scope. */
async function codeByEngine({ services }: CodingInput): Promise<readonly string[]> {
  const known: Known[] = []
  for (const service of services) {
    const minutes = minutesOf(service)
    const { events } = await classifier.run({ class: service.class, route: service.route, minutes })
    const kind = String(events[0]?.params?.kind)
    known.push({ service, minutes, kind, rank: kinds.findIndex((one) => one.kind === kind) })
  }
  const [initial] = [...known].sort((a, b) => a.rank - b.rank || b.minutes - a.minutes)
  const units = new Map<string, number>()
  for (const one of known) {
    const { events } = await reporter.run({ kind: one.kind, minutes: one.minutes, isInitial: one === initial })
    for (const { type, params } of events) {
      const code = String(params?.code)
      const more = type === 'hours' ? Math.floor((one.minutes - 31) / 60) : 1
      units.set(code, (units.get(code) ?? 0) + more)
    }
  }
  return [...units].map(([code, count]) => `${code} x${count}`).sort()
}

/** Ours and the engine's on one session both can code, turn by turn; they must agree before they are timed. */
export async function codingPeerFigures(): Promise<readonly Figure[]> {
  const input = session()
  const rules = ruleSetFor('2026-03-02')
  const ours = codeSession(input, rules).lines.map(({ code, units }) => `${code} x${units}`)
  const theirs = await codeByEngine(input)
  if ([...ours].sort().join() !== theirs.join())
    throw new Error(`the engine says ${theirs.join()}, ours ${ours.join()}`)
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let run = 0; run < 600; run += 1) {
    const began = performance.now()
    codeSession(input, rules)
    const between = performance.now()
    await codeByEngine(input)
    times.ours.push(between - began)
    times.theirs.push(performance.now() - between)
  }
  const [mine, peer] = [median(times.ours.slice(100)), median(times.theirs.slice(100))]
  return [
    {
      what: 'Coding 20 drugs by vein, all rules and reasons, against R2, R3, R7 and R8 alone in json-rules-engine',
      measured: us(mine),
      floor: us(peer),
      ratio: mine / peer,
      budget: 'below 1',
    },
  ]
}
