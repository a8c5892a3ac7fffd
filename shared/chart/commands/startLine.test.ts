import { describe, expect, it } from 'vitest'
import type { PlannedLine } from '#shared/document/plan.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brTreatment } from '#test/builders/brDay.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chartEventSchema } from '../events.ts'

const ready = aSession().prepared()

const refused = (session: ASession, lineId: string, at: string, accessId: string | null = 'port'): string =>
  session.refusal({ kind: 'startLine', lineId, accessId }, { at }).code

describe('starting a drug', () => {
  it('makes the line run and the session treat', () => {
    const started = ready.started('dexamethasone', '08:45', { rateMlPerHour: '150' })
    expect(started.line('dexamethasone')).toMatchObject({ state: 'running', accessId: 'port', rateMlPerHour: '150' })
    expect(started.chart.state).toBe('in_treatment')
    expect(chartEventSchema.safeParse(started.last('LineStarted')).success).toBe(true)
  })

  it('waits for arrival and for OK to treat', () => {
    expect(refused(aSession(), 'dexamethasone', '08:45')).toBe('not-arrived')
    expect(refused(aSession().arrived('08:30').access('08:31'), 'dexamethasone', '08:45')).toBe('not-ready')
  })

  it('names an access of this session', () => {
    expect(refused(ready, 'dexamethasone', '08:45', null)).toBe('access-missing')
    expect(refused(ready, 'dexamethasone', '08:45', 'left-hand')).toBe('access-unknown')
  })

  it('waits for the two-person check of an antineoplastic', () => {
    expect(refused(ready, 'rituximab', '09:10')).toBe('second-check-missing')
    expect(ready.checked('rituximab', '09:08').started('rituximab', '09:10').line('rituximab').state).toBe('running')
  })

  it('is the tap of a drug that runs over time', () => {
    expect(refused(ready, 'diphenhydramine', '08:40')).toBe('wrong-route-for-tap')
  })

  it('happens once', () => {
    const running = ready.started('dexamethasone', '08:45')
    expect(refused(running, 'dexamethasone', '08:46')).toBe('line-running')
    expect(refused(running.paused('dexamethasone', '08:46'), 'dexamethasone', '08:47')).toBe('line-paused')
    expect(refused(running.stopped('dexamethasone', '09:05'), 'dexamethasone', '09:06')).toBe('line-closed')
    expect(refused(ready, 'nothing', '08:45')).toBe('line-unknown')
  })

  it('lies in the stay', () => {
    expect(refused(ready, 'dexamethasone', '08:29')).toBe('time-before-arrival')
    const gone = ready.started('dexamethasone', '08:45').stopped('dexamethasone', '09:05').discharged('09:10')
    expect(refused(gone, 'saline', '09:11')).toBe('already-discharged')
  })
})

describe('two drugs in one access at once', () => {
  const running = ready.checked('rituximab', '08:50').started('rituximab', '09:10')

  it('asks whether the same line is meant', () => {
    expect(running.refusal({ kind: 'startLine', lineId: 'saline', accessId: 'port' }, { at: '09:20' })).toEqual({
      code: 'same-line-question',
      facts: { drug: 'Sodium chloride 0.9 %', other: 'Rituximab' },
    })
    const meant = running.started('saline', '09:20', { sameLineOnPurpose: true })
    expect(meant.line('saline').sameLineOnPurpose).toBe(true)
  })

  it('says what the order wants: together, one after the other, or a line of its own', () => {
    const asked = (...groups: readonly PlannedLine['infusionGroup'][]) => {
      const lines = ['one', 'two'].map((id, at) => {
        const infusionGroup = groups[at]
        return aPlannedLine({ id, sequence: at + 1, plannedMinutes: 60, ...(infusionGroup ? { infusionGroup } : {}) })
      })
      const first = aSession({ lines }).prepared().started('one', '09:00')
      return first.refusal({ kind: 'startLine', lineId: 'two', accessId: 'port' }, { at: '09:10' }).facts.order
    }
    expect([asked(), asked('after'), asked(undefined, 'after')]).toEqual([undefined, undefined, 'after'])
    expect(asked('with', 'with')).toBe('with')
    expect([asked('separate_line', 'with'), asked(undefined, 'separate_line')]).toEqual([
      'separate_line',
      'separate_line',
    ])
  })

  it('asks from the very moment the other one began', () => {
    expect(refused(running, 'saline', '09:10')).toBe('same-line-question')
    expect(refused(running.paused('rituximab', '09:15'), 'saline', '09:20')).toBe('same-line-question')
  })

  it('does not ask in the minute the other one stops, nor about another access', () => {
    expect(running.stopped('rituximab', '13:25').started('saline', '13:25').line('saline').state).toBe('running')
    const second = running.access('09:15', { accessId: 'hand', reason: 'Incompatible drugs' })
    expect(second.started('saline', '09:20', { accessId: 'hand' }).line('saline').state).toBe('running')
  })

  it('does not ask about drugs of one bag, nor about fluid that keeps the vein open', () => {
    const bag = aSession({
      lines: [aPlannedLine({ id: 'one', bag: 'A' }), aPlannedLine({ id: 'two', bag: 'A' })],
    }).prepared()
    expect(bag.started('one', '09:00').started('two', '09:00').line('two').state).toBe('running')
    const keptOpen = aSession({ lines: [aPlannedLine({ id: 'open', purpose: 'kvo' }), aPlannedLine({ id: 'drug' })] })
    const both = keptOpen.prepared().started('open', '08:35').started('drug', '09:00')
    expect(both.line('drug').state).toBe('running')
    const after = keptOpen.prepared().started('drug', '09:00').started('open', '09:10')
    expect(after.line('open').state).toBe('running')
  })

  it('does not ask for a late start before the other one began', () => {
    const late = brTreatment()
    expect(late.refusal({ kind: 'startLine', lineId: 'saline', accessId: 'port' }, { at: '13:31' }).code).toBe(
      'same-line-question',
    )
    expect(
      late.decide({ kind: 'startLine', lineId: 'saline', accessId: 'port' }, { at: '13:27', now: '13:31' }).ok,
    ).toBe(true)
  })
})
