import { assertNever } from '#shared/kernel/assertNever.ts'
import { epochMs, type Instant, instantAt } from '#shared/kernel/instant.ts'
import type { OutboxRow } from '../db/outboxStore.ts'
import { readReceipt } from '../desk/delivery/delivery.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubAnswer } from './hubAnswer.ts'
import type { NextStep } from './nextStep.ts'
import { settleOvertaken } from './settleOvertaken.ts'

/** Writes down what became of a row, and for a signed version its receipt beside it, in one transaction. */
export function settleRow(desk: Desk, row: OutboxRow, step: NextStep, answer: HubAnswer): void {
  const { outbox, signed, tables } = desk.stores
  const now = desk.now()
  desk.transaction((tx) => {
    switch (step.step) {
      case 'done': {
        const receipt = answer.kind === 'receipt' ? readReceipt(answer.receipt) : null
        outbox.delivered(tx, row.id, receipt, now)
        if (!receipt) return
        signed.receive(tx, receipt.session, receipt.version, receipt)
        settleOvertaken(desk, tx, receipt.session)
        tables.refresh(tx, receipt.session)
        return
      }
      case 'retry':
      case 'stop-channel':
        outbox.retry(tx, row.id, later(now, step.waitMs), step.words)
        return
      case 'needs-person':
        outbox.needsPerson(tx, row.id, step.words, now)
        return
      default:
        assertNever(step, 'settleRow')
    }
  })
  desk.push({ push: 'chart.changed', sessionId: row.ref })
  desk.push({ push: 'sync.changed' })
  if (row.kind === 'signed') desk.push({ push: 'worklist.changed', sessionIds: [row.ref] })
}

export const later = (now: Instant, waitMs: number): Instant => instantAt(epochMs(now) + waitMs, now.zone)
