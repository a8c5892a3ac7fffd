import type { Delivery, SyncStatus } from '#shared/ipc/shapes.ts'
import { timeWords } from './times.ts'

/** Where a record is, in the form the screens show: "received" only with a receipt. */
export type DeliveryShown =
  | { readonly kind: 'saved-here' }
  | { readonly kind: 'to-send'; readonly count: number }
  | { readonly kind: 'received'; readonly at: string }
  | { readonly kind: 'all-received'; readonly at: string }
  | { readonly kind: 'billing-has'; readonly version: number; readonly at: string; readonly hash: string }
  | { readonly kind: 'no-network'; readonly since: string }
  | { readonly kind: 'needs-person'; readonly count: number }
  | { readonly kind: 'not-answering' }

/** "7F3A 91C2": the first eight digits of a content hash, as people compare them. */
export const hashWords = (sha256: string): string => {
  const digits = sha256.slice(0, 8).toUpperCase()
  return `${digits.slice(0, 4)} ${digits.slice(4)}`
}

/** Where one visit is. A receipt of a signed version means that billing has it. */
export function deliveryShown({ state, waiting, receivedAt, receipt }: Delivery): DeliveryShown {
  if (state === 'needs_person') return { kind: 'needs-person', count: Math.max(1, waiting) }
  if (state === 'received' && receivedAt) {
    const at = timeWords(receivedAt)
    return receipt
      ? { kind: 'billing-has', version: receipt.version, at, hash: hashWords(receipt.sha256) }
      : { kind: 'received', at }
  }
  return state === 'waiting' && waiting > 0 ? { kind: 'to-send', count: waiting } : { kind: 'saved-here' }
}

/**
 * Where this workstation's records are, for the rail. What waits is said before why it waits; while the program behind the
 * screen does not answer, nothing is said to be saved.
 */
export function deviceShown(sync: SyncStatus | null, isAnswering = true): DeliveryShown {
  if (!isAnswering) return { kind: 'not-answering' }
  if (!sync) return { kind: 'saved-here' }
  if (sync.needsPerson > 0) return { kind: 'needs-person', count: sync.needsPerson }
  // Without a hub nothing is on its way anywhere, so nothing waits to be sent.
  if (sync.hub === 'none') return { kind: 'saved-here' }
  if (sync.waiting > 0) return { kind: 'to-send', count: sync.waiting }
  if (sync.hub === 'unreachable' && sync.unreachableSince)
    return { kind: 'no-network', since: timeWords(sync.unreachableSince) }
  return sync.lastReceiptAt ? { kind: 'all-received', at: timeWords(sync.lastReceiptAt) } : { kind: 'saved-here' }
}

/** The hub reads the record otherwise than this workstation: said, and who looks at it (workflow 7). */
const otherwiseWords = (difference: string | null): string =>
  difference === null ? '' : ` Billing codes it otherwise: ${difference}. A biller is told and looks at it.`

/** One plain sentence under a signed visit's state. */
export function deliverySentence({ state, waiting, receivedAt, receipt, note }: Delivery): string {
  if (state === 'needs_person') return note ?? 'Billing did not take it. A person has to look at it.'
  if (state === 'received' && receipt && receivedAt)
    return `Receipt ${timeWords(receivedAt)} for version ${receipt.version}, hash ${hashWords(receipt.sha256)}.${otherwiseWords(note)}`
  if (state === 'waiting') return `On this workstation. ${waiting} to send, as soon as the network is there.`
  return 'On this workstation. Nothing of it has been sent yet.'
}
