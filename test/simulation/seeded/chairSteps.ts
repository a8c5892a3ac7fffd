import { isDeepStrictEqual } from 'node:util'
import { users } from '#resources/demo/clinicFacts.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import type { Reply } from '#shared/ipc/envelope.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { allWishes } from './allWishes.ts'
import { type Day, said } from './day.ts'
import { checkFrozenCodes } from './frozenCodes.ts'
import type { Answered, Performed } from './ledger.ts'
import type { Station } from './station.ts'
import { asTheDayHasThem } from './themes.ts'
import type { Wish } from './wish.ts'

/** What people at the chairs do in one step: one tap, perhaps twice, perhaps into a desk that dies. */

const pins = new Map(users.map(({ id, pin }) => [id, pin]))
const typedLate: Late = { reason: 'with_another_patient', basis: 'written_note' }

export async function tapSomething(day: Day, station: Station, sessionId: string): Promise<void> {
  const { random, tally, seed } = day
  const charts = station
    .watcher()
    .stores.events.sessionIds()
    .map((id) => chartOf(station, id))
  const chart = charts.find((one) => one.sessionId === sessionId)
  if (!chart) throw new Error(`session ${sessionId} is gone`)
  const others = charts.filter((one) => one !== chart)
  const wishes = allWishes({ chart, others, now: station.clock.now() }, random)
  const wish = random.weighted(asTheDayHasThem(wishes, seed, tally.accepted))
  const userId = wish.by ?? nurseOf(day, chart)
  const who = { userId, input: inputOf(day, station, sessionId, { ...wish, by: userId }) }
  const name = `${chart.scheduled.patient.last}: ${wish.command.kind}${ago(wish)} by ${userId}`
  if (random.percent(7)) station.desk.dieAfter(random.between(0, 30))
  const reply = random.percent(8) ? await sendTwice(day, station, who, name) : await send(day, station, who, name)
  if (reply?.kind === 'value' && random.percent(6)) await takeBack(day, station, who.userId, reply)
}

function chartOf(station: Station, sessionId: string): Chart {
  const chart = foldChart(station.watcher().record(sessionId))
  if (!chart) throw new Error(`session ${sessionId} has events and no chart`)
  return chart
}

const ago = ({ minutesAgo = 0 }: Wish): string => (minutesAgo === 0 ? '' : ` (${minutesAgo} min ago)`)

const nurseOf = ({ random }: Day, { scheduled }: Chart): string =>
  random.weighted([
    [20, scheduled.nurseId ?? 'dana-reyes'],
    [2, 'dana-reyes'],
    [2, 'marcus-hale'],
    [1, 'lena-ortiz'],
    [1, 'grace-kim'],
  ])

const alwaysLate: ReadonlySet<Command['kind']> = new Set([
  'correctTime',
  'markWrongPatient',
  'copyEntries',
  'recordStartBeforeApp',
])

function inputOf(day: Day, { desk, clock }: Station, sessionId: string, wish: Wish & { by: string }): Performed {
  const { command, by, minutesAgo = 0, witness, confirms } = wish
  const isLate = minutesAgo > 15 || alwaysLate.has(command.kind)
  return {
    commandId: desk.newId(),
    sessionId,
    command,
    happenedAt: addMinutes(clock.now(), -minutesAgo),
    source: minutesAgo === 0 ? 'tap' : 'typed',
    // Sometimes the reason is forgotten, and the desk asks for it.
    ...(isLate && day.random.percent(95) ? { late: typedLate } : {}),
    ...(witness
      ? { witness: { userId: witness.userId, pin: witness.isRightPin ? pinOf(witness.userId) : '0000' } }
      : {}),
    ...(confirms ? { confirmPin: pinOf(by) } : {}),
  }
}

const pinOf = (userId: string): string => pins.get(userId) ?? ''

type Asked = Pick<Answered, 'userId' | 'input'>

