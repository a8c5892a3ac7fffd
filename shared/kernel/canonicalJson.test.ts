import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonicalJson.ts'

const wholeJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value')),
  ),
})).value

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  )
}

describe('canonical JSON', () => {
  it('writes one text for one value, whatever order its keys came in', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'Zoë' }], a: true })).toBe('{"a":true,"b":[1,{"a":"Zoë","z":null}]}')
    fc.assert(fc.property(wholeJson, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)))
  })

  it('reads back as the same value, and the text of that is the same text', () => {
    fc.assert(
      fc.property(wholeJson, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('sorts keys by code unit, so that capitals and accents never move between machines', () => {
    expect(canonicalJson({ é: 1, a: 2, Z: 3, '10': 4, '9': 5 })).toBe('{"10":4,"9":5,"Z":3,"a":2,"é":1}')
  })

  it('leaves out what is undefined and keeps what is null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
  })

  it('writes zero one way', () => {
    expect(canonicalJson([0, -0])).toBe('[0,0]')
  })

  it.each([
    ['a dose as a float', { dose: 712.5 }, '$.dose is 712.5'],
    ['a number that is none', [Number.NaN], '$[0]'],
    ['a number beyond exact counting', 2 ** 53, '$ is'],
    ['a date', { at: new Date(0) }, '$.at: [object Date]'],
    ['a map', new Map(), '[object Map]'],
    ['undefined in a list', [1, undefined], '$[1]'],
    ['a hole in a list', new Array(1), '$[0]'],
    ['a bigint', 1n, '[object BigInt]'],
    ['half a character', { note: '\ud800' }, '$.note'],
  ])('refuses %s and names its place', (_, value, place) => {
    expect(() => canonicalJson(value)).toThrow(place)
  })
})
