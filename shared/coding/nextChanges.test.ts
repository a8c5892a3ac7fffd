import { describe, expect, it } from 'vitest'
import { clock, infusion } from '#test/builders/codingVisit.ts'
import { codeOnce } from './codeOnce.ts'
import { sceneOf } from './codeSession.ts'
import { nextChanges } from './nextChanges.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodingInput } from './types.ts'

/** So many infusions, each at an access of its own, begun minute by minute from 09:00. */
const begunInTurn = (count: number, now?: string): CodingInput => ({
  setting: 'facility',
  services: Array.from({ length: count }, (_, minute) =>
    infusion(`drug ${minute}`, `09:${String(minute).padStart(2, '0')}`, null, { running: true, access: `${minute}` }),
  ),
  ...(now === undefined ? {} : { now: clock(now) }),
})

const changesOf = (input: CodingInput) => {
  const scene = sceneOf(input, ruleSetFor('2026-03-02'))
  return [...nextChanges(input, scene, codeOnce(input, scene)).values()]
}

describe('the next change of each running service', () => {
  it('is told for all of them, each at its own minute', () =>
    expect(changesOf(begunInTurn(3, '10:00')).map(({ inMinutes }) => inMinutes)).toEqual([31, 32, 33]))

  it('is looked for no further than a screen can wait: of thirty, the first twenty-four to change', () =>
    expect(changesOf(begunInTurn(30, '10:00')).map(({ inMinutes }) => inMinutes)).toEqual(
      Array.from({ length: 24 }, (_, place) => 31 + place),
    ))

  it('is none without a now', () => expect(changesOf(begunInTurn(1))).toEqual([]))
})
