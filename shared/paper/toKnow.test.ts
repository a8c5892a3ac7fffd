import { describe, expect, it } from 'vitest'
import type { CareFacts } from '../document/patient.ts'
import { toKnowOf } from './toKnow.ts'

const nothing: CareFacts = { allergies: [], alerts: [] }
const wordsOf = (facts: CareFacts, review: Parameters<typeof toKnowOf>[1] = null) =>
  toKnowOf(facts, review, (day) => `on ${day}`).map(({ words, level }) => `${level}: ${words}`)

describe('what must be known of a patient', () => {
  it('stands in the order of danger', () => {
    const facts: CareFacts = {
      allergies: [],
      alerts: ['Heart failure'],
      language: 'Polish',
      preferred: 'Wally',
      accessDevice: 'PICC, left arm',
      accessInsertedOn: '2026-01-09',
      codeStatus: 'dnr',
      advanceDirective: 'on_file',
      isolation: ['contact', 'protective'],
      fallRisk: true,
      pregnancyPotential: 'possible',
      priorReactions: [
        { drug: 'rituximab', grade: 2, on: '2025-11-02' },
        { drug: 'paclitaxel', grade: 3 },
      ],
      emergencyContact: { name: 'Anna Nowak', relationship: 'daughter', phone: '3125550188' },
    }
    expect(wordsOf(facts)).toEqual([
      'urgent: Do not resuscitate',
      'urgent: Reacted to paclitaxel, grade 3',
      'due: Reacted to rituximab, grade 2, on 2025-11-02',
      'due: May be pregnant',
      'due: Contact isolation',
      'due: Protective isolation',
      'due: Fall risk',
      'due: Heart failure',
      'due: Polish',
      'plain: Called Wally',
      'plain: On file: PICC, left arm, since on 2026-01-09',
      'plain: Advance directive on file',
      'plain: Call Anna Nowak (daughter), 312-555-0188',
    ])
  })

  it('is silent about what was not asked, and about what needs nobody', () => {
    expect(wordsOf(nothing)).toEqual([])
    expect(
      wordsOf({
        ...nothing,
        language: 'english',
        codeStatus: 'full',
        advanceDirective: 'none',
        pregnancyPotential: 'not_possible',
        fallRisk: false,
      }),
    ).toEqual([])
  })

  it('counts what today’s talk found, and says a risk once', () => {
    const stamp = { eventId: 'e', userId: 'u', at: { utc: '2026-03-02T14:00:00.000Z', zone: 'UTC', offset: 0 } }
    const review = { stamp, fallRisk: true, infectionSigns: true, pregnancyTest: 'positive' } as NonNullable<
      Parameters<typeof toKnowOf>[1]
    >
    const found = ['urgent: Pregnancy test positive today', 'due: Signs of infection today', 'due: Fall risk']
    expect(wordsOf(nothing, review)).toEqual(found)
    expect(wordsOf({ ...nothing, fallRisk: true }, review)).toEqual(found)
  })

  it('a pregnancy comes before an earlier mild reaction', () => {
    expect(wordsOf({ ...nothing, pregnancyPotential: 'pregnant', priorReactions: [{ drug: 'iron' }] })).toEqual([
      'urgent: Pregnant',
      'due: Reacted to iron',
    ])
  })
})
