import { z } from 'zod'
import type { DocumentStore } from '#electron/db/documentStore.ts'
import type { UserStore } from '#electron/db/userStore.ts'
import { billingClocksSchema } from '#shared/document/billingClocks.ts'
import { type Charge, chargeSchema, type Practice, practiceSchema, providerSchema } from '#shared/document/clinic.ts'
import { codePanelSchema } from '#shared/document/codePanel.ts'
import { practiceFactsSchema } from '#shared/document/practiceFacts.ts'
import type { ClinicFacts } from '../visits/buildSessionDocument.ts'

/** The clinic's own facts as the store keeps them. Throws when there is no practice yet: nothing can be recorded before. */
export function readClinicFacts(documents: DocumentStore, users: UserStore): ClinicFacts {
  const practice = readPractice(documents)
  if (!practice) throw new Error('the record has no practice yet')
  return {
    practice,
    providers: documents.list('provider').map(({ body }) => providerSchema.parse(body)),
    charges: readCharges(documents),
    people: users.all(),
  }
}

/** The fee schedule, every row of it. */
export const readCharges = (documents: DocumentStore): readonly Charge[] =>
  documents.list('charges').flatMap(({ body }) => z.array(chargeSchema).parse(body))

/** Whose record it is, with what an administrator set of it since; null = nobody's yet. */
export function readPractice(documents: DocumentStore): Practice | null {
  const kept = documents.list('practice')[0]
  if (!kept) return null
  const panel = codePanelSchema.safeParse(documents.get('settings', 'codePanel')?.body)
  const facts = practiceFactsSchema.safeParse(documents.get('settings', 'practice')?.body)
  const practice = {
    ...practiceSchema.parse(kept.body),
    ...(facts.success ? facts.data : {}),
    ...(panel.success ? panel.data : {}),
  }
  const clocks = billingClocksSchema.safeParse(documents.get('settings', 'billingClocks')?.body)
  if (!clocks.success) return practice
  const { billingHours: _before, ...others } = practice
  const { answerHours, billingHours } = clocks.data
  return { ...others, answerHours, ...(billingHours ? { billingHours } : {}) }
}
