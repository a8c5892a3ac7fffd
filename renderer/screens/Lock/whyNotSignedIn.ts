import { faultWords } from '#renderer/words/faults.ts'
import { lockWords } from '#renderer/words/lock.ts'
import type { Answer } from '#shared/ipc/client.ts'

/** Why somebody is not in, in words that name the next step. */
export function whyNotSignedIn(
  answer: Exclude<Answer<'people.signIn' | 'people.signInFully'>, { kind: 'value' }>,
): string {
  if (answer.kind === 'fault') return faultWords(answer.fault)
  const { code, facts } = answer.refusal
  if (code === 'pin-wrong') return lockWords.pinWrong
  if (code === 'password-wrong') return lockWords.passwordWrong
  return code === 'locked-out' ? lockWords.lockedOut(facts.until) : lockWords.personUnknown
}
