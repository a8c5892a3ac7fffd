import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '#electron/backend.ts'
import { connect, makeDurable } from '#electron/db/connect.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { type Api, createApi } from '#shared/ipc/client.ts'
import { instantAt, localDate } from '#shared/kernel/instant.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const zone = 'America/Chicago'
const key = 'ab'.repeat(32)
const runs = 300

/**
 * One tap through dispatch, decide and the encrypted commit, in turn on every visit of the day, against one bare row of the
 * same bytes committed in turn with it. Both files: the same cipher, WAL, `synchronous=FULL`, so one fsync each. The floor
 * has one table and no index; the tap also keeps its place in the chain, its way to the hub, its answer and the board.
 */
export async function tapFigures(): Promise<readonly Figure[]> {
  return [
    await tapFigure('over the visits of a day', (sessions) => sessions),
    await tapFigure('on a chart that grows from 500 entries on', (sessions) => sessions.slice(0, 1), 500),
  ]
}

/** `before`: so many taps that are not measured, to make the chart long. */
async function tapFigure(
  where: string,
  choose: (sessions: readonly string[]) => readonly string[],
  before = 0,
): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const ports = systemPorts(join(folder, 'log'), zone)
  const config = {
    folder,
    keys: { obtain: () => ({ ok: true, value: key }) as const, keepNext() {}, adoptNext() {}, dropNext() {} },
    demo: true,
    hub: 'none',
    deviceName: 'Bench',
  } as const
  const started = await createBackend(ports, config)
  if (!started.ok) throw new Error(started.error.sentence)
  const backend = started.value
  const api = createApi({
    request: (request) => backend.dispatch(request, 'bench'),
    subscribe: (listener) => backend.onPush(listener),
  })
  await api.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })
  const sessions = choose(await sessionsOf(api))
  const bare = connect(join(folder, 'bare.db'), key)
  makeDurable(bare)
  bare.exec('create table bare (place integer primary key, body text not null) strict')
  const insert = bare.prepare('insert into bare (body) values (?)')
  const taps: number[] = []
  const floors: number[] = []
  for (let run = -before; run < runs; run += 1) {
    const input = {
      commandId: ports.newId(),
      sessionId: sessions[Math.abs(run) % sessions.length],
      command: { kind: 'writeNote', text: `Note ${run}` },
      happenedAt: instantAt(Date.now(), zone),
      source: 'tap',
    } as const
    let bytes = 0
    const took = await timed(async () => {
      const answer = await backend.dispatch({ method: 'chart.perform', input }, 'bench')
      if (answer.kind !== 'value') throw new Error(JSON.stringify(answer))
      bytes = keptBytes(answer.value)
    })
    if (run < 0) continue
    taps.push(took)
    floors.push(await timed(() => insert.run('x'.repeat(bytes))))
  }
  bare.close()
  backend.close()
  rmSync(folder, { recursive: true, force: true })
  const [tap, floor] = [median(taps), median(floors)]
  return {
    what: `Tap to durable, median of ${runs} ${where}`,
    measured: ms(tap),
    floor: `${ms(floor)} bare encrypted commit of the same bytes`,
    ratio: tap / floor,
    budget: '1.5 or less',
  }
}

/** What a tap keeps: the event's text with its labels and two hashes, and the command's answer. About 300 bytes beside the text. */
const keptBytes = (answer: unknown): number => JSON.stringify(answer).length + 300

async function sessionsOf(api: Api): Promise<readonly string[]> {
  const day = await api.call('day.list', { day: localDate(instantAt(Date.now(), zone)) })
  const sessions = day.kind === 'value' ? day.value.sessions.map(({ sessionId }) => sessionId) : []
  if (sessions.length === 0) throw new Error('the demo clinic has no visit today')
  return sessions
}
