import { describe, expect, it } from 'vitest'
import { decimal, decimalText } from '../kernel/decimal.ts'
import { bodySurface } from './bodySurface.ts'
import { doseCheck, lifetimeLevel } from './doseCheck.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })

describe('body surface after Mosteller', () => {
  it.each([
    ['178', '80', '1.99'],
    ['160', '60', '1.63'],
    ['180', '80', '2'],
    ['100', '36', '1'],
    ['30', '1', '0.09'],
  ])('of %s cm and %s kg is %s m²', (cm, kg, surface) => {
    const found = bodySurface(decimal(cm), decimal(kg))
    expect(found && decimalText(found)).toBe(surface)
  })
})

describe('body surface after DuBois', () => {
  it.each([
    ['175', '74.3', '1.9'],
    ['160', '120', '2.18'],
    ['152.5', '48.25', '1.43'],
    ['30', '1', '0.08'],
  ])('of %s cm and %s kg is %s m²', (cm, kg, surface) => {
    const found = bodySurface(decimal(cm), decimal(kg), 'dubois')
    expect(found && decimalText(found)).toBe(surface)
  })

  it('is what the dose follows where the order was computed by it', () => {
    const body = { weightGrams: 120_000, heightMillimeters: 1_600 }
    const check = (formula?: 'dubois') => doseCheck(mg('817.5'), { per: 'm2', amount: '375' }, { ...body, formula })
    expect(check('dubois')).toMatchObject({ computed: mg('817.5'), level: 'same' })
    expect(check()).toMatchObject({ computed: mg('866.25'), level: 'warn' })
  })
})

describe('the order’s dose against today’s body', () => {
  const perKg = { per: 'kg', amount: '10' } as const
  const level = (grams: number) => doseCheck(mg('800'), perKg, { weightGrams: grams })?.level

  it('warns over 5 % and stops over 10 %, to the gram and both ways', () => {
    expect([level(84_000), level(84_001)]).toEqual(['same', 'warn'])
    expect([level(88_000), level(88_001)]).toEqual(['warn', 'stop'])
    expect([level(76_000), level(75_999)]).toEqual(['same', 'warn'])
    expect([level(72_000), level(71_999)]).toEqual(['warn', 'stop'])
  })

  it('says what today asks for, and how far that is', () => {
    expect(doseCheck(mg('800'), perKg, { weightGrams: 90_000 })).toEqual({
      computed: mg('900'),
      tenthsPercent: 125,
      level: 'stop',
    })
    const surface = { per: 'm2', amount: '375' } as const
    const body = { weightGrams: 80_000, heightMillimeters: 1_800 }
    expect(doseCheck(mg('750'), surface, body)).toMatchObject({ computed: mg('750'), level: 'same' })
  })

  it('asks nothing where the dose does not follow the body, or a measure is missing', () => {
    expect(doseCheck(mg('800'), { per: 'flat', amount: '800' }, { weightGrams: 120_000 })).toBeNull()
    expect(doseCheck(mg('800'), undefined, { weightGrams: 120_000 })).toBeNull()
    expect(doseCheck(mg('800'), perKg, {})).toBeNull()
    expect(doseCheck(mg('800'), { per: 'm2', amount: '375' }, { weightGrams: 80_000 })).toBeNull()
  })
})

describe('a lifetime dose', () => {
  const limit = mg('550')
  const level = (given: string, today: string) => lifetimeLevel({ given: mg(given), limit }, mg(today))

  it('is near from nine tenths of the limit, and over only above it', () => {
    expect(level('400', '94.9')).toBe('below')
    expect(level('400', '95')).toBe('near')
    expect(level('500', '50')).toBe('near')
    expect(level('500', '50.1')).toBe('over')
  })

  it('stops where the units cannot be compared: nobody can say that it is safe', () => {
    expect(lifetimeLevel({ given: mg('1'), limit }, { amount: '1', unit: 'mL' })).toBe('over')
  })
})
