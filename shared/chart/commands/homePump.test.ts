import { describe, expect, it } from 'vitest'
import { addMinutes } from '#shared/kernel/instant.ts'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chartEventSchema } from '../events.ts'
import { foldChart } from '../fold/foldChart.ts'
import { signOff } from '../signOff/signOff.ts'
import { toCodingInput } from '../toCodingInput.ts'

const pump = aPlannedLine({ id: 'fluorouracil', route: 'pump_prolonged', plannedMinutes: 2_760 })
const connected = aSession({ lines: [pump] })
  .prepared()
  .started('fluorouracil', '10:00')
const home = {
  kind: 'sendPumpHome',
  lineId: 'fluorouracil',
  pumpId: 'CADD-7',
  rateMlPerHour: '2',
  volumeMl: '92',
  plannedMinutes: 2_760,
} as const

describe('the portable pump that goes home', () => {
  it('ends its line here without a stop, and the patient may leave', () => {
    const sent = connected.perform(home, { at: '10:20' })
    expect(sent.line('fluorouracil')).toMatchObject({
      state: 'home_pump',
      stop: null,
      doseGiven: { amount: '100', unit: 'mg' },
    })
    const left = sent
      .containers('fluorouracil', '10:25', [aContainer({ amount: '100', unit: 'mg' })], true)
      .discharged('10:30')
    const { blocks } = signOff(left.chart, { now: left.at('10:35') })
    expect(blocks).toEqual([])
    expect(left.refusal({ kind: 'stopLine', lineId: 'fluorouracil', doseGiven: null }, { at: '10:30' }).code).toBe(
      'line-closed',
    )
  })

  it('keeps when it comes off, and reads an earlier entry that has only words', () => {
    const disconnectAt = addMinutes(connected.at('10:20'), 2_700)
    const dated = connected.perform(
      { ...home, disconnectAt, disconnectAppointment: 'Infusion room 2' },
      { at: '10:20' },
    )
    expect(dated.line('fluorouracil').homePump?.facts).toMatchObject({ disconnectAt })
    const { kind: _kind, ...facts } = home
    const old = connected.withEvent('PumpSentHome', { ...facts, disconnectAppointment: 'Wednesday at eight' }, '10:20')
    const read = old.events.map((event) => chartEventSchema.parse(JSON.parse(JSON.stringify(event))))
    expect(foldChart(read)?.lines[0]?.homePump?.facts).toEqual({
      ...facts,
      disconnectAppointment: 'Wednesday at eight',
    })
  })

  it('is coded by the run time on record', () => {
    const { services } = toCodingInput(connected.perform(home, { at: '10:20' }).chart).input
    expect(services).toMatchObject([{ stop: null, sentHome: true, plannedMinutes: 2_760 }])
  })

  it('is a drug ordered on a portable pump, running, at a rate', () => {
    const drip = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .started('iron', '10:00')
    expect(drip.refusal({ ...home, lineId: 'iron' }, { at: '10:20' }).code).toBe('not-a-portable-pump')
    expect(connected.paused('fluorouracil', '10:10').refusal(home, { at: '10:20' }).code).toBe('line-paused')
    expect(connected.refusal({ ...home, rateMlPerHour: '0' }, { at: '10:20' }).code).toBe('rate-zero')
  })

  it('stays while it is only connected: discharge waits', () => {
    const leave = { kind: 'discharge', condition: 'stable', lineStatus: 'left_in_place' } as const
    expect(connected.refusal(leave, { at: '10:20' }).code).toBe('drug-running')
  })
})

describe('the pump at the later visit', () => {
  const later = aSession({ day: '2026-03-04' }).arrived('08:30')
  const off = {
    kind: 'disconnectPump',
    pumpId: 'CADD-7',
    drug: 'Fluorouracil',
    connectSessionId: 'session-0',
    connectedAt: connected.at('10:00'),
    volumeLeftMl: '0',
    doseGiven: { amount: '100', unit: 'mg' },
  } as const

  it('comes off once, after it was connected, and is no service of that day', () => {
    const done = later.perform(off, { at: '08:45' })
    expect(done.chart.care.disconnects).toMatchObject([{ pumpId: 'CADD-7', stamp: { at: done.at('08:45') } }])
    expect(toCodingInput(done.chart).input.services).toEqual([])
    expect(done.refusal(off, { at: '08:50' }).code).toBe('pump-already-off')
    expect(later.refusal({ ...off, connectedAt: later.at('09:00') }, { at: '08:45' }).code).toBe('stop-before-start')
    expect(later.refusal({ ...off, connectSessionId: 'session-1' }, { at: '08:45' }).code).toBe('pump-of-this-visit')
  })
})
