import { assertNever } from '../kernel/assertNever.ts'
import type { KnownCost, NoCost } from './unitCost.ts'

const notBought: Readonly<Record<Extract<NoCost, { why: 'not-bought' }>['source'], string>> = {
  specialty_pharmacy: 'Supplied by the patient’s specialty pharmacy: no cost of the practice’s.',
  free_drug: 'Free drug of its maker: no cost of the practice’s.',
  trial: 'Drug of a trial: no cost of the practice’s.',
}

/** Why a container has no cost, as a sentence that says what to do where something can be done. */
export function noCostSentence(reason: NoCost): string {
  switch (reason.why) {
    case 'not-bought':
      return notBought[reason.source]
    case 'no-receipt':
      return `No receipt for lot ${reason.lot} of NDC ${reason.ndc}. Enter it under Drugs received.`
    case 'received-later':
      return `Lot ${reason.lot} of NDC ${reason.ndc} stands as received on ${reason.receivedOn}, after its use on ${reason.usedOn}. Check the day of the receipt.`
    case 'other-pool':
      return reason.pool === '340b'
        ? `Lot ${reason.lot} of NDC ${reason.ndc} was received as the practice’s own stock alone, and this visit is billed as 340B stock.`
        : `Lot ${reason.lot} of NDC ${reason.ndc} was received as 340B stock alone, and this visit is billed as the practice’s own.`
    default:
      return assertNever(reason, 'reason without a cost')
  }
}

/** Where a cost comes from: "McKesson, invoice 7781" or the average of several. */
export function costSource({ receipts, suppliers }: KnownCost): string {
  const [only] = receipts
  if (receipts.length === 1 && only) return `${only.supplier}, invoice ${only.invoice}`
  return `${suppliers.join(', ')}: average of ${receipts.length} receipts of this lot, weighted by containers`
}
