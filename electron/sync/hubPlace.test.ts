import { expect, it } from 'vitest'
import { hubToUse } from './hubPlace.ts'

const announced = { address: 'http://127.0.0.1:9001', code: 'code-of-file' }
const kept = { address: 'https://hub.clinic.example', code: 'code-of-set-up' }
const named = { address: 'https://new.clinic.example', code: 'fresh-code', isNamed: true } as const

it('goes to the hub named at this start, so that a desk whose key has ended gets back in by a fresh code', () => {
  expect(hubToUse(named, kept)).toBe(named)
  expect(hubToUse(named, null)).toBe(named)
})

it('goes to the hub of its set-up rather than to one that announces itself', () => {
  expect(hubToUse(announced, kept)).toBe(kept)
  expect(hubToUse(announced, null)).toBe(announced)
  expect(hubToUse(null, null)).toBeNull()
})
