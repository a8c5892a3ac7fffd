import { describe, expect, it } from 'vitest'
import { entryOn, type SwitchEntry, switchChanges } from '../document/codingSwitches.ts'
import { profileOn } from './profileOn.ts'

const practice = { codingProfile: { missingStop: 'push' as const, classOverrides: { A: 'therapeutic' as const } } }
const payer = {
  id: 'p1',
  codingProfile: { discardModifiers: 'none' as const, classOverrides: { B: 'hydration' as const } },
}
const entry = (payerId: string | null, from: string, switches: SwitchEntry['switches']): SwitchEntry => ({
  payerId,
  from,
  switches,
})
const on = (day: string, entries: readonly SwitchEntry[], of: typeof payer | null = payer) =>
  profileOn({ practice, payer: of, entries, day })
const classOverrides = { A: 'therapeutic', B: 'hydration' }

describe('the switches a visit is scheduled with', () => {
  it('are what practice and payer came with, where nothing was set', () => {
    expect(on('2026-04-01', [])).toEqual({ missingStop: 'push', discardModifiers: 'none', classOverrides })
    expect(on('2026-04-01', [], null)).toEqual(practice.codingProfile)
  })

  it('are what was set by its day, the payer’s over the practice’s; classes of drugs stay as they came', () => {
    const entries = [
      entry(null, '2026-04-01', { missingStop: 'no_code', distinctModifier: 'XS' }),
      entry('p1', '2026-05-01', { distinctModifier: 'XU' }),
      entry('p2', '2026-03-01', { acquired340b: true }),
    ]
    expect(on('2026-03-31', entries)).toEqual(on('2026-03-31', []))
    expect(on('2026-04-01', entries)).toEqual({
      ...{ missingStop: 'no_code', distinctModifier: 'XS', discardModifiers: 'none', classOverrides },
    })
    expect(on('2026-05-01', entries)).toEqual({ missingStop: 'no_code', distinctModifier: 'XU', classOverrides })
    expect(on('2026-05-01', entries, null)).toEqual({
      ...{ missingStop: 'no_code', distinctModifier: 'XS', classOverrides: { A: 'therapeutic' } },
    })
  })

  it('of two entries that have begun, are the newer one’s', () => {
    const entries = [entry(null, '2026-04-10', { stoppedEarly: 'by_minutes' }), entry(null, '2026-04-01', {})]
    expect(entryOn(entries, null, '2026-04-30')?.from).toBe('2026-04-10')
    expect(entryOn(entries, null, '2026-04-09')?.from).toBe('2026-04-01')
    expect(entryOn(entries, 'p1', '2026-04-30')).toBeNull()
  })
})

it('a change says each switch that differs', () => {
  expect(switchChanges({ distinctModifier: '59', missingStop: 'push' }, { distinctModifier: 'XS' })).toEqual([
    'distinctModifier: 59 → XS',
    'missingStop: push → –',
  ])
})
