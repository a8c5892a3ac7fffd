import { clockTime, instantAt, localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { savedOutside } from './exports.ts'

/** Which file a visit may have reached its payer by without the ledger, who saved it and when, in a sentence; null = none. */
export function savedWords({ stores, now }: Desk, sessionId: string): string | null {
  const saved = savedOutside(stores, sessionId)
  if (saved === null) return null
  const at = instantAt(Date.parse(saved.savedUtc), now().zone)
  const by = saved.userId === null ? '' : ` by ${stores.users.get(saved.userId)?.user.name ?? saved.userId}`
  return `Version ${saved.version} was saved as a file${by} on ${localDate(at)} at ${clockTime(at)} and counts as sent.`
}
