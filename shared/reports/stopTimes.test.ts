import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ASession, aSession, forgotten } from '#test/builders/aSession.ts'
import { aPlannedLine, brLines } from '#test/builders/brPlan.ts'
import { nurseAna, nurseBo } from '#test/builders/people.ts'
import {
  complete,
  completeTenths,
  type DatedStop,
  needed,
  stopGroupings,
  stopLinesOf,
  stopOutcomes,
  stopReport,
} from './stopTimes.ts'

const iron = aPlannedLine({ id: 'iron', plannedMinutes: 60, volumeMl: '250' })
const running = aSession({ lines: [iron] })
  .prepared('08:30')
  .started('iron', '09:00', { rateMlPerHour: '250' })

const outcomes = ({ chart }: ASession) => stopLinesOf(chart).map(({ drug, outcome }) => [drug, outcome])
const stop = { kind: 'stopLine', lineId: 'iron', doseGiven: null } as const
const memory = { reason: 'forgot_written_note', basis: 'memory' } as const

describe('the stop of a drug that ran', () => {
  it('was tapped when it happened, or typed within the minutes that are no late entry', () => {
    expect(outcomes(running.stopped('iron', '10:00'))).toEqual([['Iron', 'in_time']])
    expect(outcomes(running.perform(stop, { at: '10:00', now: '10:10' }))).toEqual([['Iron', 'in_time']])
  })

  it('came late on a basis that holds, or from memory, which is weak', () => {
    const late = (why: typeof forgotten) => running.perform(stop, { at: '10:00', now: '11:00', late: why })
    expect(outcomes(late(forgotten))).toEqual([['Iron', 'late_strong']])
    expect(outcomes(late(memory))).toEqual([['Iron', 'late_weak']])
  })

  it('was computed from the volume that ran in: nobody saw it, and it holds', () => {
    const computed = running.perform({ kind: 'acceptComputedStop', lineId: 'iron', volumeMl: '250' }, { at: '11:00' })
    expect(outcomes(computed)).toEqual([['Iron', 'late_strong']])
  })

  it('is unknown, whatever the basis of saying so', () => {
    const said = { kind: 'declareStopUnknown', lineId: 'iron', reason: 'forgot_written_note', basis: 'memory' } as const
    const unknown = running.perform(said, { at: '16:00' })
    expect(stopLinesOf(unknown.chart)).toMatchObject([{ outcome: 'unknown', stoppedAt: null }])
  })

  it('counts by the entry that stands: a corrected one by its own basis, an undone one not at all', () => {
    const stopped = running.stopped('iron', '10:00')
    const eventId = stopped.last('LineStopped').id
    const amended = stopped
      .discharged('10:10')
      .perform({ kind: 'correctTime', eventId }, { at: '09:50', now: '10:20', late: memory })
    expect(outcomes(amended)).toEqual([['Iron', 'late_weak']])
    expect(stopLinesOf(amended.chart)[0]?.stoppedAt).toEqual(amended.at('09:50'))
    const undone = stopped.perform({ kind: 'voidEntry', eventId, reason: 'correcting_typing' }, { at: '10:01' })
    expect(outcomes(undone)).toEqual([])
  })

  it('stays with whoever started the drug, though another nurse stopped it', () => {
    const covered = running.perform(stop, { at: '10:00', by: nurseBo })
    expect(stopLinesOf(covered.chart)).toMatchObject([{ nurseId: nurseAna.id, startedAt: covered.at('09:00') }])
  })

  it('is not needed of a pump that went home', () => {
    const pump = aPlannedLine({ id: 'iron', route: 'pump_prolonged', plannedMinutes: 2_760 })
    const connected = aSession({ lines: [pump] })
      .prepared('08:30')
      .started('iron', '09:00')
    const home = connected.perform(
      {
        kind: 'sendPumpHome',
        lineId: 'iron',
        pumpId: 'CADD-7',
        rateMlPerHour: '2',
        volumeMl: '92',
        plannedMinutes: 2_760,
      },
      { at: '09:30' },
    )
    expect(outcomes(home)).toEqual([['Iron', 'went_home']])
  })

  it('is needed of hydration, and not of a push nor of fluid that only keeps a vein open', () => {
    const saline = brLines.find(({ id }) => id === 'saline')
    if (!saline) throw new Error('the plan hydrates')
    const open = { ...saline, id: 'open', name: 'Keep-open', role: 'flush', purpose: 'kvo' } as const
    const push = aPlannedLine({ id: 'push', route: 'iv_push' })
    const visit = aSession({ lines: [saline, open, push] })
      .prepared('08:30')
      .started('saline', '09:00')
      .stopped('saline', '09:45')
      .started('open', '09:50')
      .stopped('open', '10:50')
      .pushed('push', '10:55')
    expect(outcomes(visit)).toEqual([[saline.name, 'in_time']])
  })
})

const dated = (facts: Partial<DatedStop> = {}): DatedStop => ({
  drug: 'Iron',
  nurseId: 'ana',
  day: '2026-03-02',
  outcome: 'in_time',
  ...facts,
})

describe('the report', () => {
  it('counts each line once in each grouping, what lacks most first, and leaves home pumps out', () => {
    const report = stopReport([
      dated(),
      dated({ outcome: 'unknown', nurseId: 'bo', drug: 'Rituximab', day: '2026-03-03' }),
      dated({ outcome: 'late_weak', nurseId: 'cy' }),
      dated({ outcome: 'went_home', nurseId: 'bo' }),
    ])
    expect(report.all).toEqual({ in_time: 1, late_strong: 0, late_weak: 1, unknown: 1 })
    expect(report.wentHome).toBe(1)
    expect(report.groups.nurse.map(({ key }) => key)).toEqual(['bo', 'cy', 'ana'])
    expect(report.groups.drug.map(({ key, counts }) => [key, needed(counts), complete(counts)])).toEqual([
      ['Rituximab', 1, 0],
      ['Iron', 2, 2],
    ])
    expect(report.groups.day.map(({ key }) => key)).toEqual(['2026-03-02', '2026-03-03'])
  })

  it('says every one only where it is every one, and nothing where none needed a stop', () => {
    const counts = (inTime: number, unknown: number) => ({ in_time: inTime, late_strong: 0, late_weak: 0, unknown })
    expect(completeTenths(counts(2999, 1))).toBe(999)
    expect(completeTenths(counts(2, 1))).toBe(666)
    expect(completeTenths(counts(3, 0))).toBe(1000)
    expect(completeTenths(counts(0, 0))).toBeNull()
    expect(stopReport([]).groups).toEqual({ nurse: [], drug: [], day: [] })
  })

  it('has the same sum by nurse, by drug and by day, in whatever order the lines come', () => {
    const line = fc.record({
      drug: fc.constantFrom('Iron', 'Rituximab'),
      nurseId: fc.constantFrom('ana', 'bo', 'cy'),
      day: fc.constantFrom('2026-03-02', '2026-03-03'),
      outcome: fc.constantFrom(...stopOutcomes),
    })
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const report = stopReport(lines)
        for (const by of stopGroupings)
          expect(report.groups[by].reduce((sum, { counts }) => sum + needed(counts), 0)).toBe(needed(report.all))
        expect(needed(report.all) + report.wentHome).toBe(lines.length)
        expect(stopReport(lines.toReversed()).all).toEqual(report.all)
      }),
    )
  })
})
