import { unmatchedSentence } from '#shared/billing/remit/filedWords.ts'
import type { UnmatchedPayment } from '#shared/billing/remit/matchRemittance.ts'
import { exceptionId, type Raised } from './exceptions.ts'

/** What is put before a person about money that found no line; without the visit it may belong to. */
export const unmatchedException = (payment: UnmatchedPayment, trace: string) =>
  ({
    kind: 'unmatched_payment',
    reference: payment.reference,
    cents: payment.paidCents,
    words: unmatchedSentence(payment),
    nextStep: 'place',
    about: `${trace} ${payment.place}`,
  }) as const satisfies Raised

export const unmatchedExceptionId = (payment: UnmatchedPayment, trace: string): string =>
  exceptionId(unmatchedException(payment, trace))
