import { describe, expect, it } from 'vitest'
import type { SessionHistory } from '#shared/ipc/historyShapes.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'

/** A running visit; somebody could not sign in meanwhile, and a biller looked at nothing yet. */
async function runningDay(): Promise<{ readonly desk: TestBackend; readonly day: BrDay }> {
  const desk = await backendForTest()
  const day = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(day)
  const wrong = await desk.api('stranger').call('people.signIn', { userId: 'marcus-hale', pin: '9898' })
  expect(wrong.kind).toBe('refusal')
  return { desk, day }
}

const historyFor = async (desk: TestBackend, who: string, sessionId: string): Promise<SessionHistory> =>
  desk.value(await desk.signIn(who), 'session.history', { sessionId })

describe('the history of a visit', () => {
  it('is read as far as the role goes', async () => {
    const { desk, day } = await runningDay()
    const nurse = await historyFor(desk, 'dana-reyes', day.sessionId)
    expect(nurse).toMatchObject({ scope: 'all', audit: null, versions: [] })
    expect(nurse.events).toHaveLength(nurse.entries)
    const assistant = await historyFor(desk, 'lena-ortiz', day.sessionId)
    expect(assistant.scope).toBe('own')
    expect(assistant.events.map(({ kind }) => kind)).toEqual(['SessionScheduled'])
    expect(assistant.entries).toBe(nurse.entries)
    const admin = await historyFor(desk, 'ruth-bell', day.sessionId)
    expect(admin).toMatchObject({ scope: 'none', events: [] })
    expect(admin.audit?.length).toBeGreaterThan(0)
  })

  it('shows an auditor who looked and who could not sign in while it was open, and keeps that they looked', async () => {
    const { desk, day } = await runningDay()
    await historyFor(desk, 'tom-archer', day.sessionId)
    const { audit } = await historyFor(desk, 'ines-faro', day.sessionId)
    const said = audit?.map(({ kind, userId, ofSession }) => `${kind} ${userId} ${ofSession}`)
    expect(said).toContain('sessionSeen dana-reyes true')
    expect(said).toContain('pinRefused marcus-hale false')
    expect(said).toContain('sessionSeen tom-archer true')
    expect(said).toContain('sessionSeen ines-faro true')
  })

  it('shows a biller what left and what was decided, nothing else of the audit', async () => {
    const { desk, day } = await runningDay()
    await desk.value(await desk.signIn('tom-archer'), 'session.document', { sessionId: day.sessionId })
    const { audit, scope } = await historyFor(desk, 'grace-kim', day.sessionId)
    expect(scope).toBe('all')
    expect(audit?.map(({ kind }) => kind)).toEqual(['sessionExported'])
  })

  it('of a visit that is not here is refused', async () => {
    const desk = await backendForTest()
    const auditor = await desk.signIn('ines-faro')
    expect(await auditor.call('session.history', { sessionId: 'nobody' })).toMatchObject({
      kind: 'refusal',
      refusal: { code: 'session-unknown' },
    })
  })
})
