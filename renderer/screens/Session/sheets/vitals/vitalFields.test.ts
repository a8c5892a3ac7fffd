import { expect, test } from 'vitest'
import { isOutside, isWhole, rangeOf, readVital, textOf } from './vitalFields.ts'

test.each([
  ['temperatureTenthsC', '36.8', 368],
  ['temperatureTenthsC', '37', 370],
  ['temperatureTenthsC', '37.', 370],
  ['weightGrams', '71.4', 71_400],
  ['weightGrams', '71.405', 71_405],
  ['pulse', '078', 78],
  ['pulse', '', null],
] as const)('%s typed as %s is %s', (key, text, value) => {
  expect(readVital(key, text)).toBe(value)
})

test('what is kept reads back as it was typed', () => {
  expect(textOf('temperatureTenthsC', 368)).toBe('36.8')
  expect(textOf('weightGrams', 71_400)).toBe('71.4')
  expect(rangeOf('temperatureTenthsC')).toEqual(['30', '43'])
})

test.each([
  ['pulse', '78', true],
  ['pulse', '12', false],
  ['pulse', '124', true],
  ['systolic', '26', false],
  ['systolic', '27', true],
  ['spo2', '97', true],
  ['spo2', '10', false],
  ['pain', '0', false],
  ['pain', '3', true],
  ['temperatureTenthsC', '36', false],
  ['temperatureTenthsC', '36.8', true],
  ['weightGrams', '71.4', false],
] as const)('%s with %s typed moves on by itself: %s', (key, text, whole) => {
  expect(isWhole(key, text)).toBe(whole)
})

test('a limit itself is inside', () => {
  expect(isOutside('pulse', 20)).toBe(false)
  expect(isOutside('pulse', 19)).toBe(true)
})
