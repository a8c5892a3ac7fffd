import { describe, expect, it } from 'vitest'
import { createReferenceStore } from '#electron/db/referenceStore.ts'
import { importReference } from '#electron/reference/importReference.ts'
import { sourceOfBytes } from '#electron/reference/source.ts'
import { billSession } from '#shared/billing/billSession.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { limitsCsv, mueCsv, ptpText } from '#test/builders/publicFiles.ts'
import { sendPublicFile } from '#test/builders/sendPublicFile.ts'
import { referenceUsed } from './referenceUsed.ts'

const at = instantAt(Date.UTC(2026, 5, 1), 'America/Chicago')
const pairs = (...rows: readonly string[]): string =>
  `${ptpText.split('\r\n').slice(0, 6).join('\r\n')}\r\n${rows.map((row) => `${row}\r\n`).join('')}`

async function aReader(...files: readonly (readonly [name: string, text: string])[]) {
  const db = aRecord()
  const store = createReferenceStore(db.writable, db.transaction)
  for (const [name, text] of files) {
    const read = await importReference(store, sourceOfBytes(name, Buffer.from(text, 'latin1')), { at })
    if (!read.ok) throw new Error(read.error.cause)
  }
  return store
}

const ask = (codes: readonly string[], day = '2026-08-03') => ({ day, setting: 'office', codes }) as const

describe('pair edits of a day', () => {
  it('are those in force, both of whose codes are on the visit', async () => {
    const reader = await aReader([
      'v322r0-f1.txt',
      pairs(
        '96413\t96360\t\t20060101\t*\t1\tx',
        '96413\t96361\t\t20060101\t20251231\t1\tx',
        '96413\t96365\t\t20270101\t*\t1\tx',
        '96413\t96366\t\t20060101\t20060101\t9\tx',
        '96413\t36591\t\t20060101\t20260803\t0\tx',
        '96413\t96372\t\t20060101\t*\t1\tx',
      ),
    ])
    const codes = ['96413', '96360', '96361', '96365', '96366', '36591']
    expect(referenceUsed(reader, ask(codes))?.pairs).toEqual([
      { codes: ['96413', '36591'], modifier: '0' },
      { codes: ['96413', '96360'], modifier: '1' },
    ])
    expect(referenceUsed(reader, ask(['96413', '96360'], '2026-12-31'))).toBeNull()
  })
})

describe('unit limits of a day', () => {
  it('come from the table of the setting', async () => {
    const hospital = mueCsv('Outpatient Hospital Services MUE Values').replace('"150"', '"9"')
    const reader = await aReader(['Eff_07-01-2026.csv', mueCsv()], ['Eff_07-01-2026.csv', hospital])
    const limitOf = (setting: 'office' | 'facility') =>
      referenceUsed(reader, { day: '2026-08-03', setting, codes: ['J9035'] })?.unitLimits
    expect(limitOf('office')).toEqual([{ code: 'J9035', units: 150, mai: '3' }])
    expect(limitOf('facility')).toEqual([{ code: 'J9035', units: 9, mai: '3' }])
  })

  it('are not claimed where only prices were imported', async () => {
    const reader = await aReader(['limits.csv', limitsCsv()])
    expect(referenceUsed(reader, ask(['J9035'], '2025-11-03'))).toMatchObject({ unitLimits: null, pairs: null })
  })
})

describe('a signed visit', { timeout: 20_000 }, () => {
  it('asks for review where the imported tables say so, and its lines and modifiers stay as they are', async () => {
    const billed = async (...files: readonly (readonly [string, string])[]) => {
      const desk = await backendForTest()
      const admin = await desk.signIn('ruth-bell')
      for (const [name, text] of files) await sendPublicFile(admin, name, text)
      const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
      await beginBrDay(brDay)
      await finishBrDay(brDay)
      expect((await brDay.sign('15:05')).kind).toBe('value')
      const biller = await desk.signIn('grace-kim')
      const { document } = await desk.value(biller, 'worklist.open', { sessionId: brDay.sessionId })
      const session = billSession(document as SessionDocument)
      if (!session.ok) throw new Error(session.error)
      return session.value.claim
    }
    const plain = await billed()
    const asked = await billed(
      ['Eff_01-01-2026.csv', mueCsv().replace('"J9035","150"', '"J9312","79"')],
      ['v320r0-f1.txt', pairs('96413\t96367\t\t20060101\t*\t1\tx')],
    )
    const shown = asked.issues.filter(({ code }) => /^units_|^pair_/.test(code)).map(({ text }) => text)
    expect(shown).toEqual([
      expect.stringContaining('J9312: 80 units on the day, discarded units counted; the table holds 79.'),
      expect.stringContaining('No published limit of units for'),
      expect.stringContaining('96413 with 96367: an edit of this pair is in force'),
    ])
    expect(asked.lines.map(({ code, units, modifiers }) => [code, units, modifiers])).toEqual(
      plain.lines.map(({ code, units, modifiers }) => [code, units, modifiers]),
    )
    expect(asked.lines.flatMap(({ modifiers }) => modifiers)).not.toContain('59')
  })
})
