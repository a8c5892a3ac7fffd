import { describe, expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Frozen } from '#shared/chart/signOff/frozen.ts'
import type { ASession } from '#test/builders/aSession.ts'
import { brDay, brRest, brTreatment } from '#test/builders/brDay.ts'

/** The day of the first thread, from taps to codes: 712.5 mg rituximab, 171 mg bendamustine, premeds and hydration. */

const administration = (session: ASession, now?: string): string[] =>
  codeChart(session.chart, now === undefined ? {} : { now: session.at(now) })
    .result.lines.map(({ code, modifiers, units }) => [code, ...modifiers, `×${units}`].join(' '))
    .sort()

const drugs = (session: ASession): string[] =>
  codeChart(session.chart).drugs.flatMap(({ result }) =>
    result.lines.map(({ code, modifiers, units }) => [code, ...modifiers, `×${units}`].join(' ')),
  )

function frozenOf(session: ASession): Frozen {
  const { ruleSet, catalogueIssue, input, result, drugs: units } = codeChart(session.chart)
  const json = (value: unknown) => JSON.parse(JSON.stringify(value))
  return {
    ruleSet,
    catalogueIssue,
    codingInput: json(input),
    codingResult: json(result),
    unitsInput: json(units.map((unit) => unit.input)),
    unitsResult: json(units.map((unit) => unit.result)),
    issues: [...result.issues, ...units.flatMap((unit) => unit.result.issues)],
  }
}

const sign = (warningsAccepted: string[]) => ({ kind: 'sign', statement: '1', warningsAccepted }) as const

describe('the worked day', () => {
  it('gives its administration codes', () => {
    expect(administration(brDay())).toEqual(['96361 ×1', '96367 ×1', '96375 ×1', '96413 ×1', '96415 ×3', '96417 ×1'])
    expect(codeChart(brDay().chart).result.complete).toBe(true)
  })

  it('gives its drugs and their waste', () => {
    expect(drugs(brDay())).toEqual([
      'J1200 JZ ×1',
      'J1100 ×12',
      'J9312 ×72',
      'J9312 JW ×8',
      'J9033 ×171',
      'J9033 JW ×4',
      'J7040 JZ ×1',
    ])
  })

  it('is signed with that coding frozen, once the warnings are read', () => {
    const day = brDay()
    const frozen = frozenOf(day)
    const refused = day.refusal(sign([]), { at: '15:05', extra: { frozen } })
    expect(refused.code).toBe('warnings-not-read')
    const signed = day.perform(sign(['times-all-round']), { at: '15:05', extra: { frozen } })
    expect(signed.chart.state).toBe('signed')
    expect(signed.last('SessionSigned').payload.codingResult).toEqual(frozen.codingResult)
  })

  it('makes rituximab a push when it stopped at 09:25, and bendamustine the initial infusion', () => {
    expect(administration(brDay('09:25'))).toEqual(['96361 ×1', '96367 ×1', '96375 ×1', '96411 ×1', '96413 ×1'])
    const initial = codeChart(brDay('09:25').chart).result.lines.find(({ code }) => code === '96413')
    expect(initial?.serviceIds).toEqual(['bendamustine'])
  })

  it('makes it an infusion when it stopped at 09:26', () => {
    expect(administration(brDay('09:26'))).toEqual(['96361 ×1', '96367 ×1', '96375 ×1', '96413 ×1', '96417 ×1'])
  })

  it('cannot be signed without a stop for bendamustine', () => {
    const open = brTreatment().withEvent('PatientDischarged', { condition: 'stable', lineStatus: 'locked' }, '15:00')
    const refusal = open.refusal(sign([]), { at: '15:05', extra: { frozen: frozenOf(open) } })
    expect(refusal).toMatchObject({ code: 'sign-off-blocked', facts: { block: 'line-open', drug: 'Bendamustine' } })
  })
})

describe('the codes while drugs run', () => {
  it('are those of stopping now, marked provisional', () => {
    const running = brTreatment()
    expect(administration(running, '13:46')).toEqual(['96367 ×1', '96375 ×1', '96413 ×1', '96415 ×3', '96417 ×1'])
    expect(administration(running, '13:40')).toEqual(['96367 ×1', '96375 ×1', '96411 ×1', '96413 ×1', '96415 ×3'])
    const { lines } = codeChart(running.chart, { now: running.at('13:46') }).result
    expect(lines.find(({ code }) => code === '96417')?.provisional).toBe(true)
    expect(lines.find(({ code }) => code === '96413')?.provisional).toBe(false)
  })

  it('stand still in a pause', () => {
    const paused = brTreatment().paused('bendamustine', '13:40')
    expect(administration(paused, '14:30')).toEqual(administration(brTreatment(), '13:40'))
    const resumed = paused.resumed('bendamustine', '14:00')
    expect(administration(resumed, '14:05')).toContain('96411 ×1')
    expect(administration(resumed, '14:06')).toContain('96417 ×1')
  })

  it('are at the last stop what signing freezes', () => {
    const day = brRest(brTreatment())
    expect(administration(day, '15:00')).toEqual(administration(day))
  })
})
