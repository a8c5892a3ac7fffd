import { faultWords } from '#renderer/words/faults.ts'
import { guardedWords } from '#renderer/words/restricted.ts'
import type { Fault } from '#shared/ipc/envelope.ts'

type No =
  | {
      readonly kind: 'refusal'
      readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, string>> }
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Why the hub gave nothing: in its own words, or ours where the desk itself failed. */
export const sayNo = (answer: No): string =>
  answer.kind === 'fault'
    ? faultWords(answer.fault)
    : (answer.refusal.facts.text ?? restrictedNo[answer.refusal.code] ?? answer.refusal.code)

/** Why a person has to say it again: what left before, or may have; null = nothing of that kind. */
export const leftBeforeWords = (answer: { readonly kind: 'value' } | No): string | null =>
  answer.kind === 'refusal' && answer.refusal.code === 'left-before' ? sayNo(answer) : null

const restrictedNo: Readonly<Record<string, string>> = guardedWords
