import { expect, it } from 'vitest'
import { isNpi } from './npi.ts'

it('accepts an NPI whose check digit fits and refuses any other tenth digit', () => {
  expect(isNpi('1234567893')).toBe(true)
  for (const last of '012456789') expect(isNpi(`123456789${last}`)).toBe(false)
  expect(isNpi('12345678')).toBe(false)
})
