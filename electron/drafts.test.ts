import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Input } from '#shared/ipc/contract.ts'
import { addMinutes, instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { databaseFile } from './backend.ts'
import { mostDrafts } from './db/draftStore.ts'

const since = instantOnClock('2026-03-02', '10:42', 'America/Chicago')
const note = JSON.stringify({ kind: 'note' })

const aDraft = (
  sessionId: string | null,
  text: string,
  { userId = 'dana-reyes', sheet = note } = {},
): Input<'drafts.keep'> => ({ userId, sessionId, sheet, since, values: { text } })

async function aDay(desk: TestBackend) {
  const dana = await desk.signIn('dana-reyes')
  const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
  const sessionId = sessions.find(({ patientName }) => patientName.startsWith('Whitcomb'))?.sessionId ?? ''
  const listed = async (about: string | null = sessionId) =>
    (await desk.value(await desk.signIn('dana-reyes'), 'drafts.list', { sessionId: about })).drafts
  return { dana, sessionId, listed }
}

describe('half-typed sheets', () => {
  it('are there again after the desk was started anew, with when they were begun', async () => {
    const before = await backendForTest()
    const { dana, sessionId } = await aDay(before)
    await before.value(dana, 'drafts.keep', aDraft(sessionId, 'Patient says her'))
    before.close()
    const again = await backendForTest({ folder: before.folder })
    const who = await again.signIn('dana-reyes')
    expect(await again.value(who, 'drafts.list', { sessionId })).toEqual({
      userId: 'dana-reyes',
      drafts: [{ sessionId, sheet: note, since, values: { text: 'Patient says her' } }],
    })
  })

  it('belong to who typed them: nobody else reads, keeps or drops them', async () => {
    const desk = await backendForTest()
    const { dana, sessionId, listed } = await aDay(desk)
    await desk.value(dana, 'drafts.keep', aDraft(sessionId, 'Hers'))
    const marcus = await desk.signIn('marcus-hale')
    expect((await desk.value(marcus, 'drafts.list', { sessionId })).drafts).toEqual([])
    // Another window of the same screen has somebody else by now.
    const late = await marcus.call('drafts.keep', aDraft(sessionId, 'Hers, and more'))
    expect(late).toMatchObject({ refusal: { code: 'draft-not-yours' } })
    const drop = await marcus.call('drafts.drop', { userId: 'dana-reyes', sessionId, sheet: note })
    expect(drop).toMatchObject({ refusal: { code: 'draft-not-yours' } })
    expect(await listed()).toMatchObject([{ values: { text: 'Hers' } }])
  })

  it('go in the same transaction that records them', async () => {
    const desk = await backendForTest()
    const { dana, sessionId, listed } = await aDay(desk)
    await desk.value(dana, 'drafts.keep', aDraft(sessionId, 'Looked in'))
    await desk.value(dana, 'drafts.keep', aDraft(sessionId, 'Another sheet', { sheet: 'vials 1' }))
    await desk.value(dana, 'chart.perform', {
      commandId: desk.newId(),
      sessionId,
      command: { kind: 'writeNote', text: 'Looked in' },
      happenedAt: desk.clock.now(),
      source: 'tap',
      draft: note,
    })
    expect(await listed()).toMatchObject([{ sheet: 'vials 1' }])
  })

  it('stay when what they were for was refused', async () => {
    const desk = await backendForTest()
    const { dana, sessionId, listed } = await aDay(desk)
    await desk.value(dana, 'drafts.keep', aDraft(sessionId, 'Out'))
    const refused = await dana.call('chart.perform', {
      commandId: desk.newId(),
      sessionId,
      command: { kind: 'undo', eventId: 'no such entry' },
      happenedAt: desk.clock.now(),
      source: 'tap',
      draft: note,
    })
    expect(refused).toMatchObject({ kind: 'refusal' })
    expect(await listed()).toHaveLength(1)
  })

  it('are thrown away on purpose', async () => {
    const desk = await backendForTest()
    const { dana, listed } = await aDay(desk)
    await desk.value(dana, 'drafts.keep', aDraft(null, 'About no visit'))
    expect(await listed(null)).toHaveLength(1)
    await desk.value(dana, 'drafts.drop', { userId: 'dana-reyes', sessionId: null, sheet: note })
    expect(await listed(null)).toEqual([])
  })

  it('are bounded: the oldest of sixty make room, a week is the longest, a novel is refused', async () => {
    const clock = fakeClock('2026-03-02', '08:15')
    const desk = await backendForTest({ clock })
    const { dana, listed } = await aDay(desk)
    for (let at = 0; at <= mostDrafts; at += 1) {
      clock.set(addMinutes(clock.now(), 1))
      await desk.value(dana, 'drafts.keep', aDraft(null, 'Half', { sheet: `sheet ${at}` }))
    }
    const kept = (await listed(null)).map(({ sheet }) => sheet)
    expect(kept).toHaveLength(mostDrafts)
    expect(kept).not.toContain('sheet 0')
    expect(await dana.call('drafts.keep', aDraft(null, 'x'.repeat(100_001)))).toMatchObject({
      refusal: { code: 'draft-too-large' },
    })
    clock.set(instantOnClock('2026-03-10', '09:00', 'America/Chicago'))
    desk.close()
    const again = await backendForTest({ folder: desk.folder, clock })
    const who = await again.signIn('dana-reyes')
    expect((await again.value(who, 'drafts.list', { sessionId: null })).drafts).toEqual([])
  })

  it('stand in no audit entry, in no log, in nothing that is sent, and not in plain sight in the file', async () => {
    const desk = await backendForTest()
    const { dana, sessionId } = await aDay(desk)
    const audited = desk.auditEntries().length
    await desk.value(dana, 'drafts.keep', aDraft(sessionId, 'Unmistakable half sentence'))
    expect(desk.auditEntries()).toHaveLength(audited)
    expect(desk.faults).toEqual([])
    expect(readFileSync(databaseFile(desk.folder)).includes('Unmistakable')).toBe(false)
    expect(readFileSync(`${databaseFile(desk.folder)}-wal`).includes('Unmistakable')).toBe(false)
    const ruth = await desk.signIn('ruth-bell')
    const sent = await desk.value(ruth, 'sync.export', {})
    expect(sent.text).not.toContain('Unmistakable')
  })
})
