import { describe, expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { rowCodesOf } from './rowCodes.ts'

const drip = aPlannedLine({ id: 'ondansetron', plannedMinutes: 40 })
const push = (id: string) => aPlannedLine({ id, route: 'iv_push' })

const visit = (...lines: readonly ReturnType<typeof aPlannedLine>[]): ASession =>
  aSession({ lines: [...lines] }).prepared('08:10')

/** What the row of that drug says at that time, and the minutes to its next change. */
function said(session: ASession, lineId: string, at: string) {
  const { chart } = session
  const row = rowCodesOf(codeChart(chart, { now: session.at(at) }).result, session.line(lineId), chart)
  return row && (row.nextChange ? [row.says, row.nextChange.inMinutes] : [row.says])
}

describe('what a drug’s row says of its codes', () => {
  it('follows a drug from before its start to its stop', () => {
    const planned = visit(drip)
    const running = planned.started('ondansetron', '08:30')
    const stopped = running.stopped('ondansetron', '09:14')
    expect([
      said(planned, 'ondansetron', '08:20'),
      said(running, 'ondansetron', '08:35'),
      said(running, 'ondansetron', '08:46'),
      said(stopped, 'ondansetron', '09:20'),
    ]).toEqual([
      null,
      ['Counts as push so far: 96374 × 1 (R7).', 11],
      ['Counts as infusion so far: 96365 × 1 (R7).', 75],
      ['Infusion: 96365 × 1 (R7).'],
    ])
  })

  it('names every code of one drug, and the soonest change of them', () => {
    const long = visit(drip).started('ondansetron', '08:30')
    expect(said(long, 'ondansetron', '10:05')).toEqual([
      'Counts as infusion so far: 96365 × 1 (R7), 96366 × 1 (R3).',
      56,
    ])
  })

  it('says whose units they are where one code stands for several rows', () => {
    const three = visit(push('famotidine'), push('dexamethasone'), push('granisetron'))
      .pushed('famotidine', '08:30')
      .pushed('dexamethasone', '08:35')
      .pushed('granisetron', '08:40')
    expect([
      said(three, 'famotidine', '09:00'),
      said(three, 'dexamethasone', '09:00'),
      said(three, 'granisetron', '09:00'),
    ]).toEqual([
      ['Push: 96374 × 1 (R7).'],
      ['Push: 96375 × 2 for 2 drugs (R8).'],
      ['Push: 96375 × 2 for 2 drugs (R8).'],
    ])
  })

  it('says why there is no code, and never the drug’s name again', () => {
    const catalogue = { ...drip.catalogue, adminClass: 'hydration' as const }
    const fluid = aPlannedLine({ id: 'saline', role: 'hydration', purpose: 'hydration', catalogue, plannedMinutes: 60 })
    const begun = visit(fluid, drip)
      .started('saline', '08:30')
      .perform({ kind: 'markNotGiven', lineId: 'ondansetron', reason: 'not_needed' }, { at: '08:32' })
    expect([said(begun, 'saline', '08:40'), said(begun, 'ondansetron', '08:40')]).toEqual([
      ['No code of its own: 10 min of hydration counted; it counts from 31 min (R4).', 21],
      null,
    ])
    const { chart } = begun
    const { result } = codeChart(chart, { now: begun.at('08:40') })
    expect(rowCodesOf(result, begun.line('saline'), chart, true)).toEqual({
      says: 'No code of its own: not counted so far (R4).',
      nextChange: null,
    })
    const unknown = visit(drip)
      .started('ondansetron', '08:30')
      .perform(
        { kind: 'declareStopUnknown', lineId: 'ondansetron', reason: 'forgot_pump_history', basis: 'memory' },
        { at: '12:00' },
      )
    expect(said(unknown, 'ondansetron', '12:10')).toEqual([
      'Cannot be coded as infusion: without a known stop there is no duration and no administration code (R20).',
    ])
  })

  it('has a word for every code of the rules', () => {
    const { codes } = ruleSetFor('2026-03-02')
    const session = visit(drip).started('ondansetron', '08:30')
    const { chart } = session
    const { result } = codeChart(chart, { now: session.at('09:00') })
    const [line] = result.lines
    if (!line) throw new Error('no code')
    const saidOf = (code: string, label: string) =>
      rowCodesOf({ ...result, lines: [{ ...line, code, label }] }, session.line('ondansetron'), chart)?.says ?? ''
    const words = Object.entries(codes).map(([code, { label }]) => saidOf(code, label))
    expect(words.filter((says) => !/^Counts as (?:[a-z]|SC|IM)/u.test(says))).toEqual([])
    expect(saidOf('96413', codes['96413']?.label ?? '')).toBe('Counts as infusion so far: 96413 × 1 (R7).')
    expect(saidOf('36430', codes['36430']?.label ?? '')).toBe('Counts as transfusion so far: 36430 × 1 (R7).')
    expect(saidOf('96542', codes['96542']?.label ?? '')).toBe(
      'Counts as chemo into ventricular reservoir so far: 96542 × 1 (R7).',
    )
  })
})
