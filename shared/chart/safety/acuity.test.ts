import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { acuityOf } from './acuity.ts'

const score = (...lines: readonly Parameters<typeof aPlannedLine>[0][]) =>
  acuityOf(aSession({ lines: lines.map((line, at) => aPlannedLine({ sequence: at + 1, ...line })) }).chart)

describe('how much work a visit is', () => {
  it('begins at one, and says what each point is for', () => {
    expect(score({ id: 'fluid', role: 'hydration' })).toEqual({
      score: 1,
      parts: [{ reason: 'visit', points: 1, drugs: [] }],
    })
  })

  it('grows with cancer drugs, vesicants, blood and rate steps, each named', () => {
    const { score: sum, parts } = score(
      { id: 'dox', name: 'DOXOrubicin', role: 'antineoplastic', vesicant: 'vesicant' },
      { id: 'cells', name: 'Red cells', role: 'transfusion' },
      { id: 'ritux', name: 'Rituximab', role: 'antineoplastic', lastGivenOn: '2026-02-02' },
    )
    expect(parts).toEqual([
      { reason: 'visit', points: 1, drugs: [] },
      { reason: 'antineoplastic', points: 2, drugs: ['DOXOrubicin', 'Rituximab'] },
      { reason: 'vesicant', points: 2, drugs: ['DOXOrubicin'] },
      { reason: 'transfusion', points: 2, drugs: ['Red cells'] },
      { reason: 'rate_steps', points: 1, drugs: ['Rituximab'] },
    ])
    expect(sum).toBe(8)
  })

  it('counts the first antibody ever, and not one that was given before', () => {
    const antibody = { id: 'pembro', name: 'Pembrolizumab', role: 'antineoplastic' } as const
    expect(score(antibody).score).toBe(4)
    expect(score({ ...antibody, lastGivenOn: '2026-02-09' }).score).toBe(2)
  })

  it('counts four hours in the chair, and not a pump that goes home', () => {
    expect(score({ id: 'a', role: 'hydration', plannedMinutes: 239 }).score).toBe(1)
    expect(score({ id: 'a', role: 'hydration', plannedMinutes: 240 }).score).toBe(2)
    const pump = { id: 'p', role: 'antineoplastic', route: 'pump_prolonged', plannedMinutes: 2_760 } as const
    expect(score(pump).score).toBe(2)
  })

  it('leaves out a drug that is not given', () => {
    const session = aSession({ lines: [aPlannedLine({ id: 'dox', role: 'antineoplastic', vesicant: 'vesicant' })] })
    const held = session.prepared().perform({ kind: 'markNotGiven', lineId: 'dox', reason: 'labs' }, { at: '08:45' })
    expect(acuityOf(session.chart).score).toBe(4)
    expect(acuityOf(held.chart).score).toBe(1)
  })
})
