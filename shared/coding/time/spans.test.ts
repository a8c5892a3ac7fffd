import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGrowingUnion, intersect, lengthOf, type Span, subtract, union } from './spans.ts'

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 6 },
)

/** The minutes themselves, one by one. */
const minutes = (of: readonly Span[]): ReadonlySet<number> =>
  new Set(of.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, place) => from + place)))

describe('stretches of time', () => {
  it('a union holds every minute once, sorted, none touching', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const joined = union(some)
        expect(minutes(joined)).toEqual(minutes(some))
        for (const { from, to } of joined) expect(from).toBeLessThan(to)
        expect(lengthOf(joined)).toBe(minutes(some).size)
        for (const [place, { from }] of joined.entries())
          if (place > 0) expect(from).toBeGreaterThan(joined[place - 1]?.to ?? 0)
      }),
    )
  })

  it('a growing union is the union of all it was given', () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 5 }), (lists) => {
        const growing = createGrowingUnion()
        for (const list of lists) growing.add(list)
        expect(growing.spans).toEqual(union(lists.flat()))
      }),
    )
  })

  it('shared and left-over minutes are those the sets say', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [one, other] = [union(a), union(b)]
        const inBoth = [...minutes(a)].filter((minute) => minutes(b).has(minute))
        const inOne = [...minutes(a)].filter((minute) => !minutes(b).has(minute))
        expect(minutes(intersect(one, other))).toEqual(new Set(inBoth))
        expect(minutes(subtract(one, other))).toEqual(new Set(inOne))
      }),
    )
  })

  it('two that touch are one, from whichever side', () => {
    const [morning, noon] = [
      { from: 540, to: 600 },
      { from: 600, to: 660 },
    ]
    expect(union([morning, noon])).toEqual([{ from: 540, to: 660 }])
    expect(union([noon, morning])).toEqual([{ from: 540, to: 660 }])
  })

  it('one ending at 10:00 does not overlap one starting at 10:00', () => {
    expect(intersect([{ from: 540, to: 600 }], [{ from: 600, to: 660 }])).toEqual([])
  })
})
