import type { Command } from '#shared/chart/command.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { demoPins, type TestBackend } from './backendForTest.ts'

interface MadeTap {
  readonly userId: string
  readonly sessionId: string
  /** On the demo day's clock. */
  readonly time: string
}

/** One tap of somebody of the demo on a screen of their own at that desk; the clock moves to it. Throws unless it is taken. */
export async function tapAs(desk: TestBackend, { userId, sessionId, time }: MadeTap, command: Command): Promise<void> {
  const happenedAt = instantOnClock('2026-03-02', time, 'America/Chicago')
  desk.clock.set(happenedAt)
  const api = await desk.signIn(userId, `tap of ${userId}`)
  const confirmPin = command.kind === 'sign' ? { confirmPin: demoPins[userId] ?? '' } : {}
  const input = { commandId: desk.newId(), sessionId, command, happenedAt, source: 'tap' as const, ...confirmPin }
  const answer = await api.call('chart.perform', input)
  if (answer.kind !== 'value') throw new Error(`${time} ${command.kind} of ${userId}: ${JSON.stringify(answer)}`)
}
