import { expect, it, onTestFinished } from 'vitest'
import { databaseFile } from '#electron/backend.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { openStores } from '../record/openStores.ts'
import { createRecordReader } from './recordReader.ts'

it('gives the same lists when they are computed again from the record alone', { timeout: 30_000 }, async () => {
  const hub = await hubForTest()
  const desk = await backendForTest({ hub: () => ({ address: hub.address, code: hub.code }) })
  desk.backend.startSync()
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, nurse)
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  await desk.value(nurse, 'sync.now', {})
  desk.close()

  const opened = openDatabase(databaseFile(desk.folder), testKey, { migrations: deskMigrations() })
  if (!opened.ok) throw new Error(opened.error.kind)
  onTestFinished(() => opened.value.close())
  const { tables } = openStores(opened.value, createRecordReader(), desk.newId, 'Chair side 1')
  const now = () => ({ board: tables.board.all(), worklist: tables.worklist.all(), reports: tables.reports.all() })
  const live = now()
  expect(live.worklist).toMatchObject([{ sessionId: brDay.sessionId, receiptUtc: expect.any(String), missing: [] }])
  expect(live.reports).toMatchObject([{ sessionId: brDay.sessionId, day: '2026-03-02' }])
  tables.rebuild()
  expect(now()).toEqual(live)
})
