import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damaged, receivedTexts, wrongWithReading } from '#test/oracle/wildAnswers.ts'

/** `npm run fuzz -- --answers 1000000` does the same at length. */
describe('a received text', () => {
  it('is taken whole as it was written', () => {
    for (const text of receivedTexts) expect(wrongWithReading(text)).toEqual([])
  })

  it('never throws, loses a cent or stays without a reason, whatever happened to it on the way', () => {
    const numbers = fc.array(fc.nat(), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom(...receivedTexts), numbers, (text, luck) => {
        let at = 0
        const pick = (below: number): number => (luck[at++ % luck.length] ?? 0) % Math.max(1, below)
        expect(wrongWithReading(damaged(text, pick))).toEqual([])
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  it('that is no message at all is refused in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(wrongWithReading(text)).toEqual([])
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
