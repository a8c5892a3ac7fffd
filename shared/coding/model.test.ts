import { describe, expect, it } from 'vitest'
import { compareIds, groupBy, ingredientOf } from './model.ts'

describe('names of services and drugs', () => {
  it.each([
    ['s2', 's10', -1],
    ['s10', 's2', 1],
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'a', 0],
  ])('%s beside %s', (a, b, sign) => expect(Math.sign(compareIds(a, b))).toBe(sign))

  it('are compared without their capitals and the blanks around them', () =>
    expect(ingredientOf(' Denosumab ')).toBe('denosumab'))
})

describe('groups', () => {
  it('stand in the order their keys first appear, each in its own order', () => {
    expect([...groupBy([3, 1, 4, 2], (number) => number % 2)]).toEqual([
      [1, [3, 1]],
      [0, [4, 2]],
    ])
  })
})
