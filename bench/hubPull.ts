import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHubStore } from '#hub/openStore.ts'
import type { HubStore, PushedEvent } from '#hub/store.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const devices = 100
const pushes = 12
const eventsOfPush = 10
const bodyBytes = 900
const pageOf = 300

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A chain of one device; the same every time. */
function chainOf(device: string, count: number): readonly PushedEvent[] {
  const events: PushedEvent[] = []
  for (let seq = 1; seq <= count; seq += 1) {
    const prevHash = events.at(-1)?.hash ?? ''
    const body = JSON.stringify({ id: `${device}-${seq}`, text: 'x'.repeat(bodyBytes) })
    events.push({
      seq,
      id: `${device}-${seq}`,
      sessionId: `s-${device}`,
      body,
      prevHash,
      hash: sha256(prevHash + body),
    })
  }
  return events
}

/**
 * One hub on its embedded store and a hundred desks: each pushes a morning in batches, then each pulls what the other 99
 * wrote. The floor of a pull is reading the same rows once, without asking for places.
 */
export async function hubFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const opened = await openHubStore({ folder })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  const at = instantAt(Date.now(), 'America/Chicago')
  const names = Array.from({ length: devices }, (_, index) => `desk-${index}`)
  for (const name of names) await enrol(store, name, at)
  const chains = new Map(names.map((name) => [name, chainOf(name, pushes * eventsOfPush)]))
  const pushed: number[] = []
  for (let push = 0; push < pushes; push += 1)
    for (const [name, chain] of chains) {
      const batch = chain.slice(push * eventsOfPush, (push + 1) * eventsOfPush)
      pushed.push(await timed(() => store.pushEvents(name, batch, at)))
    }
  const whole: number[] = []
  const idle: number[] = []
  for (const name of names.slice(0, 20)) {
    let cursor = 0
    const pull = async (): Promise<void> => {
      cursor = await pullAll(store, name)
    }
    whole.push(await timed(pull))
    idle.push(await timed(() => store.pullEvents(name, cursor, pageOf)))
  }
  const all = devices * pushes * eventsOfPush
  await store.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    {
      what: `One desk pulls the ${all - pushes * eventsOfPush} entries of ${devices - 1} others, pages of ${pageOf}`,
      measured: ms(median(whole)),
      floor: `${ms(median(pushed) * devices * pushes)} to take them all in, ${ms(median(pushed))} a push of ${eventsOfPush}`,
      ratio: median(whole) / (median(pushed) * devices * pushes),
      budget: 'far below 1: a hundred desks read what one writes',
    },
    {
      what: `${devices} desks ask when nothing is new, every 10 s`,
      measured: `${ms(median(idle) * devices)} of the hub's time`,
      floor: '10000 ms',
      ratio: (median(idle) * devices) / 10_000,
      budget: 'below 0.1',
    },
  ]
}

async function enrol(store: HubStore, name: string, at: ReturnType<typeof instantAt>): Promise<void> {
  await store.addEnrolmentCode(name, at)
  const answer = await store.enrol(name, { id: name, name, key: { keyHash: name, expiresAt: at }, at })
  if (!answer.ok) throw new Error(answer.error)
}

async function pullAll(store: HubStore, name: string): Promise<number> {
  for (let after = 0; ; ) {
    const { events, cursor } = await store.pullEvents(name, after, pageOf)
    if (events.length < pageOf) return cursor
    after = cursor
  }
}
