import { expect, it } from 'vitest'
import { searchText } from './birthDate.ts'

it.each([
  ['5/17/1954', '1954-05-17'],
  ['05-17-1954', '1954-05-17'],
  ['17 May 1954', '1954-05-17'],
  ['7 september 1954', '1954-09-07'],
  ['1954-05-17', '1954-05-17'],
  [' Whitcomb ', 'Whitcomb'],
  ['17 Foo 1954', '17 Foo 1954'],
  ['LS-104417', 'LS-104417'],
])('%s is looked for as %s', (typed, text) => {
  expect(searchText(typed)).toBe(text)
})
