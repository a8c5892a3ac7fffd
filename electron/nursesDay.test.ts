import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { checkItems } from '#shared/clinical/chairPickLists.ts'
import type { Api } from '#shared/ipc/client.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest, demoPins, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'

const at = (time: string) => instantOnClock('2026-03-02', time, 'America/Chicago')
const late: Late = { reason: 'wrong_patient', basis: 'written_note' }

/** One command of whoever is signed in on `api`, at that time. */
async function perform(
  desk: TestBackend,
  api: Api,
  sessionId: string,
  time: string,
  command: Command,
  more: object = {},
) {
  desk.clock.set(at(time))
  const input = { commandId: desk.newId(), sessionId, command, happenedAt: at(time), source: 'tap' as const, ...more }
  return api.call('chart.perform', input)
}

const chartOf = async (desk: TestBackend, api: Api, sessionId: string) =>
  foldChart((await desk.value(api, 'chart.open', { sessionId })).events)

describe('two people at one chair', () => {
  it('check under their own sign-ins, on two screens, and neither alone', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const day = await brDayAt(desk, dana)
    const { id: lineId } = day.line('rituximab')
    await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
    const reading = { lineId, identifiers: ['name' as const, 'mrn' as const], items: [...checkItems] }
    await day.tap('08:40', 'giveFirstCheck', reading)
    const second: Command = { kind: 'giveSecondCheck', ...reading }
    expect(await day.tryTap('08:41', second)).toMatchObject({ refusal: { code: 'second-check-same-person' } })
    const priya = await desk.signIn('priya-nair', 'other-screen')
    expect(await perform(desk, priya, day.sessionId, '08:42', second)).toMatchObject({ kind: 'value' })
    const chart = await chartOf(desk, dana, day.sessionId)
    expect(chart?.lines.find(({ id }) => id === lineId)?.check).toMatchObject({
      firstUserId: 'dana-reyes',
      secondUserId: 'priya-nair',
    })
  })

  it('hand a visit over: the receiver accepts under her own sign-in', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const day = await brDayAt(desk, dana)
    await day.tap('08:20', 'offerHandoff', { toUserId: 'priya-nair', as: 'handoff' })
    const handoffId = (await chartOf(desk, dana, day.sessionId))?.ties.handoff?.stamp.eventId ?? ''
    const accept: Command = { kind: 'acceptHandoff', handoffId }
    expect(await day.tryTap('08:21', accept)).toMatchObject({ refusal: { code: 'handoff-not-yours' } })
    const priya = await desk.signIn('priya-nair', 'other-screen')
    expect(await perform(desk, priya, day.sessionId, '08:22', accept)).toMatchObject({ kind: 'value' })
    expect((await chartOf(desk, dana, day.sessionId))?.ties.nurseId).toBe('priya-nair')
  })
})

describe('an entry on the wrong chart', () => {
  it('is struck there and copied here, read from the other record by the desk itself', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    const [wrong, right] = sessions.map(({ sessionId }) => sessionId)
    if (!wrong || !right) throw new Error('the demo day has two patients')
    const arrive: Command = { kind: 'recordArrival', identifiers: ['name', 'mrn'] }
    for (const sessionId of [wrong, right])
      expect(await perform(desk, dana, sessionId, '08:20', arrive)).toMatchObject({ kind: 'value' })
    await perform(desk, dana, wrong, '08:25', { kind: 'recordVitals', setType: 'prn', pulse: 71 })
    const eventId = (await chartOf(desk, dana, wrong))?.vitals[0]?.stamp.eventId ?? ''
    const copy: Command = { kind: 'copyEntries', fromSessionId: wrong, entries: [{ eventId }] }
    expect(await perform(desk, dana, right, '08:30', copy, { late })).toMatchObject({
      refusal: { code: 'not-marked-wrong-patient' },
    })
    const mark: Command = { kind: 'markWrongPatient', eventIds: [eventId], toSessionId: right }
    expect(await perform(desk, dana, wrong, '08:31', mark, { late })).toMatchObject({ kind: 'value' })
    expect(await perform(desk, dana, right, '08:32', copy, { late })).toMatchObject({ kind: 'value' })
    expect((await chartOf(desk, dana, wrong))?.vitals).toEqual([])
    expect((await chartOf(desk, dana, right))?.vitals).toMatchObject([{ pulse: 71, stamp: { at: at('08:25') } }])
    expect(await perform(desk, dana, right, '08:33', { ...copy, fromSessionId: 'nowhere' }, { late })).toMatchObject({
      refusal: { code: 'other-chart-unknown' },
    })
  })
})

describe('an entry of somebody who is locked out', () => {
  it('stands in the way of the signature until the lock-out is over', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const day = await brDayAt(desk, dana)
    await beginBrDay(day)
    const note: Command = { kind: 'writeNote', text: 'Comfortable' }
    const priya = await desk.signIn('priya-nair', 'other-screen')
    expect(await perform(desk, priya, day.sessionId, '14:00', note)).toMatchObject({ kind: 'value' })
    for (let wrong = 0; wrong < 5; wrong++)
      await perform(
        desk,
        dana,
        day.sessionId,
        '14:01',
        { kind: 'giveSecondCheck', lineId: day.line('bendamustine').id },
        { witness: { userId: 'priya-nair', pin: '0000' } },
      )
    const sign: Command = { kind: 'sign', warningsAccepted: [], statement: 'S1' }
    const confirmPin = demoPins['dana-reyes']
    const leave: Command = { kind: 'transferOut', to: 'Emergency department', reason: 'Fever', lineStatus: 'removed' }
    await perform(desk, dana, day.sessionId, '14:02', leave)
    const facts = async (time: string) => {
      const answer = await perform(desk, dana, day.sessionId, time, sign, { confirmPin })
      return answer.kind === 'refusal' ? Number(answer.refusal.facts.count) : 0
    }
    const lockedOut = await facts('14:03')
    expect(await facts('14:20')).toBe(lockedOut - 1)
  })
})
