import { describe, expect, it } from 'vitest'
import { type PadKey, padKeyOf, pressPadKey } from './keypadKeys.ts'

const type = (keys: string, decimals = 2, wholeDigits = 5) =>
  Array.from(keys).reduce((value, key) => pressPadKey(value, key as PadKey, { wholeDigits, decimals }), '')

describe('keys of the number pad', () => {
  it.each([
    ['20', '20'],
    ['.25', '0.25'],
    ['05', '5'],
    ['0', '0'],
    ['1.2.3', '1.23'],
    ['1.234', '1.23'],
    ['123456', '12345'],
  ])('%s gives %s', (keys, value) => {
    expect(type(keys)).toBe(value)
  })

  it('has no point where whole numbers are asked', () => {
    expect(type('1.5', 0)).toBe('15')
  })

  it('deletes one, or all', () => {
    expect(pressPadKey('12.5', 'delete', { wholeDigits: 5, decimals: 2 })).toBe('12.')
    expect(pressPadKey('12.5', 'clear', { wholeDigits: 5, decimals: 2 })).toBe('')
  })

  it('reads the hardware keys that mean the same', () => {
    expect(['7', ',', 'Backspace', 'Delete', 'x', 'Enter'].map(padKeyOf)).toEqual([
      '7',
      '.',
      'delete',
      'clear',
      null,
      null,
    ])
  })
})
