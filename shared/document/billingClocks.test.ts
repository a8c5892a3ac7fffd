import { expect, it } from 'vitest'
import { billingClocksOf, billingClocksProblem, clockChanges, usualBillingClocks } from './billingClocks.ts'

const office = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }

it('the clocks of a practice that set none are the usual ones', () => {
  expect(billingClocksOf({})).toEqual(usualBillingClocks)
  expect(usualBillingClocks.answerHours).toEqual({ acknowledgment: 24, claims: 72 })
})

it.each([
  [null, null],
  [office, null],
  [{ ...office, to: '24:00' }, null],
  [{ ...office, from: '17:00' }, 'opens-after-closing'],
  [{ ...office, days: [1, 1] }, 'day-twice'],
  [{ ...office, closed: ['2026-12-25', '2026-12-25'] }, 'day-twice'],
])('hours that count, %j: %s', (billingHours, problem) => {
  expect(billingClocksProblem({ ...usualBillingClocks, billingHours })).toBe(problem)
})

it('says what changed, old and new', () => {
  const answerHours = { acknowledgment: 48, claims: null }
  expect(
    clockChanges(usualBillingClocks, { answerHours, billingHours: { ...office, closed: ['2026-12-25'] } }),
  ).toEqual([
    '999 or TA1: 24 h → 48 h',
    '277CA or 835: 72 h → never',
    'hours that count: every hour → Mon Tue Wed Thu Fri 08:00 to 17:00',
    'closed: – → 2026-12-25',
  ])
})
