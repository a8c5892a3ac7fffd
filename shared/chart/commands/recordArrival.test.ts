import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'

describe('arrival', () => {
  it('is recorded with two identifiers', () => {
    const arrived = aSession().perform({ kind: 'recordArrival', identifiers: ['name', 'photo'] }, { at: '08:30' })
    expect(arrived.chart).toMatchObject({ state: 'arrived', identifiers: ['name', 'photo'] })
  })

  it('needs two different identifiers', () => {
    for (const identifiers of [['name'], ['name', 'name']] as ('name' | 'photo')[][])
      expect(aSession().refusal({ kind: 'recordArrival', identifiers }, { at: '08:30' }).code).toBe(
        'identifiers-missing',
      )
  })

  it('happens once', () => {
    const again = { kind: 'recordArrival', identifiers: ['name', 'mrn'] } as const
    const refusal = aSession()
      .arrived('08:30')
      .refusal({ ...again, identifiers: [...again.identifiers] }, { at: '08:31' })
    expect(refusal.code).toBe('already-arrived')
  })
})
