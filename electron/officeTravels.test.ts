import { beforeEach, describe, expect, it } from 'vitest'
import { aSpilledDay } from '#test/builders/aSpilledDay.ts'
import { aView } from '#test/builders/aView.ts'
import { type aDeskAt, aSignedDay, twoDesksOfOneHub, worklistOf } from '#test/builders/syncingDesk.ts'

/** What a biller or an administrator sets on one workstation holds on the others too. */

describe('two workstations of one hub', { timeout: 60_000 }, () => {
  let there: Awaited<ReturnType<typeof aDeskAt>>
  let here: Awaited<ReturnType<typeof aDeskAt>>
  let agree: Awaited<ReturnType<typeof twoDesksOfOneHub>>['agree']
  beforeEach(async () => {
    ;({ there, here, agree } = await twoDesksOfOneHub())
  })
  const viewsHere = async () => (await here.desk.value(here.biller, 'worklist.views', {})).views

  it('show a biller the same views, and one that was taken away is gone on both', async () => {
    const mine = { ...aView, search: 'medicare' }
    await there.desk.value(there.biller, 'worklist.saveView', { name: 'Mine', view: aView })
    await there.desk.value(there.biller, 'worklist.saveView', { name: 'Mine', view: mine })
    await agree(async () => expect(await viewsHere()).toEqual([{ name: 'Mine', view: mine }]))
    const other = await here.desk.signIn('tom-archer', 'other')
    expect((await here.desk.value(other, 'worklist.views', {})).views).toEqual([])
    // What somebody looks for may be a patient: nobody else reads it, not in the audit either.
    const read = await here.desk.value(other, 'audit.list', { group: null, userId: null, after: null, limit: 50 })
    expect(read.entries.filter(({ kind }) => kind === 'viewChanged')[0]?.facts).toEqual({})
    there.desk.clock.pass(1)
    await here.desk.value(here.biller, 'worklist.removeView', { name: 'Mine' })
    await agree(async () => expect((await there.desk.value(there.biller, 'worklist.views', {})).views).toEqual([]))
  })

  it('know the same recalled lots, whoever changed one last', async () => {
    const lotsOf = async ({ desk, nurse }: typeof there) => (await desk.value(nurse, 'recalls.list', {})).lots
    const lot = { ndc: null, lot: 'RX26', note: 'Letter of the maker' }
    const admin = await there.desk.signIn('ruth-bell', 'admin')
    await there.desk.value(admin, 'recalls.change', { ...lot, recalled: true })
    await agree(async () => expect(await lotsOf(here)).toMatchObject([lot]))
    there.desk.clock.pass(1)
    const other = await here.desk.signIn('ruth-bell', 'admin')
    await here.desk.value(other, 'recalls.change', { ...lot, lot: 'rx26', recalled: false })
    await agree(async () => expect(await lotsOf(there)).toEqual([]))
  })

  it('ask before a claim that left one as a file is built on the other', async () => {
    const { sessionId } = await aSignedDay(there.desk, there.nurse)
    await there.desk.value(there.biller, 'claim.export', { sessionId, format: 'csv' })
    await agree(async () => expect(await worklistOf(here.desk, here.biller)).toMatchObject([{ status: 'exported' }]))
    const [row] = await worklistOf(here.desk, here.biller)
    expect(row?.saved).toMatchObject({ version: 1, format: 'csv', by: 'Grace Kim', from: expect.any(String) })
    const build = async (again: object) =>
      here.desk.value(here.biller, 'batches.build', {
        form: 'professional',
        sessions: [{ sessionId, as: 'claim', ...again }],
      })
    const asked = await build({})
    expect(asked).toMatchObject({
      batch: null,
      leftOut: [{ words: [expect.stringMatching(/^Version 1 was saved as a file by Grace Kim on 2026-03-02 at/)] }],
    })
    expect((await build({ again: true })).batch?.claims).toBe(1)
    await agree(async () => expect(await worklistOf(there.desk, there.biller)).toMatchObject([{ saved: null }]))
  })

  it('bill by the same answer of a biller', async () => {
    const { sessionId, lineId } = await aSpilledDay(there)
    const waste = { sessionId, lineId, about: 'waste' as const }
    const missingOn = async ({ desk, biller }: typeof there) => (await worklistOf(desk, biller))[0]?.missing
    await agree(async () => expect(await missingOn(here)).toHaveLength(1))
    await there.desk.value(there.biller, 'claim.decide', { ...waste, answer: 'leave_out' })
    await agree(async () => expect(await missingOn(here)).toEqual([]))
    const { text } = await here.desk.value(here.biller, 'claim.export', { sessionId, format: 'csv' })
    expect(text).toMatch(/,J9312,JZ,/)
  })
})
