import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brLines } from '#test/builders/brPlan.ts'
import { chargeCora } from '#test/builders/people.ts'

describe('around the treatment', () => {
  it('keeps notes, the visit of the day and the chair', () => {
    const session = aSession()
      .arrived('08:30')
      .perform({ kind: 'writeNote', text: 'Port accessed at the first try' }, { at: '08:35' })
      .perform(
        { kind: 'documentVisit', em: '99214', separatelyIdentifiable: true, decision: 'Neuropathy' },
        { at: '08:36' },
      )
      .perform({ kind: 'moveChair', chair: '7' }, { at: '08:37', by: chargeCora })
    expect(session.chart).toMatchObject({
      chair: '7',
      visit: { em: '99214' },
      notes: [{ text: 'Port accessed at the first try', stamp: { at: session.at('08:35') } }],
    })
  })
})

describe('a drug added at the chair', () => {
  const [line] = brLines
  if (!line) throw new Error('the plan has no line')

  it('becomes a line like the others', () => {
    const added = aSession().perform({ kind: 'addLine', line: { ...line, id: 'more' } }, { at: '08:00' })
    expect(added.line('more')).toMatchObject({ added: true, state: 'planned' })
  })

  it('does not take the place of a line that is there', () => {
    expect(aSession().refusal({ kind: 'addLine', line }, { at: '08:00' }).code).toBe('line-exists')
  })
})
