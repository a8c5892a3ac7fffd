import { faultWords } from '#renderer/words/faults.ts'
import type { Fault } from '#shared/ipc/envelope.ts'

type No =
  | {
      readonly kind: 'refusal'
      readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, string>> }
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Why the hub gave nothing: in its own words, or ours where the desk itself failed. */
export const sayNo = (answer: No): string =>
  answer.kind === 'fault' ? faultWords(answer.fault) : (answer.refusal.facts.text ?? answer.refusal.code)
