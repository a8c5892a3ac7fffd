import catalogueIssue from '#resources/catalogue/issue.json' with { type: 'json' }
import { demoClinic } from '#resources/demo/demoClinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { hashPin, type ScryptCost } from '../db/password.ts'
import type { Tx } from '../db/rights.ts'
import type { Stores } from '../desk/desk.ts'

/** The demo's PINs stand in the README: hashing them dearly would only slow the first start down. */
const demoPinCost: ScryptCost = { N: 2 ** 12, r: 8, p: 1 }

/** The PIN hashes of the demo's people, made before the transaction: hashing waits, writing must not. */
export async function hashDemoPins(now: Instant): Promise<ReadonlyMap<string, string>> {
  const { users } = demoClinic(localDate(now))
  return new Map(await Promise.all(users.map(async ({ id, pin }) => [id, await hashPin(pin, demoPinCost)] as const)))
}

/** Fills an empty record with the invented clinic: practice, people, providers, payers, charges, catalogue issue. */
export function seedDemo(_tx: Tx, stores: Stores, pinHashes: ReadonlyMap<string, string>, now: Instant): void {
  const { practice, users, providers, payers, charges } = demoClinic(localDate(now))
  const { documents, users: people } = stores
  documents.put('practice', practice.id, practice, now)
  for (const provider of providers) documents.put('provider', provider.npi, provider, now)
  for (const payer of payers) documents.put('payer', payer.id, payer, now)
  documents.put('charges', 'fee-schedule', charges, now)
  documents.put('catalogue', catalogueIssue.issue, catalogueIssue, now)
  documents.put('settings', 'demo', { since: now }, now)
  for (const { pin: _pin, ...user } of users) {
    people.put(user)
    people.setPin(user.id, pinHashes.get(user.id) ?? '')
  }
}
