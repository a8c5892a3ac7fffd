import type { AppStore } from '#renderer/store/createAppStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { authorizeRefusalWords } from '#renderer/words/officeAuthorizations.ts'
import type { Authorization } from '#shared/document/clinic.ts'

/** Enters one authorization beside a signed visit, or takes back what was entered: why it was not, in words; null = it is. */
export async function authorize(
  { api }: AppStore,
  sessionId: string,
  authorization: Authorization,
  isWithdrawn: boolean,
): Promise<string | null> {
  const answer = await api.call('claim.authorize', { sessionId, authorization, isWithdrawn })
  if (answer.kind === 'fault') return faultWords(answer.fault)
  return answer.kind === 'refusal' ? authorizeRefusalWords[answer.refusal.code] : null
}
