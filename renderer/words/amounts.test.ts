import { expect, test } from 'vitest'
import { amountWords, kilograms, numberWords, temperatureWords } from './amounts.ts'

test.each([
  ['1800', '1,800'],
  ['1800000', '1,800,000'],
  ['712.50', '712.5'],
  ['1.0', '1'],
  ['.25', '0.25'],
  ['0007', '7'],
  ['0', '0'],
])('%s is written %s', (decimal, words) => {
  expect(numberWords(decimal)).toBe(words)
})

test('a dose has a space before its unit', () => {
  expect(amountWords({ amount: '1800', unit: 'mg' })).toBe('1,800 mg')
})

test('temperatures and weights are read from whole numbers', () => {
  expect(temperatureWords(368)).toBe('36.8')
  expect(temperatureWords(380)).toBe('38')
  expect(kilograms(71_400)).toBe('71.4')
  expect(kilograms(82_000)).toBe('82')
})
