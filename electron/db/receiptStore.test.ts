import { expect, it } from 'vitest'
import { addMinutes, instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { queryPlan } from '#test/builders/queryPlan.ts'
import { createReceiptStore, hotReceiptQuery } from './receiptStore.ts'

const now = instantAt(Date.UTC(2026, 2, 2, 14, 0), 'America/Chicago')

function aStore() {
  const db = aRecord()
  const receipts = createReceiptStore(db.writable)
  const add = (id: string, ndc: string, minutes = 0) =>
    db.transaction((tx) =>
      receipts.add(tx, { id, ndc, body: `{"lot":"${id}"}`, file: null, userId: 'u1', at: addMinutes(now, minutes) }),
    )
  const strike = (id: string, reason: string, minutes: number) =>
    db.transaction((tx) => receipts.strike(tx, { id, reason, userId: 'u2', at: addMinutes(now, minutes) }))
  return { db, receipts, add, strike }
}

it('keeps each line once, as it first came', () => {
  const { receipts, add } = aStore()
  expect([add('r2', 'n1', 1), add('r1', 'n2'), add('r2', 'n3', 5)]).toEqual([true, true, false])
  expect(receipts.all()).toEqual([
    { id: 'r1', body: '{"lot":"r1"}', file: null, enteredBy: 'u1', enteredUtc: now.utc, struck: null },
    { id: 'r2', body: '{"lot":"r2"}', file: null, enteredBy: 'u1', enteredUtc: addMinutes(now, 1).utc, struck: null },
  ])
  expect(receipts.ofProducts(['n1', 'n9']).map(({ id }) => id)).toEqual(['r2'])
})

it('lets the earlier of two strikes hold, in whichever order they are heard of, even before their line', () => {
  const { receipts, add, strike } = aStore()
  expect(strike('r1', 'Second', 9)).toBe(true)
  expect(receipts.all()).toEqual([])
  add('r1', 'n1')
  expect(strike('r1', 'First', 3)).toBe(true)
  expect(strike('r1', 'Third', 20)).toBe(false)
  expect(receipts.all()[0]?.struck).toEqual({ reason: 'First', by: 'u2', utc: addMinutes(now, 3).utc })
})

it('finds the lines of a product by an index', () => {
  const plan = queryPlan(aRecord().writable, hotReceiptQuery)
  expect(plan).toContain('SEARCH receipts USING INDEX receipts_of_product')
  expect(plan).toContain('SEARCH receipt_strikes USING PRIMARY KEY')
})
