import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brLines } from '#test/builders/brPlan.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'

describe('around the treatment', () => {
  it('corrects a note by its own writer or the charge nurse, and keeps what it said before', () => {
    const noted = aSession().prepared().perform({ kind: 'writeNote', text: 'Left arm' }, { at: '09:00' })
    const first = noted.last('NoteWritten').id
    const correct = { kind: 'writeNote', text: 'Right arm', corrects: first } as const
    const mended = noted.perform(correct, { at: '09:30' })
    expect(mended.chart.notes).toMatchObject([{ text: 'Right arm', stamp: { at: mended.at('09:30') } }])
    const before = mended.chart.history.find(({ event }) => event.id === first)
    expect(before?.struckBy?.id).toBe(mended.last('NoteWritten').id)
    expect(mended.refusal(correct, { at: '09:31' }).code).toBe('event-already-replaced')
    expect(noted.refusal({ ...correct, corrects: 'none' }, { at: '09:30' }).code).toBe('event-unknown')
    expect(noted.refusal(correct, { at: '09:30', by: nurseBo }).code).toBe('time-not-yours')
    expect(noted.decide(correct, { at: '09:30', by: chargeCora }).ok).toBe(true)
    const undone = mended.perform({ kind: 'undo', eventId: mended.last('NoteWritten').id }, { at: '09:30:05' })
    expect(undone.chart.notes).toMatchObject([{ text: 'Left arm' }])
  })

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
