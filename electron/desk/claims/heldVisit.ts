import type { Desk } from '../desk.ts'
import { worklistCardSchema } from './projectWorklist.ts'
import { openQuestionSentence } from './questions.ts'

/**
 * Why nothing of a visit is billed now though its newest version stands, in words: the nurse is asked, or the record is being
 * amended, or an entry came after the signature. Taking a claim back does not wait. null = nothing holds it here.
 */
export function heldSentence(desk: Desk, sessionId: string): string | null {
  const asked = openQuestionSentence(desk, sessionId)
  if (asked !== null) return asked
  const row = desk.stores.tables.worklist.get(sessionId)
  const isAmended = row && worklistCardSchema.parse(row.card).missingKinds.includes('amendment')
  return (isAmended && row.missing[0]) || null
}
