import { describe, expect, it } from 'vitest'
import { beginsWith, grown } from './grownList.ts'

describe('a list that grows', () => {
  const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]

  it('has what it had and what was added, and leaves the list before it as it was', () => {
    const before = [a]
    expect(grown(before, [b, c])).toEqual([a, b, c])
    expect(before).toEqual([a])
  })

  it('begins with every list it grew out of, and with itself', () => {
    const one = [a]
    const two = grown(one, [b])
    const three = grown(two, [c])
    expect([one, two, three].map((earlier) => beginsWith(three, earlier))).toEqual([true, true, true])
    expect(beginsWith(one, three)).toBe(false)
  })

  it('does not begin with a list that grew otherwise out of the same one', () => {
    const one = [a]
    const thisWay = grown(one, [b])
    const thatWay = grown(one, [c])
    const further = grown(thatWay, [b])
    expect(beginsWith(further, thisWay)).toBe(false)
    expect(beginsWith(thisWay, thatWay)).toBe(false)
    expect(beginsWith(further, thatWay)).toBe(true)
  })

  it('is held against a list of other origin entry by entry', () => {
    expect(beginsWith([a, b, c], [a, b])).toBe(true)
    expect(beginsWith([a, c], [a, b])).toBe(false)
    expect(beginsWith(grown([a], [b]), [a, { ...b }])).toBe(false)
  })
})
