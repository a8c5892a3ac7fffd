import { expect, it } from 'vitest'
import { auditFactWords } from './record.ts'

it.each([
  ['by', 'pin', 'by PIN'],
  ['sheet', 'packet', 'payer packet'],
  ['where', 'history', 'in the timeline'],
  // Of a later program: its own word, rather than none.
  ['where', 'photo', 'where photo'],
  ['attempt', '2', 'try 2'],
  ['sha256', '7f3a91c2'.padEnd(64, '0'), 'hash 7F3A 91C2'],
  ['restricted', 'true', 'restricted chart'],
  ['day', '2026-11-18', '18 Nov 2026'],
  ['from', '2026-10-01', 'from 1 Oct 2026'],
])('an audit entry says %s %s as people do', (name, value, words) => {
  expect(auditFactWords(name, value)).toBe(words)
})
