import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { createFileLog } from './fileLog.ts'

const at = instantAt(Date.UTC(2026, 2, 2, 14, 0), 'America/Chicago')
const clock = { now: () => at }
const sessionId = '01957c5e-0000-7000-8000-000000000001'

const aLog = (maxBytes?: number) => {
  const path = join(aFolder(), 'logs', 'chairside.log')
  const log = createFileLog(path, clock, maxBytes ? { maxBytes } : {})
  const lines = (file = path) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
  return { path, log, lines }
}

it('writes when, what and which, one line each', () => {
  const { path, log, lines } = aLog()
  log.write('outbox.delivered', { sessionId, count: 3 })
  log.write('backup.made', { kind: 'nightly', milliseconds: 1500 })
  expect(lines()).toEqual([
    { at: at.utc, code: 'outbox.delivered', sessionId, count: 3 },
    { at: at.utc, code: 'backup.made', kind: 'nightly', milliseconds: 1500 },
  ])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('withholds whatever could be about a patient', () => {
  const { path, log } = aLog()
  log.write('chart of Okafor, Ngozi', { sessionId: 'Okafor', kind: 'Okafor, Ngozi', count: 71.5, method: 'MRN 4711' })
  log.fault('chart.perform', sessionId, new TypeError('cannot fold Okafor, Ngozi, born 1961-04-12'))
  log.fault('chart.perform', sessionId, 'Okafor')
  log.fault(
    'chart.perform',
    sessionId,
    Object.assign(new Error('Okafor'), { code: 'Okafor was here', name: 'Okafor!' }),
  )
  const text = readFileSync(path, 'utf8')
  expect(text).not.toMatch(/Okafor|Ngozi|1961|4711/)
  expect(text).toContain('(withheld)')
})

it('keeps of a fault what helps to find it', () => {
  const { log, lines } = aLog()
  log.fault('internal', sessionId, Object.assign(new RangeError('secret'), { code: 'SQLITE_FULL' }), {
    method: 'chart.perform',
  })
  expect(lines()).toEqual([
    {
      at: at.utc,
      code: 'internal',
      method: 'chart.perform',
      faultId: sessionId,
      exception: 'RangeError',
      reason: 'SQLITE_FULL',
      through: expect.arrayContaining([expect.stringMatching(/^fileLog\.test\.ts:\d+:\d+$/)]),
    },
  ])
})

it('starts a new file when one is full, and keeps the one before', () => {
  const { path, log, lines } = aLog(200)
  for (let count = 0; count < 12; count++) log.write('tick', { count })
  const kept = [...lines(`${path}.1`), ...lines()] as { count: number }[]
  expect(kept.at(-1)?.count).toBe(11)
  expect(kept.length).toBeLessThan(12)
  expect(statSync(path).size).toBeLessThan(400)
})

it('never stops the program, even where nothing can be written', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'file'), '')
  const log = createFileLog(join(folder, 'file', 'chairside.log'), clock)
  expect(() => log.write('tick')).not.toThrow()
})
