import { chainHash, chainStart } from '#electron/db/chain.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Instant } from '#shared/kernel/instant.ts'

/** Desks at a hub, as many as a practice of a hundred chairs has, each with its own connection and its own chain. */

const pageOf = 300
const busyPauseMs = 25
/** About as long as the entries of a day are in the middle. */
const noteText = 'x'.repeat(420)

export interface Entry {
  readonly seq: number
  readonly id: string
  readonly sessionId: string
  readonly body: string
  readonly prevHash: string
  readonly hash: string
}

export interface BenchDesk {
  readonly name: string
  /** Its whole day, in order; the hub has the first `stored` of it. */
  readonly chain: readonly Entry[]
  stored: number
}

/** One request as the hub was asked it, with the bytes of its answer: the floor is asked the same. */
export interface Asked {
  readonly method: 'events.pull' | 'events.push'
  readonly body: string
  readonly answerBytes: number
  readonly tookMs: number
}

export const keyOf = (name: string): string => `key of ${name}`

export function benchDesk(name: string, entries: number, at: Instant): BenchDesk {
  const chain: Entry[] = []
  for (let seq = 1; seq <= entries; seq += 1) {
    const prevHash = chain.at(-1)?.hash ?? chainStart
    const [id, sessionId] = [`${name}-${seq}`, `visit-${name}-${Math.floor(seq / 20)}`]
    const stamps = { commandId: `c-${id}`, happenedAt: at, recordedAt: at, source: 'typed', userId: 'dana-reyes' }
    const told = { v: 1, id, sessionId, ...stamps, deviceId: name, kind: 'NoteWritten', payload: { text: noteText } }
    const body = canonicalJson(told)
    chain.push({ seq, id, sessionId, body, prevHash, hash: chainHash(prevHash, body) })
  }
  return { name, chain, stored: 0 }
}

/** The next entries of its chain, as the body of a push. */
export function nextPush(desk: BenchDesk, entries: number): string {
  const events = desk.chain.slice(desk.stored, desk.stored + entries)
  desk.stored += events.length
  return JSON.stringify({ events: events.map(({ sessionId: _session, ...event }) => event) })
}

/** What desks and hub said to each other. */
export interface Talk {
  readonly asked: readonly Asked[]
  /** How often the hub said that it had too much to do. */
  readonly busy: number
}

export interface AtHub {
  /** Everything after a place of the hub's list, page by page; the place after it. */
  pull(name: string, after: number): Promise<number>
  push(name: string, body: string): Promise<void>
  talk(): Talk
}

/** The hub's door as these desks use it. A desk that is told "busy" asks again at once rather than after its usual pause. */
export function desksAt(address: string): AtHub {
  const asked: Asked[] = []
  let busy = 0
  const ask = async (name: string, method: Asked['method'], body: string): Promise<string> => {
    const began = performance.now()
    for (;;) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${keyOf(name)}` }
      const response = await fetch(`${address}/api/${method}`, { method: 'POST', headers, body })
      const text = await response.text()
      if (response.ok) {
        asked.push({ method, body, answerBytes: text.length, tookMs: performance.now() - began })
        return text
      }
      if (response.status !== 409) throw new Error(`${method}: ${response.status} ${text}`)
      busy += 1
      await new Promise((resolve) => setTimeout(resolve, busyPauseMs))
    }
  }
  return {
    async pull(name, after) {
      for (let place = after; ; ) {
        const text = await ask(name, 'events.pull', JSON.stringify({ after: place, limit: pageOf }))
        const cursor = Number(/"cursor":(\d+)/.exec(text)?.[1] ?? Number.NaN)
        if (Number.isNaN(cursor)) throw new Error('a pull without a cursor')
        if (cursor === place) return cursor
        place = cursor
      }
    },
    async push(name, body) {
      const text = await ask(name, 'events.push', body)
      if (text.includes('"invalid"')) throw new Error(`the hub refused a push: ${text.slice(0, 200)}`)
    },
    talk: () => ({ asked, busy }),
  }
}

/** The same requests to a bare server, so many of them under way at a time; how long each took there. */
export async function askBare(address: string, asked: readonly Asked[], atOnce: number): Promise<readonly Asked[]> {
  const waiting = asked.values()
  const answered: Asked[] = []
  const desk = async (): Promise<void> => {
    for (const request of waiting) {
      const began = performance.now()
      const headers = { 'content-type': 'application/json', 'x-answer-bytes': String(request.answerBytes) }
      await (await fetch(address, { method: 'POST', headers, body: request.body })).text()
      answered.push({ ...request, tookMs: performance.now() - began })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, desk))
  return answered
}
