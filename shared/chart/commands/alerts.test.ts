import { describe, expect, it } from 'vitest'
import { usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { aSession, calmVitals } from '#test/builders/aSession.ts'
import { brTreatment } from '#test/builders/brDay.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import { signOff } from '../signOff/signOff.ts'
import { timersAt } from '../timers/timers.ts'
import { vitalAlerts } from '../timers/vitalAlerts.ts'

const ready = aSession().prepared()
const running = ready.checked('rituximab', '09:00').started('rituximab', '09:10')
const nextVitals = (session: typeof running, at: string) =>
  timersAt(session.chart, session.at(at)).vitalsDue.find(({ lineId }) => lineId === 'rituximab')

describe('vitals that are due', () => {
  const due = nextVitals(running, '09:40')
  const postpone = { kind: 'postponeVitals', dueId: due?.id ?? '', reason: 'asleep' } as const

  it('move to another time with a reason, and keep their name', () => {
    const moved = running.perform({ ...postpone, until: running.at('09:55') }, { at: '09:40' })
    expect(nextVitals(moved, '09:45')).toMatchObject({
      id: due?.id,
      at: moved.at('09:55'),
      isDue: false,
      postponed: { from: moved.at('09:40'), reason: 'asleep' },
    })
    expect(nextVitals(moved, '09:56')).toMatchObject({ isDue: true, overdueMinutes: 1 })
  })

  it('move forward, an hour at most, and "other" says what', () => {
    const until = (time: string) => ({ ...postpone, until: running.at(time) })
    expect(running.refusal(until('09:40'), { at: '09:40' }).code).toBe('postpone-too-far')
    expect(running.refusal(until('10:41'), { at: '09:40' }).code).toBe('postpone-too-far')
    expect(running.decide(until('10:40'), { at: '09:40' }).ok).toBe(true)
    expect(running.refusal({ ...until('09:50'), reason: 'other' }, { at: '09:40' }).code).toBe('other-needs-text')
  })

  it('reach the charge nurse when they are ten minutes overdue', () => {
    expect(nextVitals(running, '09:49')?.isEscalated).toBe(false)
    expect(nextVitals(running, '09:50')?.isEscalated).toBe(true)
  })
})

describe('an alarm', () => {
  it('is quiet for five minutes, alone, and sounds again', () => {
    const alarms = (session: typeof running, at: string) => timersAt(session.chart, session.at(at)).alarms
    const [ten, five] = alarms(running, '13:15')
    const silenced = running.perform({ kind: 'silenceAlarm', alarmId: ten?.id ?? '' }, { at: '13:15' })
    expect(alarms(silenced, '13:16')[0]).toMatchObject({ id: ten?.id, silencedUntil: silenced.at('13:20') })
    expect(alarms(silenced, '13:16')[1]).toMatchObject({ id: five?.id, silencedUntil: null })
    expect(alarms(silenced, '13:20')[0]?.silencedUntil).toBeNull()
  })
})

describe('vitals outside their limits', () => {
  const low = running.vitals('09:30', { setType: 'prn', systolic: 98 })
  const vitalsId = low.last('VitalsRecorded').id
  const answered = { kind: 'answerAlert', vitalsId, answer: 'treated' } as const

  it('are an alert until somebody answers, and reach the charge nurse after ten minutes', () => {
    const alerts = (session: typeof low, at: string) => vitalAlerts(session.chart, session.at(at))
    expect(alerts(low, '09:39')).toMatchObject([
      { vitalsId, findings: [{ sign: 'systolic', why: 'fall' }], answered: false, isEscalated: false },
    ])
    expect(alerts(low, '09:40')[0]?.isEscalated).toBe(true)
    expect(alerts(low.perform(answered, { at: '09:35' }), '09:50')).toMatchObject([
      { answered: true, isEscalated: false },
    ])
  })

  it('stay answered when the time of their set is put right', () => {
    const late = { reason: 'correcting_typing', basis: 'written_note' } as const
    const moved = low
      .perform(answered, { at: '09:35' })
      .perform({ kind: 'correctTime', eventId: vitalsId }, { at: '09:28', now: '09:40', late })
    expect(vitalAlerts(moved.chart, moved.at('09:50'))).toMatchObject([{ answered: true, isEscalated: false }])
  })

  it('name the provider who was called, and a set of this visit', () => {
    expect(low.refusal({ ...answered, answer: 'provider_called' }, { at: '09:35' }).code).toBe('provider-missing')
    expect(low.refusal({ ...answered, vitalsId: 'none' }, { at: '09:35' }).code).toBe('event-unknown')
  })

  it('of a fever before treatment ask for the provider; the same fever later only warns', () => {
    const fever = { temperatureTenthsC: 380 }
    const before = aSession().arrived('08:30').vitals('08:31', fever)
    expect(vitalAlerts(before.chart, before.at('08:32'))).toMatchObject([
      { findings: [{ sign: 'temperatureTenthsC' }] },
    ])
    // Also where the practice marks a temperature only from 38.5 on.
    const temperatureTenthsC = { warn: [360, 385], urgent: [350, 391] } as const
    const limits = { ...usualLimits, vitals: { ...usualLimits.vitals, temperatureTenthsC } }
    const own = aSession()
      .arrived('08:30')
      .withEvent('VitalsRecorded', { ...calmVitals, ...fever, limits }, '08:31')
    expect(vitalAlerts(own.chart, own.at('08:32'))).toMatchObject([
      { findings: [{ sign: 'temperatureTenthsC', level: 'warn' }] },
    ])
    const later = running.vitals('09:30', { setType: 'prn', ...fever })
    expect(vitalAlerts(later.chart, later.at('09:32'))).toEqual([])
  })

  it('without an answer are a warning at signing', () => {
    const warnings = (session: typeof low) =>
      signOff(session.chart, { now: session.at('10:00') }).warnings.map(({ code }) => code)
    expect(warnings(low)).toContain('vitals-alert-open')
    expect(warnings(low.perform(answered, { at: '09:35' }))).not.toContain('vitals-alert-open')
  })
})

describe('rate steps', () => {
  const drip = aSession({
    plan: {
      ...ready.chart.scheduled.plan,
      lines: ready.chart.scheduled.plan.lines.map((line) =>
        line.id === 'rituximab' ? { ...line, volumeMl: '500' } : line,
      ),
    },
  })
    .prepared()
    .checked('rituximab', '09:00')
    .started('rituximab', '09:10', { rateMlPerHour: '35.1' })
  const step = (session: typeof drip, at: string) => timersAt(session.chart, session.at(at)).steps[0]

  it('chime half an hour after the last one was confirmed', () => {
    expect(step(drip, '09:30')).toMatchObject({
      step: 1,
      perHour: { amount: '100', unit: 'mg' },
      rateMlPerHour: '70.2',
      at: drip.at('09:40'),
      isDue: false,
    })
    expect(step(drip, '09:40')?.isDue).toBe(true)
    const confirmed = drip.perform(
      { kind: 'changeRate', lineId: 'rituximab', rateMlPerHour: '70.2', reason: 'planned_step', step: 1 },
      { at: '09:43' },
    )
    expect(step(confirmed, '09:50')).toMatchObject({ step: 2, at: confirmed.at('10:13') })
  })

  it('go up from where the pump is: slower after a reaction, the steps before it come again', () => {
    const up = (session: typeof drip, rateMlPerHour: string, number: number, at: string) =>
      session.perform(
        { kind: 'changeRate', lineId: 'rituximab', rateMlPerHour, reason: 'planned_step', step: number },
        { at },
      )
    const fast = up(up(up(drip, '70.2', 1, '09:40'), '105.3', 2, '10:10'), '140.4', 3, '10:40')
    const paused = fast.paused('rituximab', '10:50')
    const resumed = paused.perform({ kind: 'resumeLine', lineId: 'rituximab', rateMlPerHour: '70.2' }, { at: '11:00' })
    expect(step(resumed, '11:10')).toMatchObject({ step: 2, rateMlPerHour: '105.3', at: resumed.at('11:30') })
    const crawling = paused.perform({ kind: 'resumeLine', lineId: 'rituximab', rateMlPerHour: '20' }, { at: '11:00' })
    expect(step(crawling, '11:10')).toMatchObject({ step: 0, rateMlPerHour: '35.1', at: crawling.at('11:30') })
  })

  it('wait in a pause and go on from the resume', () => {
    const paused = drip.paused('rituximab', '09:20')
    expect(step(paused, '09:40')).toBeUndefined()
    expect(step(paused.resumed('rituximab', '09:30'), '09:40')).toMatchObject({ step: 1, at: paused.at('10:00') })
  })
})

describe('overrides', () => {
  it('of a starred block are the charge nurse’s, with text, and stay as a warning', () => {
    const unchecked = brTreatment().withEvent('LineStarted', { lineId: 'saline', accessId: 'port' }, '14:05')
    const bare = aSession().prepared().withEvent('LineStarted', { lineId: 'rituximab', accessId: 'port' }, '09:10')
    const override = {
      kind: 'overrideBlock',
      block: 'second-check-missing',
      lineId: 'rituximab',
      reason: 'emergency',
      text: 'Checked by two, not recorded',
    } as const
    expect(bare.refusal(override, { at: '09:20', by: nurseAna }).code).toBe('not-allowed')
    const besideAna = bare.perform(override, { at: '09:20', by: nurseAna, witness: chargeCora })
    expect(besideAna.last('BlockOverridden')).toMatchObject({
      userId: nurseAna.id,
      payload: { overriddenBy: chargeCora.id },
    })
    expect(bare.refusal(override, { at: '09:20', by: nurseAna, witness: nurseBo }).code).toBe('not-allowed')
    expect(bare.perform(override, { at: '09:20', by: chargeCora }).last('BlockOverridden').payload).not.toHaveProperty(
      'overriddenBy',
    )
    const { lineId: _line, ...nameless } = override
    const cora = { at: '09:20', by: chargeCora }
    expect(bare.refusal(nameless, cora).code).toBe('line-unknown')
    expect(bare.refusal({ ...override, text: ' ' }, cora).code).toBe('other-needs-text')
    const passed = bare.perform(override, cora)
    const off = signOff(passed.chart, { now: passed.at('09:30') })
    expect(off.blocks.map(({ code }) => code)).not.toContain('second-check-missing')
    expect(off.warnings).toContainEqual(
      expect.objectContaining({ code: 'block-overridden', facts: expect.objectContaining({ drug: 'Rituximab' }) }),
    )
    expect(signOff(unchecked.chart, { now: unchecked.at('14:10') }).warnings.map(({ code }) => code)).not.toContain(
      'block-overridden',
    )
  })

  it('pass their own drug and no other', () => {
    const two = aSession()
      .prepared()
      .withEvent('LineStarted', { lineId: 'rituximab', accessId: 'port' }, '09:10')
      .withEvent('LineStarted', { lineId: 'bendamustine', accessId: 'port' }, '09:11')
      .perform(
        {
          kind: 'overrideBlock',
          block: 'second-check-missing',
          lineId: 'rituximab',
          reason: 'emergency',
          text: 'Checked by two, not recorded',
        },
        { at: '09:20', by: chargeCora },
      )
    const drugs = signOff(two.chart, { now: two.at('09:30') })
      .blocks.filter(({ code }) => code === 'second-check-missing')
      .map(({ facts }) => facts.drug)
    expect(drugs).toEqual(['Bendamustine'])
  })
})
