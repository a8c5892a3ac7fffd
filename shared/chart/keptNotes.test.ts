import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { nurseAna } from '#test/builders/people.ts'
import { keptNotes } from './keptNotes.ts'

it('the notes that stand come newest first, each with all it said before', () => {
  const one = aSession().prepared().perform({ kind: 'writeNote', text: 'Left' }, { at: '09:00' })
  const firstId = one.last('NoteWritten').id
  const two = one.perform({ kind: 'writeNote', text: 'Right', corrects: firstId }, { at: '09:05' })
  const secondId = two.last('NoteWritten').id
  const three = two
    .perform({ kind: 'writeNote', text: 'Ate well' }, { at: '09:10' })
    .perform({ kind: 'writeNote', text: 'Right forearm', corrects: secondId }, { at: '09:15' })
  const notes = keptNotes(three.chart)
  expect(notes.map(({ text }) => text)).toEqual(['Right forearm', 'Ate well'])
  expect(notes[0]).toMatchObject({ at: three.at('09:15'), userId: nurseAna.id, writers: [nurseAna.id] })
  expect(notes[0]?.before.map(({ text }) => text)).toEqual(['Right', 'Left'])
  expect(keptNotes(aSession().chart)).toEqual([])
})
