import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import type { Api } from '#shared/ipc/client.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'

const badges = { 'dana-reyes': 'B-7', 'marcus-hale': 'B-8' } as const

async function discharged(): Promise<{
  readonly desk: TestBackend
  readonly sign: (badge: string) => Promise<unknown>
}> {
  const desk = await backendForTest()
  const admin = await desk.signIn('ruth-bell')
  for (const [userId, badge] of Object.entries(badges)) await desk.value(admin, 'people.setBadge', { userId, badge })
  const dana = await desk.signIn('dana-reyes', 'chair')
  const day = await brDayAt(desk, dana)
  await beginBrDay(day)
  await finishBrDay(day)
  return { desk, sign: (badge) => signed(desk, dana, day.sessionId, badge) }
}

/** Reads one warning after the other, then signs by badge. */
async function signed(desk: TestBackend, api: Api, sessionId: string, confirmBadge: string) {
  const warningsAccepted: string[] = []
  for (;;) {
    const command: Command = { kind: 'sign', warningsAccepted: [...warningsAccepted], statement: '1' }
    const commandId = desk.newId()
    const how = { happenedAt: desk.clock.now(), source: 'tap' as const, confirmBadge }
    const answer = await api.call('chart.perform', { commandId, sessionId, command, ...how })
    const warning = answer.kind === 'refusal' ? answer.refusal.facts.warning : undefined
    if (warning === undefined || warningsAccepted.includes(warning)) return answer
    warningsAccepted.push(warning)
  }
}

describe('a signature by badge', { timeout: 60_000 }, () => {
  it('is given by the signer’s own badge, and the record keeps that it was the badge', async () => {
    const { desk, sign } = await discharged()
    expect(await sign('B-8')).toMatchObject({ refusal: { code: 'badge-not-yours' } })
    expect(desk.auditEntries().map(({ kind }) => kind)).toContain('audit.badgeRefused')
    expect(await sign('B-7')).toMatchObject({
      value: { events: [{ kind: 'SessionSigned', userId: 'dana-reyes', payload: { method: 'badge' } }] },
    })
  })

  it('is not enough once the shift of the full sign-in is over', async () => {
    const { desk, sign } = await discharged()
    desk.clock.pass(13 * 60)
    expect(await sign('B-7')).toMatchObject({ refusal: { code: 'badge-needs-pin' } })
  })
})
