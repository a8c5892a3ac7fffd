import catalogueIssue from '#resources/catalogue/issue.json' with { type: 'json' }
import { practice } from '#resources/demo/clinicFacts.ts'
import { demoClinic } from '#resources/demo/demoClinic.ts'
import { demoReceipts } from '#resources/demo/receipts.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { epochMs, instantAt, localDate } from '#shared/kernel/instant.ts'
import { hashPin } from '../db/password.ts'
import type { Tx } from '../db/rights.ts'
import type { Desk, Stores } from '../desk/desk.ts'
import type { ClinicClock } from '../desk/practice/clinicClock.ts'
import { isSetUp } from '../desk/practice/setUpClinic.ts'
import { demoPinCost } from './demoPinCost.ts'

/** Makes an empty record the demo clinic, on the clinic's own clock; a record that is somebody's stays theirs. False = it was. */
export async function openDemo({
  transaction,
  stores,
  clock,
}: Pick<Desk, 'transaction' | 'stores'> & { readonly clock: ClinicClock }): Promise<boolean> {
  if (isSetUp({ stores })) return false
  const now = instantAt(epochMs(clock.now()), practice.zone)
  const pinHashes = await hashDemoPins(now)
  const isSeeded = transaction((tx) => {
    if (isSetUp({ stores })) return false
    seedDemo(tx, stores, pinHashes, now)
    return true
  })
  if (isSeeded) clock.readIn(practice.zone)
  return isSeeded
}

/** The PIN hashes of the demo's people, made before the transaction: hashing waits, writing must not. */
async function hashDemoPins(now: Instant): Promise<ReadonlyMap<string, string>> {
  const { users } = demoClinic(localDate(now))
  return new Map(await Promise.all(users.map(async ({ id, pin }) => [id, await hashPin(pin, demoPinCost)] as const)))
}

/** The demo's manager. */
const keptBy = 'tom-archer'

/** Fills an empty record with the invented clinic: practice, people, providers, payers, charges, catalogue issue, receipts. */
function seedDemo(tx: Tx, stores: Stores, pinHashes: ReadonlyMap<string, string>, now: Instant): void {
  const { practice, users, providers, payers, charges } = demoClinic(localDate(now))
  const { documents, users: people } = stores
  documents.put('practice', practice.id, practice, now)
  for (const provider of providers) documents.put('provider', provider.npi, provider, now)
  for (const payer of payers) documents.put('payer', payer.id, payer, now)
  documents.put('charges', 'fee-schedule', charges, now)
  documents.put('catalogue', catalogueIssue.issue, catalogueIssue, now)
  documents.put('settings', 'demo', { since: now }, now)
  for (const { id, receipt, struck: reason } of demoReceipts(localDate(now))) {
    const body = canonicalJson(receipt)
    stores.receipts.add(tx, { id, ndc: receipt.ndc, body, file: null, userId: keptBy, at: now })
    if (reason !== undefined) stores.receipts.strike(tx, { id, reason, userId: keptBy, at: now })
  }
  for (const { pin: _pin, ...user } of users) {
    people.put(user)
    people.setPin(user.id, pinHashes.get(user.id) ?? '')
  }
}
