import { describe, expect, it } from 'vitest'
import type { PlannedLine } from '#shared/document/plan.ts'
import { clockTime } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import type { CommandOf } from '../command.ts'
import { mergeEvents } from '../fold/mergeEvents.ts'
import { resumeAsk } from '../safety/reactionRate.ts'
import { signOff } from '../signOff/signOff.ts'
import { runningMinutes } from '../timers/runningTime.ts'
import { timersAt } from '../timers/timers.ts'

const running = aSession({ lines: [aPlannedLine({ id: 'iron', plannedMinutes: 90 })] })
  .prepared()
  .started('iron', '09:00', { rateMlPerHour: '100' })
const open: CommandOf<'openReaction'> = {
  kind: 'openReaction',
  reactionId: 'r1',
  symptoms: ['flushing', 'chills'],
  pauseRunning: true,
}
const reacting = running.perform(open, { at: '09:20' })
const close: CommandOf<'closeReaction'> = {
  kind: 'closeReaction',
  reactionId: 'r1',
  term: 'infusion_related_reaction',
  grade: 2,
  outcome: 'resumed_half_rate',
  allergyListUpdated: false,
  reportFiled: true,
}
const resume = { kind: 'resumeLine', lineId: 'iron' } as const

describe('a reaction', () => {
  it('begins before OK to treat too, once the patient is here', () => {
    expect(aSession().refusal(open, { at: '08:20' }).code).toBe('not-arrived')
    const early = aSession().arrived('08:30').perform(open, { at: '08:35' })
    expect(early.chart.care.reactions).toMatchObject([{ reactionId: 'r1', running: [] }])
    const epinephrine = { kind: 'recordReactionAction', reactionId: 'r1', action: 'epinephrine' } as const
    expect(early.decide(epinephrine, { at: '08:36' }).ok).toBe(true)
  })

  it('keeps what ran, for how long and how fast, and pauses it in the same tap', () => {
    expect(reacting.chart.care.reactions).toMatchObject([
      { reactionId: 'r1', running: [{ lineId: 'iron', minutesSinceStart: 20, rateMlPerHour: '100' }], closed: null },
    ])
    expect(reacting.line('iron')).toMatchObject({ state: 'paused', pauses: [{ reason: 'reaction' }] })
    expect(running.perform({ ...open, pauseRunning: false }, { at: '09:20' }).line('iron').state).toBe('running')
  })

  it('pauses at the tap, however long before it the onset was: the drug ran until then', () => {
    const noticed = running.perform(open, { at: '09:10', now: '09:20' })
    expect(noticed.chart.care.reactions).toMatchObject([{ stamp: { at: noticed.at('09:10') } }])
    expect(noticed.line('iron').pauses).toMatchObject([{ from: { at: noticed.at('09:20') } }])
    expect(runningMinutes(noticed.line('iron'), noticed.at('09:40'))).toBe(20)
    const late = { reason: 'urgent_care', basis: 'memory' } as const
    const later = running.perform(open, { at: '09:02', now: '09:20', late })
    expect(later.last('LinePaused')).not.toHaveProperty('late')
    const onPaper = running.perform(open, { at: '09:10', now: '09:20', extra: { source: 'paper' } })
    expect(onPaper.line('iron').pauses).toMatchObject([{ from: { at: onPaper.at('09:10') } }])
  })

  it('is opened once under its name, and only in the stay', () => {
    expect(reacting.refusal(open, { at: '09:21' }).code).toBe('record-exists')
    expect(aSession().refusal(open, { at: '09:20' }).code).toBe('not-arrived')
  })

  it('is taken back with its pauses', () => {
    const tapped = running.perform(open, { at: '09:20:00' })
    const undone = tapped.perform({ kind: 'undo', eventId: tapped.last('ReactionOpened').id }, { at: '09:20:04' })
    expect(undone.chart.care.reactions).toEqual([])
    expect(undone.line('iron').state).toBe('running')
  })

  it('collects actions and symptoms with their times, from the onset on', () => {
    const action = { kind: 'recordReactionAction', reactionId: 'r1', action: 'epinephrine', route: 'IM' } as const
    const treated = reacting
      .perform({ ...action, dose: { amount: '0.3', unit: 'mg' } }, { at: '09:22' })
      .perform({ kind: 'addReactionSymptoms', reactionId: 'r1', symptoms: ['wheeze', 'chills'] }, { at: '09:23' })
    const [record] = treated.chart.care.reactions
    expect(record?.actions).toMatchObject([{ action: 'epinephrine', stamp: { at: treated.at('09:22') } }])
    expect(record?.allSymptoms).toEqual(['flushing', 'chills', 'wheeze'])
    expect(reacting.refusal(action, { at: '09:19' }).code).toBe('before-onset')
    expect(reacting.refusal({ ...action, reactionId: 'r2' }, { at: '09:22' }).code).toBe('record-unknown')
    expect(reacting.refusal({ ...action, action: 'other' }, { at: '09:22' }).code).toBe('other-needs-text')
  })

  it('what is on no list is said in words, when it is seen, seen later and graded', () => {
    const other: CommandOf<'openReaction'> = { ...open, symptoms: ['flushing', 'other'] }
    expect(running.refusal(other, { at: '09:20' }).code).toBe('other-needs-text')
    const more: CommandOf<'addReactionSymptoms'> = {
      ...({ kind: 'addReactionSymptoms', reactionId: 'r1' } as const),
      symptoms: ['other'],
    }
    const seen = running.perform({ ...other, text: 'Metal taste' }, { at: '09:20' })
    expect(seen.refusal({ ...more, text: ' ' }, { at: '09:23' }).code).toBe('other-needs-text')
    const both = seen.perform({ ...more, text: 'Tingling' }, { at: '09:23' })
    expect(both.chart.care.reactions[0]?.inWords).toEqual(['Metal taste', 'Tingling'])
    const term = { ...close, term: 'other', grade: 1 } as const
    expect(both.refusal(term, { at: '09:40' }).code).toBe('other-needs-text')
    expect(both.decide({ ...term, text: 'Vasovagal' }, { at: '09:40' }).ok).toBe(true)
  })

  it('asks for vitals every five minutes while it is open', () => {
    const due = (session: typeof reacting, at: string) =>
      timersAt(session.chart, session.at(at))
        .vitalsDue.filter(({ why }) => why === 'reaction')
        .map((set) => clockTime(set.at))
    expect(due(reacting, '09:20')).toEqual(['09:20'])
    expect(due(reacting.vitals('09:22', { setType: 'reaction' }), '09:24')).toEqual(['09:27'])
    expect(due(reacting.perform(close, { at: '09:40' }), '09:41')).toEqual([])
  })
})

