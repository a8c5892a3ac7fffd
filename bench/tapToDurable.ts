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

/** One tap through dispatch, decide and the encrypted commit, against the same bytes through a bare encrypted commit, in turn. */
export async function tapFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const ports = systemPorts(join(folder, 'log'), zone)
  const config = {
    folder,
    keySource: () => ({ ok: true, value: key }) as const,
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
  const sessionId = await firstSession(api)
  const bare = connect(join(folder, 'bare.db'), key)
  makeDurable(bare)
  bare.exec('create table bare (place integer primary key, body text not null) strict')
  const insert = bare.prepare('insert into bare (body) values (?)')
  const taps: number[] = []
  const floors: number[] = []
  let bytes = 1000
  for (let run = 0; run < runs; run += 1) {
    const happenedAt = instantAt(Date.now(), zone)
    const input = {
      commandId: ports.newId(),
      sessionId,
      command: { kind: 'writeNote', text: `Note ${run}` },
      happenedAt,
      source: 'tap',
    } as const
    taps.push(
      await timed(async () => {
        const answer = await api.call('chart.perform', input)
        if (answer.kind !== 'value') throw new Error(JSON.stringify(answer))
        bytes = JSON.stringify(answer.value.events).length
      }),
    )
    floors.push(await timed(() => insert.run('x'.repeat(bytes * 2))))
  }
  bare.close()
  backend.close()
  rmSync(folder, { recursive: true, force: true })
  const [tap, floor] = [median(taps), median(floors)]
  return [
    {
      what: `Tap to durable, median of ${runs}`,
      measured: ms(tap),
      floor: `${ms(floor)} bare encrypted commit of event and outbox bytes`,
      ratio: tap / floor,
      budget: '1.5 or less',
    },
  ]
}

async function firstSession(api: Api): Promise<string> {
  const day = await api.call('day.list', { day: localDate(instantAt(Date.now(), zone)) })
  const sessionId = day.kind === 'value' ? day.value.sessions[0]?.sessionId : undefined
  if (!sessionId) throw new Error('the demo clinic has no visit today')
  return sessionId
}
