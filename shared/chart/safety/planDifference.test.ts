import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brPlan } from '#test/builders/brPlan.ts'
import { planDifference } from './planDifference.ts'

const running = aSession().prepared().checked('rituximab', '09:00').started('rituximab', '09:10')
const half = (id: string) => (line: (typeof brPlan.lines)[number]) =>
  line.id === id ? { ...line, dose: { amount: '100', unit: 'mg' }, plannedMinutes: 90 } : line

describe('a proposed plan against the one in force', () => {
  it('says nothing of what is the same', () => {
    expect(planDifference(running.chart, brPlan)).toEqual({ plan: [], lines: [] })
  })

  it('names each field of a changed order, and whether the drug has begun', () => {
    const lines = brPlan.lines.map(half('rituximab')).map(half('bendamustine'))
    const found = planDifference(running.chart, { ...brPlan, cycle: 2, lines })
    expect(found.plan).toEqual(['cycle'])
    expect(found.lines).toMatchObject([
      { kind: 'changed', fields: ['dose', 'minutes'], keeps: true, before: { id: 'rituximab' } },
      { kind: 'changed', fields: ['dose', 'minutes'], keeps: false, after: { dose: { amount: '100' } } },
    ])
  })

  it('names what comes and what goes', () => {
    const [first] = brPlan.lines
    if (!first) throw new Error('the example has lines')
    const lines = [...brPlan.lines.filter(({ id }) => id !== 'saline' && id !== 'rituximab'), { ...first, id: 'new' }]
    expect(planDifference(running.chart, { ...brPlan, lines }).lines).toMatchObject([
      { kind: 'added', after: { id: 'new' } },
      { kind: 'removed', before: { id: 'rituximab' }, keeps: true },
      { kind: 'removed', before: { id: 'saline' }, keeps: false },
    ])
  })

  it('finds a difference nobody asks about one by one', () => {
    const lines = brPlan.lines.map((line) => (line.id === 'bendamustine' ? { ...line, observationMinutes: 30 } : line))
    expect(planDifference(running.chart, { ...brPlan, lines }).lines).toMatchObject([{ fields: ['other'] }])
  })
})
