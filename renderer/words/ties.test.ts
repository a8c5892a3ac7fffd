import { expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { pumpDueWords } from './ties.ts'

it('a pump that nobody took off says since when it is late', () => {
  const at = instantOnClock('2026-03-02', '14:30', 'America/Chicago')
  expect(pumpDueWords(at, '2026-03-02')).toBe('14:30')
  expect(pumpDueWords(at, '2026-03-03')).toBe('was to come off 2 Mar, 14:30')
})
