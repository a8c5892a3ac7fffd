import type { substitutionReasons } from '#shared/clinical/chairPickLists.ts'

/** Words of another product of a drug than the one ordered. */
export const productWords = {
  title: (drug: string) => `Another product than ${drug}`,
  open: 'OK to mix another product',
  about: 'The same drug, from another maker or as a biosimilar. Vials and code follow what is given.',
  which: 'Which product',
  why: 'Why',
  orderedBy: 'Whose order',
  text: 'In your words',
  record: 'OK to mix this product',
  productMissing: 'Choose the product.',
  reasonMissing: 'Say why.',
  providerMissing: 'Say whose order it is.',
  textMissing: 'Say why in a few words.',
  none: (drug: string) => `No other product of ${drug}`,
  noneNext: 'Today’s drug list has only this one.',
  ordered: 'Ordered product',
  orderedForm: 'Product or form',
  rateSchedule: 'Rate schedule',
  /** In the row and in the timeline. */
  insteadOf: (ordered: string) => `Given in place of ${ordered}.`,
  because: (ordered: string, why: string) => `${ordered}. Changed: ${why}`,
  released: (drug: string, given: string) => `${drug}: OK to mix, as ${given}`,
} as const

export const productReasonWords: Readonly<Record<(typeof substitutionReasons)[number], string>> = {
  protocol: 'By our protocol',
  provider_order: 'Provider’s order',
  payer: 'The payer asks for it',
  not_in_stock: 'Not in stock',
  other: 'Other',
}