/** One command to the desk. A refusal changes nothing; without an answer the nurse sends the same again, or lets it be. */
export async function send(day: Day, station: Station, asked: Asked, name: string): Promise<Reply | null> {
  const { kind } = asked.input.command
  day.tally.drawn.set(kind, (day.tally.drawn.get(kind) ?? 0) + 1)
  const before = station.watcher().counts()
  const reply = await station.desk.call(asked.userId, 'chart.perform', asked.input)
  day.note(`${name} → ${said(reply)}`, station)
  if (!reply) {
    await day.startAgain(station)
    return day.random.percent(80) ? send(day, station, asked, `  again, ${name}`) : null
  }
  hear(day, station, asked, reply)
  const after = station.watcher().counts()
  if (reply.kind !== 'value' && !isDeepStrictEqual(after, before))
    throw new Error(`${name} was not taken and the record is another: ${JSON.stringify(after)}`)
  return reply
}

function hear(day: Day, station: Station, asked: Asked, reply: Reply): void {
  if (reply.kind === 'fault')
    throw new Error(`${asked.input.command.kind}: a fault, ${JSON.stringify(reply.fault)}`, {
      cause: station.desk.faults.at(-1)?.thrown,
    })
  if (reply.kind === 'refusal') {
    day.tally.refusals += 1
    return
  }
  const output = reply.value as Answered['output']
  const { kind } = asked.input.command
  const isFirst = !station.ledger.commands.has(asked.input.commandId)
  day.tally.commands += 1
  day.tally.accepted.set(kind, (day.tally.accepted.get(kind) ?? 0) + 1)
  station.ledger.acknowledge({ ...asked, output })
  const signature = output.events.find((event) => event.kind === 'SessionSigned')
  if (!signature || !isFirst) return
  day.tally.signed += 1
  checkFrozenCodes(station, signature)
}

/** A finger that trembles, or a wire that repeats: the same command twice at once. Both must hear the same. */
async function sendTwice(day: Day, station: Station, asked: Asked, name: string): Promise<Reply | null> {
  const { desk } = station
  const replies = await Promise.all([
    desk.call(asked.userId, 'chart.perform', asked.input),
    desk.call(asked.userId, 'chart.perform', asked.input),
  ])
  day.note(`${name}, twice → ${replies.map(said).join(', ')}`, station)
  if (replies.some((reply) => !reply)) {
    await day.startAgain(station)
    return send(day, station, asked, `  again, ${name}`)
  }
  for (const reply of replies) if (reply) hear(day, station, asked, reply)
  if (replies[0]?.kind !== replies[1]?.kind) throw new Error(`${name}: the same command got two different answers`)
  return replies[0] ?? null
}

/** Within ten seconds, by the same person. */
type Value = Extract<Reply, { kind: 'value' }>

async function takeBack(day: Day, station: Station, userId: string, reply: Value): Promise<void> {
  const event = (reply.value as Answered['output']).events[0]
  if (!event || !station.desk.isAlive()) return
  const wish = { command: { kind: 'undo', eventId: event.id }, by: userId } as const
  const input = inputOf(day, station, event.sessionId, wish)
  await send(day, station, { userId, input }, `  undo ${event.kind} by ${userId}`)
}

/** A wire repeats an old command, or somebody sends another one under an id that was used. */
export async function repeatSomething(day: Day, station: Station): Promise<void> {
  const answered = [...station.ledger.commands.values()]
  if (answered.length === 0) return
  const { userId, input, output } = day.random.pick(answered)
  if (day.random.percent(70)) {
    const reply = await send(day, station, { userId, input }, `an old ${input.command.kind} once more`)
    if (reply && !isDeepStrictEqual(reply.kind === 'value' && reply.value, output))
      throw new Error('a command sent again got another answer')
    return
  }
  const other: Performed = { ...input, command: { kind: 'writeNote', text: 'Another one' } }
  const before = station.watcher().counts()
  const reply = await station.desk.call(userId, 'chart.perform', other)
  day.note(`another command under a used id → ${said(reply)}`, station)
  if (!reply) return
  const isRefused = reply.kind === 'fault' && reply.fault.code === 'bad-input'
  if (!isRefused || !isDeepStrictEqual(station.watcher().counts(), before))
    throw new Error(`another command under a used id was answered ${JSON.stringify(reply)}`)
}
