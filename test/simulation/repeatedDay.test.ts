import { randomBytes, scrypt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runDay } from './seeded/runDay.ts'

/** Keeps the threads busy on which a PIN is hashed, until it is told to stop; resolves when the last hash is done. */
function busyThreads(): { stop(): Promise<void> } {
  let isBusy = true
  const hashOnAndOn = (): Promise<void> =>
    new Promise((resolve) => scrypt(randomBytes(8), 'salt', 32, () => resolve(isBusy ? hashOnAndOn() : undefined)))
  const all = Promise.all(Array.from({ length: 16 }, hashOnAndOn))
  return {
    async stop() {
      isBusy = false
      await all
    },
  }
}

describe('a simulated day', { timeout: 120_000 }, () => {
  it('is the same on a busy machine as on a quiet one, so that a seed is enough to see a failure again', async () => {
    const options = { seed: 52, steps: 30 }
    const quiet = await runDay(options)
    const threads = busyThreads()
    const busy = await runDay(options)
    await threads.stop()
    expect(busy.journal).toEqual(quiet.journal)
    expect(busy.journal.length).toBeGreaterThan(30)
  })
})
