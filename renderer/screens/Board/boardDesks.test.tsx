import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { tapAs } from '#test/builders/tapAs.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { type HubInProcess, hubInProcess } from '#test/fakes/hubInProcess.ts'

const soon = { timeout: 60_000, interval: 50 }
const slow = { timeout: 180_000 }
const ruler = () => screen.findByRole('region', { name: 'Chairs across the day' })
const row = async (name: RegExp) => within(await ruler()).findByRole('button', { name })

interface TwoDesks {
  readonly hub: HubInProcess
  readonly other: TestBackend
  readonly drawn: DrawnDesk
  /** Whatever waits at that desk goes, and it hears what is new. */
  syncs(desk: TestBackend, userId: string): Promise<void>
}

/** The worked day runs at another desk since 09:10; the charge nurse's desk has its board open, both at one hub. */
async function twoDesks(): Promise<TwoDesks> {
  const clock = fakeClock('2026-03-02', '08:00')
  const hub = await hubInProcess(clock)
  const ports = { clientFor: hub.clientFor }
  const other = await backendForTest({ clock, hub: await hub.place(), ports })
  other.backend.startSync()
  const drawn = await renderWithBackend({ as: 'priya-nair', clock, hub: await hub.place(), ports })
  drawn.desk.backend.startSync()
  const syncs: TwoDesks['syncs'] = async (desk, userId) => {
    const api = await desk.signIn(userId, 'sync')
    await waitFor(async () => expect((await desk.value(api, 'sync.now', {})).waiting).toBe(0), soon)
  }
  const dana = await other.signIn('dana-reyes')
  const day = await brDayAt(other, dana)
  await beginBrDay(day)
  await syncs(other, 'dana-reyes')
  drawn.at('09:15')
  // The other desk goes on asking.
  await syncs(other, 'dana-reyes')
  await syncs(drawn.desk, 'priya-nair')
  await row(/Whitcomb, Harold.*h.*left/)
  return { hub, other, drawn, syncs }
}

const rituximab = async () => (await row(/^1Whitcomb|^1 Whitcomb/)).textContent

test(
  'a chair charted at another desk is live while that desk is heard, and says as of when once it is not',
  slow,
  async () => {
    const { other, drawn, syncs } = await twoDesks()
    await waitFor(async () => expect(await rituximab()).not.toContain('as of'), soon)
    other.close()
    drawn.at('09:20')
    await syncs(drawn.desk, 'priya-nair')
    await waitFor(async () => expect(await rituximab()).toContain('as of 09:1'), soon)
    expect((await row(/^1Whitcomb|^1 Whitcomb/)).closest('.ruler__line--old')).not.toBeNull()
    await expectNoBarriers()
  },
)

test('with the hub gone every chair of another desk says as of when; what is charted here is live', slow, async () => {
  const { hub, drawn } = await twoDesks()
  const own = drawn.store.state.getState().day.find(({ chair }) => chair === '7')
  hub.reach(false)
  await tapAs(
    drawn.desk,
    { userId: 'dana-reyes', sessionId: own?.sessionId ?? '', time: '09:20' },
    { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
  )
  drawn.at('09:25')
  await waitFor(async () => expect(await rituximab()).toContain('as of 09:1'), soon)
  const here = (await ruler()).querySelectorAll('.ruler__line:not(.ruler__line--old)')
  expect([...here].some(({ textContent }) => textContent?.startsWith('7') && !textContent.includes('Expected'))).toBe(
    true,
  )
  expect(screen.getByText(/^Other desks as of 09:1/)).toBeTruthy()
})

test('an assignment made at one desk is the nurse’s at the other, and the last one holds at both', slow, async () => {
  const { other, drawn, syncs } = await twoDesks()
  const sessionId = (await brDayAt(other, await other.signIn('dana-reyes'))).sessionId
  const assign = (nurseId: string) => ({ kind: 'assignNurse', nurseId }) as const
  await tapAs(drawn.desk, { userId: 'priya-nair', sessionId, time: '09:30' }, assign('marcus-hale'))
  await tapAs(other, { userId: 'priya-nair', sessionId, time: '09:31' }, assign('priya-nair'))
  for (const _round of [1, 2]) {
    await syncs(other, 'dana-reyes')
    await syncs(drawn.desk, 'priya-nair')
  }
  const nurseAt = async (desk: TestBackend) => {
    const { sessions } = await desk.value(await desk.signIn('dana-reyes', 'look'), 'day.list', { day: '2026-03-02' })
    return sessions.find((session) => session.sessionId === sessionId)?.nurseId
  }
  expect([await nurseAt(drawn.desk), await nurseAt(other)]).toEqual(['priya-nair', 'priya-nair'])
})
