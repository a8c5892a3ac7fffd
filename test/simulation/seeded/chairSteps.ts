import { isDeepStrictEqual } from 'node:util'
import { users } from '#resources/demo/clinicFacts.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { foldChart } from '#shared/chart/foldChart.ts'
import type { Late } from '#shared/chart/payloads.ts'
import type { Reply } from '#shared/ipc/envelope.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { type Day, said } from './day.ts'
import type { Answered, Performed } from './ledger.ts'
import { nurseWishes } from './nurseWishes.ts'
import type { Wish } from './wish.ts'

/** What people at the chairs do in one step: one tap, perhaps twice, perhaps into a desk that dies. */

const pins = new Map(users.map(({ id, pin }) => [id, pin]))
const typedLate: Late = { reason: 'with_another_patient', basis: 'written_note' }

export async function tapSomething(day: Day, sessionId: string): Promise<void> {
  const chart = foldChart(day.watcher().record(sessionId))
  if (!chart) throw new Error(`session ${sessionId} is gone`)
  const { random, world } = day
  const wish = random.weighted(nurseWishes(chart, world.deskClock.now(), random))()
  const userId = wish.by ?? nurseOf(day, chart)
  const who = { userId, input: inputOf(day, sessionId, userId, wish) }
  const name = `${chart.scheduled.patient.last}: ${wish.command.kind}${ago(wish)} by ${userId}`
  if (random.percent(7)) day.desk.dieAfter(random.between(0, 30))
  const reply = random.percent(8) ? await sendTwice(day, who, name) : await send(day, who, name)
  if (reply?.kind === 'value' && random.percent(6)) await takeBack(day, who.userId, reply)
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

function inputOf(day: Day, sessionId: string, userId: string, wish: Wish): Performed {
  const { command, minutesAgo = 0, witness, confirms } = wish
  const isLate = minutesAgo > 15 || command.kind === 'correctTime'
  return {
    commandId: day.desk.newId(),
    sessionId,
    command,
    happenedAt: addMinutes(day.world.deskClock.now(), -minutesAgo),
    source: minutesAgo === 0 ? 'tap' : 'typed',
    // Sometimes the reason is forgotten, and the desk asks for it.
    ...(isLate && day.random.percent(95) ? { late: typedLate } : {}),
    ...(witness
      ? { witness: { userId: witness.userId, pin: witness.isRightPin ? pinOf(witness.userId) : '0000' } }
      : {}),
    ...(confirms ? { confirmPin: pinOf(userId) } : {}),
  }
}

const pinOf = (userId: string): string => pins.get(userId) ?? ''

type Asked = Pick<Answered, 'userId' | 'input'>

/** One command to the desk. A refusal changes nothing; without an answer the nurse sends the same again, or lets it be. */
export async function send(day: Day, asked: Asked, name: string): Promise<Reply | null> {
  const before = day.watcher().counts()
  const reply = await day.desk.call(asked.userId, 'chart.perform', asked.input)
  day.note(`${name} → ${said(reply)}`)
  if (!reply) {
    await day.startAgain()
    day.unanswered.push(asked)
    return day.random.percent(80) ? send(day, asked, `  again, ${name}`) : null
  }
  hear(day, asked, reply)
  if (reply.kind !== 'value' && !isDeepStrictEqual(day.watcher().counts(), before))
    throw new Error(`${name} was not taken and the record is another: ${JSON.stringify(day.watcher().counts())}`)
  return reply
}

function hear(day: Day, asked: Asked, reply: Reply): void {
  if (reply.kind === 'fault') throw new Error(`${asked.input.command.kind}: a fault, ${JSON.stringify(reply.fault)}`)
  if (reply.kind === 'refusal') {
    day.tally.refusals += 1
    return
  }
  const output = reply.value as Answered['output']
  day.tally.commands += 1
  if (output.events.some(({ kind }) => kind === 'SessionSigned')) day.tally.signed += 1
  day.ledger.acknowledge({ ...asked, output })
}

/** A finger that trembles, or a wire that repeats: the same command twice at once. Both must hear the same. */
async function sendTwice(day: Day, asked: Asked, name: string): Promise<Reply | null> {
  const replies = await Promise.all([
    day.desk.call(asked.userId, 'chart.perform', asked.input),
    day.desk.call(asked.userId, 'chart.perform', asked.input),
  ])
  day.note(`${name}, twice → ${replies.map(said).join(', ')}`)
  if (replies.some((reply) => !reply)) {
    await day.startAgain()
    return send(day, asked, `  again, ${name}`)
  }
  for (const reply of replies) if (reply) hear(day, asked, reply)
  if (replies[0]?.kind !== replies[1]?.kind) throw new Error(`${name}: the same command got two different answers`)
  return replies[0] ?? null
}

/** Within ten seconds, by the same person. */
async function takeBack(day: Day, userId: string, reply: Extract<Reply, { kind: 'value' }>): Promise<void> {
  const event = (reply.value as Answered['output']).events[0]
  if (!event || !day.desk.isAlive()) return
  const wish: Wish = { command: { kind: 'undo', eventId: event.id } }
  await send(day, { userId, input: inputOf(day, event.sessionId, userId, wish) }, `  undo ${event.kind} by ${userId}`)
}

/** A wire repeats an old command, or somebody sends another one under an id that was used. */
export async function repeatSomething(day: Day): Promise<void> {
  const answered = [...day.ledger.commands.values()]
  if (answered.length === 0) return
  const { userId, input, output } = day.random.pick(answered)
  if (day.random.percent(70)) {
    const reply = await send(day, { userId, input }, `an old ${input.command.kind} once more`)
    if (reply && !isDeepStrictEqual(reply.kind === 'value' && reply.value, output))
      throw new Error('a command sent again got another answer')
    return
  }
  const other: Performed = { ...input, command: { kind: 'writeNote', text: 'Another one' } }
  const before = day.watcher().counts()
  const reply = await day.desk.call(userId, 'chart.perform', other)
  day.note(`another command under a used id → ${said(reply)}`)
  if (!reply) return
  if (reply.kind !== 'fault' || reply.fault.code !== 'bad-input' || !isDeepStrictEqual(day.watcher().counts(), before))
    throw new Error(`another command under a used id was answered ${JSON.stringify(reply)}`)
}
