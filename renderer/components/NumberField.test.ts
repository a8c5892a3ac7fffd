import { describe, expect, it } from 'vitest'
import { numberText } from './NumberField.tsx'

describe('a number typed at a desk', () => {
  it.each([
    ['1,5', 2, '1.5'],
    ['.25', 2, '0.25'],
    ['1.239', 2, '1.23'],
    ['12 mg', 0, '12'],
    ['1.5', 0, '1'],
  ])('%s with %i decimals is %s', (typed, decimals, text) => {
    expect(numberText(typed, decimals)).toBe(text)
  })
})