describe('after a reaction', () => {
  it('the rate is asked for, half of it offered, and more is somebody’s order', () => {
    expect(resumeAsk(reacting.chart, 'iron')).toEqual({ before: '100', basis: 'onset', offer: '50' })
    expect(reacting.refusal(resume, { at: '09:50' })).toMatchObject({
      code: 'resume-needs-rate',
      facts: { onset: '100' },
    })
    expect(reacting.refusal({ ...resume, rateMlPerHour: '50.1' }, { at: '09:50' }).code).toBe('resume-over-half')
    expect(reacting.decide({ ...resume, rateMlPerHour: '80', orderedBy: 'Dr Amin' }, { at: '09:50' }).ok).toBe(true)
    const resumed = reacting.perform({ ...resume, rateMlPerHour: '50' }, { at: '09:50' })
    expect(resumed.line('iron')).toMatchObject({ state: 'running', rateMlPerHour: '50' })
  })

  it('it is asked also where no rate was recorded: half of the order’s, else of the bag over its minutes', () => {
    const paused = (facts: Partial<PlannedLine>) =>
      aSession({ lines: [aPlannedLine({ id: 'iron', ...facts })] })
        .prepared()
        .started('iron', '09:00')
        .perform(open, { at: '09:20' })
    const byMinutes = paused({ volumeMl: '250', plannedMinutes: 90 })
    expect(resumeAsk(byMinutes.chart, 'iron')).toEqual({ before: '166.7', basis: 'minutes', offer: '83.3' })
    expect(byMinutes.refusal(resume, { at: '09:50' })).toMatchObject({
      code: 'resume-needs-rate',
      facts: { minutes: '166.7' },
    })
    expect(byMinutes.refusal({ ...resume, rateMlPerHour: '83.4' }, { at: '09:50' }).code).toBe('resume-over-half')
    const resumed = byMinutes.perform({ ...resume, rateMlPerHour: '83.3' }, { at: '09:50' })
    expect(resumed.line('iron').rates).toMatchObject([{ rateMlPerHour: '83.3', why: 'resumed' }])
    const byOrder = paused({ volumeMl: '250', plannedMinutes: 90, rateMlPerHour: '120' })
    expect(resumeAsk(byOrder.chart, 'iron')).toEqual({ before: '120', basis: 'order', offer: '60' })
    const unknown = paused({ plannedMinutes: 90 })
    expect(resumeAsk(unknown.chart, 'iron')).toEqual({ before: null, basis: 'unknown', offer: null })
    expect(unknown.refusal(resume, { at: '09:50' }).code).toBe('resume-needs-rate')
    expect(unknown.decide({ ...resume, rateMlPerHour: '40' }, { at: '09:50' }).ok).toBe(true)
  })

  it('the paused minutes do not count, and both spans are one drug', () => {
    const done = reacting.perform({ ...resume, rateMlPerHour: '50' }, { at: '09:50' }).stopped('iron', '10:30')
    expect(runningMinutes(done.line('iron'), done.at('12:00'))).toBe(60)
    expect(done.chart.lines).toHaveLength(1)
  })

  it('a later pause for another reason asks nothing', () => {
    const later = reacting
      .perform(close, { at: '09:45' })
      .perform({ ...resume, rateMlPerHour: '50' }, { at: '09:50' })
      .paused('iron', '10:00')
    expect(later.decide(resume, { at: '10:05' }).ok).toBe(true)
  })

  it('everything is not resumed in one tap', () => {
    const all = running.perform({ ...open, pauseRunning: false }, { at: '09:20' })
    const paused = all.perform({ kind: 'pauseAll', reason: 'reaction' }, { at: '09:21' })
    expect(paused.refusal({ kind: 'resumeAll' }, { at: '09:50' }).code).toBe('resume-needs-rate')
  })
})

