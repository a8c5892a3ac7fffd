import { describe, expect, it } from 'vitest'
import type { PlannedLine } from '#shared/document/plan.ts'
import { clockTime } from '#shared/kernel/instant.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brLines, brScheduled } from '#test/builders/brPlan.ts'
import type { CommandOf } from '../command.ts'
import { plannedEndOf } from '../timers/plannedEnd.ts'
import { timersAt } from '../timers/timers.ts'
import { ninetyMinutesFor } from './ninetyMinutes.ts'

const lineId = 'rituximab'
const later: Partial<PlannedLine> = { lastGivenOn: '2026-02-09' }
const bag = { volumeMl: '500', dose: { amount: '700', unit: 'mg' } } as const

const due = (
  order: Partial<PlannedLine> = later,
  priorReactions: NonNullable<(typeof brScheduled)['patient']['priorReactions']> = [],
): ASession =>
  aSession({
    patient: { ...brScheduled.patient, priorReactions },
    lines: brLines.map((line) => (line.id === lineId ? { ...line, ...bag, ...order } : line)),
  })
    .prepared()
    .checked(lineId, '09:00')
const offered = (session: ASession) => ninetyMinutesFor(session.chart, session.line(lineId))
const start: CommandOf<'startLine'> = {
  kind: 'startLine',
  lineId,
  accessId: 'port',
  rateScheme: 'ninety_minutes',
  rateMlPerHour: '200',
}

describe('the 90-minute scheme', () => {
  it('gives a fifth of the dose in 30 minutes and the rest in 60, in mg/h and mL/h', () => {
    expect(offered(due())).toEqual({
      isOrdered: false,
      steps: [
        { perHour: { amount: '280', unit: 'mg' }, rateMlPerHour: '200' },
        { perHour: { amount: '560', unit: 'mg' }, rateMlPerHour: '400' },
      ],
    })
  })

  it('is for a later dose, or where the order names it; never over steps of the order’s own', () => {
    expect(offered(due({}))).toBeNull()
    expect(offered(due({ rateScheduleId: 'RTX-90' }))).toMatchObject({ isOrdered: true })
    expect(offered(due({ ...later, rateScheduleId: 'RTX-190' }))).toMatchObject({ isOrdered: false })
    const rateSteps = [{ afterMinutes: 0, perHour: { amount: '100', unit: 'mg' } }]
    expect(offered(due({ ...later, rateSteps }))).toBeNull()
    const { volumeMl: _none, ...noVolume } = bag
    const unknown = aSession({ lines: brLines.map((line) => ({ ...line, ...later, ...noVolume })) }).prepared()
    expect(offered(unknown)).toBeNull()
  })

  it('is not for somebody who reacted to the drug with grade 3 or more, or nobody knows how badly', () => {
    const after = (drug: string, grade?: number) =>
      offered(due(later, [{ drug, ...(grade === undefined ? {} : { grade }) }])) !== null
    expect([after('Rituximab', 3), after('rituximab-abbs'), after('Rituximab', 2)]).toEqual([false, false, true])
    expect(after('Paclitaxel', 4)).toBe(true)
    const open = due().perform(
      { kind: 'openReaction', reactionId: 'r1', symptoms: ['flushing'], pauseRunning: false },
      { at: '09:05' },
    )
    expect(offered(open)).toBeNull()
  })

  it('is started at its first rate, by somebody’s order unless the order names it', () => {
    const at = { at: '09:10' }
    expect(due().refusal(start, at).code).toBe('scheme-needs-order')
    const ordered = { ...start, schemeOrderedBy: 'Dr Amin' }
    expect(due().refusal({ ...ordered, rateMlPerHour: '71.4' }, at).code).toBe('scheme-not-for-it')
    expect(due({}).refusal(ordered, at).code).toBe('scheme-not-for-it')
    expect(due({ rateScheduleId: 'RTX-90' }).decide(start, at).ok).toBe(true)
    expect(due().perform(ordered, at).line(lineId)).toMatchObject({
      rateScheme: 'ninety_minutes',
      rateMlPerHour: '200',
    })
  })

  it('chimes for its second step, asks for vitals before it, and ends after 90 minutes', () => {
    const begun = due().perform({ ...start, schemeOrderedBy: 'Dr Amin' }, { at: '09:10' })
    const { steps, vitalsDue } = timersAt(begun.chart, begun.at('09:20'))
    expect(steps.map(({ step, rateMlPerHour, at }) => [step, rateMlPerHour, clockTime(at)])).toEqual([
      [1, '400', '09:40'],
    ])
    expect(vitalsDue.map(({ at }) => clockTime(at))).toEqual(['09:40'])
    const end = plannedEndOf(begun.chart, begun.line(lineId), begun.at('09:20'))
    expect(end).toMatchObject({ minutes: 90, at: begun.at('10:40') })
    const usual = due().started(lineId, '09:10')
    expect(usual.line(lineId).rateScheme).toBeNull()
  })
})
