import type { Tx } from '#electron/db/rights.ts'
import { type Payer, type Provider, payerSchema, providerSchema } from '#shared/document/clinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk, Stores } from '../desk.ts'
import { audit } from '../record/audit.ts'

/** Providers and payers as visits name them: kept once, so that a claim finds who ordered, and the next visit need not type them. */
interface Names {
  readonly providers: readonly Provider[]
  readonly payers: readonly Payer[]
}

/** Those that are known here. */
export const knownNames = ({ stores: { documents } }: Pick<Desk, 'stores'>): Names => ({
  providers: documents.list('provider').map(({ body }) => providerSchema.parse(body)),
  payers: documents.list('payer').map(({ body }) => payerSchema.parse(body)),
})

/** Who was known before stays as they are. False = known already. */
export function keepProvider({ documents }: Pick<Stores, 'documents'>, provider: Provider, at: Instant): boolean {
  if (documents.get('provider', provider.npi)) return false
  documents.put('provider', provider.npi, provider, at)
  return true
}

export function keepPayer({ documents }: Pick<Stores, 'documents'>, payer: Payer, at: Instant): boolean {
  if (documents.get('payer', payer.id)) return false
  documents.put('payer', payer.id, payer, at)
  return true
}

/** Keeps whoever is new, here and on the other workstations of the site. */
export function learnNames(desk: Desk, tx: Tx, { providers, payers }: Names, userId: string | null): void {
  const now = desk.now()
  for (const provider of providers)
    if (keepProvider(desk.stores, provider, now)) {
      const facts = {
        npi: provider.npi,
        name: `${provider.last}, ${provider.first}`,
        provider: JSON.stringify(provider),
      }
      enqueueEvents(desk, tx, 'names', audit(desk, tx, { kind: 'audit.providerKept', userId, facts }))
    }
  for (const payer of payers)
    if (keepPayer(desk.stores, payer, now)) {
      const facts = { name: payer.name, payer: JSON.stringify(payer) }
      enqueueEvents(desk, tx, 'names', audit(desk, tx, { kind: 'audit.payerKept', userId, facts }))
    }
}
