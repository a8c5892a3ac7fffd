import { expect, it } from 'vitest'
import { aClaim, aClaimLine } from '#test/builders/aClaim.ts'
import { lineIndexes, lineLabel } from './lineNumber.ts'

const indexes = [0, 8, 98, 99, 100, 101, 199, 200, 350, 998, 999, 1200]
const versions = [1, 2, 3, 9, 10, 11, 12]

it('tells every line of every version from all others, however many there are', () => {
  const labels = versions.flatMap((version) => indexes.map((index) => lineLabel(version, index)))
  expect(new Set(labels).size).toBe(labels.length)
  expect(lineLabel(1, 0)).toBe('L01')
  expect(lineLabel(2, 0)).toBe('L101')
  expect([lineLabel(1, 100), lineLabel(2, 100)]).toEqual(['L1-101', 'L2-101'])
})

it('stays within what REF*6R holds beside the longest reference, in characters that every interface takes', () => {
  const labels = versions.flatMap((version) => indexes.map((index) => `261120ZABC00001${lineLabel(version, index)}`))
  expect(labels.filter((id) => id.length > 30 || !/^[A-Z0-9-]+$/.test(id))).toEqual([])
})

it('is read back as the index of the line', () => {
  for (const version of versions) {
    const lines = indexes.map((index) => aClaimLine(`261120AA001${lineLabel(version, index)}`))
    expect(lineIndexes(aClaim({ version, lines }))).toEqual(indexes)
  }
})

it('reads the lines of claims that left before', () => {
  expect(lineIndexes(aClaim({ version: 1, lines: [aClaimLine('261120AA001L101')] }))).toEqual([100])
  expect(lineIndexes(aClaim({ version: 2, lines: [aClaimLine('261120AA001L201')] }))).toEqual([100])
})
