import { describe, expect, it } from 'vitest'
import { diagnosisOrder, type StatedDiagnosis } from './diagnosisOrder.ts'

const disease = (code: string): StatedDiagnosis => ({ code, kind: 'disease' })
const reason = (code: string): StatedDiagnosis => ({ code, kind: 'treatment_reason' })
const rituximab = { id: 's1', class: 'antineoplastic' } as const
const codes = (list: readonly StatedDiagnosis[], services = [rituximab] as Parameters<typeof diagnosisOrder>[1]) =>
  diagnosisOrder(list, services).diagnoses.map(({ code }) => code)

describe('order of diagnoses (C1)', () => {
  it('treatment reasons first, chemotherapy before immunotherapy, then the rest as stated', () => {
    const stated = [disease('C91.10'), reason('Z51.12'), disease('D63.0'), reason('Z51.11')]
    expect(codes(stated)).toEqual(['Z51.11', 'Z51.12', 'C91.10', 'D63.0'])
  })

  it('a treatment reason of another kind stands behind the two', () => {
    expect(codes([reason('Z51.89'), reason('Z51.12'), reason('Z51.11')])).toEqual(['Z51.11', 'Z51.12', 'Z51.89'])
  })

  it.each([
    ['a neoplasm of uncertain behaviour', ['D47.1'], 1],
    ['a neoplasm among others', ['I10', 'C61'], 1],
    ['anaemia', ['D50.9'], 0],
    ['a C and a digit further behind', ['T45.1C1'], 0],
    ['nothing stated', [], 0],
  ])('%s', (_, stated, missing) => {
    expect(diagnosisOrder(stated.map(disease), [rituximab]).issues).toHaveLength(missing)
    expect(diagnosisOrder(stated.map(disease), []).issues).toEqual([])
  })

  it('names none twice', () => {
    expect(codes([reason('Z51.11'), disease('C91.10'), disease('C91.10')])).toEqual(['Z51.11', 'C91.10'])
  })

  it('says where a treatment reason is missing, and adds none', () => {
    const { diagnoses, issues } = diagnosisOrder([disease('C91.10')], [rituximab])
    expect(diagnoses.map(({ code }) => code)).toEqual(['C91.10'])
    expect(issues).toEqual([
      {
        code: 'treatment_reason_missing',
        level: 'W',
        stops: 'claim',
        serviceIds: ['s1'],
        rule: 'C1',
        text: expect.any(String),
      },
    ])
  })

  it('misses nothing where the plan states one, of whatever kind', () => {
    for (const stated of ['Z51.11', 'Z51.12', 'Z51.89'])
      expect(diagnosisOrder([disease('C91.10'), reason(stated)], [rituximab]).issues).toEqual([])
  })

  it('the same drug for another disease, or another drug for the neoplasm, misses nothing', () => {
    expect(diagnosisOrder([disease('M05.79')], [rituximab]).issues).toEqual([])
    expect(diagnosisOrder([disease('C61')], [{ id: 's1', class: 'hormonal_antineoplastic' }]).issues).toEqual([])
    expect(diagnosisOrder([disease('C91.10')], [{ id: 's1', class: 'therapeutic' }]).issues).toEqual([])
  })
})