describe('closing a reaction', () => {
  it('has a grade the term knows, and an outcome that is true', () => {
    const grade = (term: typeof close.term, number: number) =>
      reacting.decide({ ...close, term, grade: number, text: 'As seen' }, { at: '09:45' }).ok
    expect([grade('anaphylaxis', 2), grade('anaphylaxis', 3)]).toEqual([false, true])
    expect([grade('allergic_reaction', 0), grade('other', 0)]).toEqual([false, true])
    const forGood = { ...close, outcome: 'stopped_for_good' } as const
    expect(reacting.refusal(forGood, { at: '09:45' }).code).toBe('drug-running')
    expect(reacting.stopped('iron', '09:44', { early: 'reaction' }).decide(forGood, { at: '09:45' }).ok).toBe(true)
  })

  it('happens once, and lets the nurse sign', () => {
    const blocks = (session: typeof reacting) =>
      signOff(session.chart, { now: session.at('11:00') }).blocks.map(({ code }) => code)
    expect(blocks(reacting)).toContain('reaction-open')
    const closed = reacting.perform(close, { at: '09:45' })
    expect(blocks(closed)).not.toContain('reaction-open')
    expect(closed.refusal(close, { at: '09:46' }).code).toBe('record-closed')
  })

  it('reads the same when two devices wrote to one record', () => {
    const here = reacting.perform({ kind: 'recordReactionAction', reactionId: 'r1', action: 'oxygen' }, { at: '09:25' })
    const there = reacting.withEvent('ReactionActionRecorded', { reactionId: 'r1', action: 'fluids' }, '09:24')
    for (const merged of [mergeEvents(here.events, there.events), mergeEvents(there.events, here.events)]) {
      const [record] = running.withEvents(merged.events).chart.care.reactions
      expect(record?.actions.map(({ action }) => action)).toEqual(['fluids', 'oxygen'])
    }
  })
})
