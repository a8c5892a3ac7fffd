import { join } from 'node:path'
import { connect, makeDurable } from '#electron/db/connect.ts'
import { startBenchDesk } from './benchDesk.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const runs = 300
/** A tap changes the event and its three indexes, the chain's end, the way to the hub, the answer, and the board. */
const pages = 8

/**
 * One tap through dispatch, decide and the encrypted commit, in turn on every visit of the day, against one bare row of the
 * same bytes committed in turn with it. Both files: the same cipher, WAL, `synchronous=FULL`, so one fsync each. The floor
 * has one table and no index. Where a disk answers in less than half a millisecond the design's 1.5 is not reached: what
 * remains stands in ADR 20 and 25, what is held instead in ADR 29.
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
  const desk = await startBenchDesk()
  const sessions = choose(desk.visits.map(({ sessionId }) => sessionId))
  const bare = openBare(join(desk.folder, 'bare.db'), desk.key)
  const taps: number[] = []
  const floors: number[] = []
  const spread: number[] = []
  for (let run = -before; run < runs; run += 1) {
    const input = desk.tapOf(sessions[Math.abs(run) % sessions.length] ?? '', {
      kind: 'writeNote',
      text: `Note ${run}`,
    })
    let bytes = 0
    const took = await timed(async () => {
      const answer = await desk.backend.dispatch({ method: 'chart.perform', input }, desk.connection)
      if (answer.kind !== 'value') throw new Error(JSON.stringify(answer))
      bytes = keptBytes(answer.value)
    })
    if (run < 0) continue
    taps.push(took)
    floors.push(await timed(() => bare.keep(bytes, 1)))
    spread.push(await timed(() => bare.keep(bytes, pages)))
  }
  bare.close()
  desk.close()
  const [tap, floor] = [median(taps), median(floors)]
  return {
    what: `Tap to durable, median of ${runs} ${where}`,
    measured: ms(tap),
    floor: `${ms(floor)} bare encrypted commit of the same bytes (${ms(median(spread))} over the ${pages} pages a tap changes)`,
    ratio: tap / floor,
    budget: '4 or less (ADR 29); the design would like 1.5',
  }
}

/** What a tap keeps: the event's text with its labels and two hashes, and the command's answer. About 300 bytes beside the text. */
const keptBytes = (answer: unknown): number => JSON.stringify(answer).length + 300

/** A file with nothing but the bytes: `keep` commits so many of them, in parts to as many tables as pages shall change. */
function openBare(file: string, key: string): { keep(bytes: number, pages: number): void; close(): void } {
  const bare = connect(file, key)
  makeDurable(bare)
  const inserts = Array.from({ length: pages }, (_, at) => {
    bare.exec(`create table bare_${at} (place integer primary key, body text not null) strict`)
    return bare.prepare(`insert into bare_${at} (body) values (?)`)
  })
  const { immediate } = bare.transaction((bytes: number, parts: number) => {
    for (const insert of inserts.slice(0, parts)) insert.run('x'.repeat(Math.ceil(bytes / parts)))
  })
  return {
    keep: (bytes, parts) => (parts === 1 ? void inserts[0]?.run('x'.repeat(bytes)) : immediate(bytes, parts)),
    close: () => bare.close(),
  }
}
