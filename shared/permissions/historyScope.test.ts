import { expect, it } from 'vitest'
import { historyScope } from './historyScope.ts'

it('shows each role what the workflow says, and of two roles the most of either', () => {
  expect(historyScope(['ma'])).toEqual({ entries: 'own', audit: 'none' })
  expect(historyScope(['admin'])).toEqual({ entries: 'none', audit: 'all' })
  expect(historyScope(['admin', 'ma'])).toEqual({ entries: 'own', audit: 'all' })
  expect(historyScope(['biller', 'rn'])).toEqual({ entries: 'all', audit: 'billing' })
  expect(historyScope([])).toEqual({ entries: 'none', audit: 'none' })
})
