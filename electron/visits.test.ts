import { describe, expect, it } from 'vitest'
import type { Input } from '#shared/ipc/contract.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'

const today = '2026-03-02'

async function treated() {
  const desk = await backendForTest()
  const api = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  return { desk, api, day }
}

describe('a patient who comes back the same day', () => {
  it('gets a second visit tied to the first, with what was not given there, once the first has ended', async () => {
    const { desk, api, day } = await treated()
    const ask = { sessionId: day.sessionId, chair: '2', reason: 'Fever at home' }
    const early = await api.call('visits.cameBack', ask)
    expect(early.kind === 'refusal' && early.refusal.code).toBe('still-here')
    await finishBrDay(day)
    const nowhere = await api.call('visits.cameBack', { ...ask, chair: '99' })
    expect(nowhere.kind === 'refusal' && nowhere.refusal.code).toBe('chair-unknown')
    const { sessionId } = await desk.value(api, 'visits.cameBack', ask)
    const { events } = await desk.value(api, 'chart.open', { sessionId })
    expect(events).toMatchObject([
      {
        kind: 'SessionScheduled',
        payload: {
          earlierSessionId: day.sessionId,
          chair: '2',
          day: today,
          nurseId: 'dana-reyes',
          plan: { lines: [] },
        },
      },
      { kind: 'EarlierSessionLinked', payload: { earlierSessionId: day.sessionId, reason: 'Fever at home' } },
    ])
    const { sessions } = await desk.value(api, 'day.list', { day: today })
    expect(sessions.filter(({ patientName }) => patientName === 'Whitcomb, Harold')).toHaveLength(2)
    const again = await api.call('visits.cameBack', ask)
    expect(again.kind === 'refusal' && again.refusal.code).toBe('already-back')
  })

  it('is a visit of the day it began on', async () => {
    const { desk, api, day } = await treated()
    await finishBrDay(day)
    desk.clock.pass(24 * 60)
    const answer = await api.call('visits.cameBack', { sessionId: day.sessionId, chair: '2', reason: 'Fever' })
    expect(answer.kind === 'refusal' && answer.refusal.code).toBe('not-today')
  })
})

describe('drugs to add at the chair', () => {
  it('come from the list of the day, with what today’s plans stock of them', async () => {
    const { desk, api } = await treated()
    const { found, issue } = await desk.value(api, 'drugs.find', { texts: ['diphenhydramine', 'zzz'], limit: 3 })
    expect(issue).toBe('2026-11')
    expect(found[1]).toEqual([])
    expect(found[0]?.[0]).toMatchObject({
      name: expect.stringMatching(/^diphenhydrAMINE/),
      catalogue: { hcpcs: 'J1200' },
    })
    expect(found[0]?.[0]?.stocked.map(({ size }) => size.amount)).toContain('50')
  })
})

describe('pumps this patient took home', () => {
  it('are none while none is out', async () => {
    const { desk, api } = await treated()
    expect(await desk.value(api, 'pumps.home', { mrn: 'LS-104417' })).toEqual({ pumps: [] })
  })

  it('are expected on the day of their appointment, with the visit of that day, until they are off', async () => {
    const { desk, api, day } = await treated()
    const pump = { ...day.line('dexamethasone'), id: 'pump', sequence: 20, role: 'supportive' } as const
    await day.tap('09:20', 'addLine', { line: { ...pump, route: 'pump_prolonged', plannedMinutes: 120 } })
    await day.tap('09:21', 'startLine', { lineId: 'pump', accessId: 'a1', sameLineOnPurpose: true })
    const disconnectAt = instantOnClock(today, '15:30', 'America/Chicago')
    const home = { lineId: 'pump', pumpId: 'P-7', rateMlPerHour: '50', volumeMl: '100', plannedMinutes: 120 }
    await day.tap('09:25', 'sendPumpHome', { ...home, disconnectAt })
    const expected = async (on: string) => (await desk.value(api, 'pumps.expected', { day: on })).pumps
    expect(await expected('2026-03-01')).toEqual([])
    const { sessionId: connectSessionId } = day
    const known = { connectSessionId, disconnectAt, drug: pump.name, pumpId: 'P-7', patientName: 'Whitcomb, Harold' }
    expect(await expected(today)).toEqual([{ ...known, visit: null }])
    // Nobody took it off that day: it is still out.
    expect(await expected('2026-03-03')).toEqual([{ ...known, visit: null }])
    await day.tap('09:30', 'transferOut', { to: 'St. Anne', reason: 'Chest pain', lineStatus: 'left_in_place' })
    desk.clock.pass(300)
    const ask = { sessionId: connectSessionId, chair: '2', reason: 'Pump comes off' }
    const { sessionId } = await desk.value(api, 'visits.cameBack', ask)
    expect(await expected(today)).toMatchObject([{ ...known, visit: { sessionId } }])
    const perform = (command: Input<'chart.perform'>['command']) =>
      desk.value(api, 'chart.perform', {
        ...{ commandId: desk.newId(), sessionId, command, happenedAt: desk.clock.now(), source: 'tap' },
      })
    await perform({ kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
    const { pumps } = await desk.value(api, 'pumps.home', { mrn: 'LS-104417' })
    expect(pumps).toMatchObject([{ pumpId: 'P-7', disconnectAt }])
    const { drug, connectedAt } = pumps[0] as (typeof pumps)[number]
    const off = { kind: 'disconnectPump', pumpId: 'P-7', drug, connectSessionId, connectedAt } as const
    await perform({ ...off, volumeLeftMl: '0', doseGiven: pump.dose })
    expect(await expected(today)).toEqual([])
    expect(await expected('2026-03-03')).toEqual([])
  })
})
