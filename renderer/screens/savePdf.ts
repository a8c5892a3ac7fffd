import type { AppStore } from '#renderer/store/createAppStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { printWords as w } from '#renderer/words/print.ts'
import { guardedWords } from '#renderer/words/restricted.ts'
import type { Answer } from '#shared/ipc/client.ts'

import { saveBytes } from './saveBytes.ts'

type Printed = Answer<'paper.print'> | Answer<'packet.make'>

const whyNot: Readonly<Record<string, string>> = {
  'nothing-to-print': w.nothingToPrint,
  'not-signed': w.notSigned,
  'session-unknown': w.unknown,
  ...guardedWords,
}

/** Hands a printed page to the downloads and says so; a sentence when it could not be made. */
export function savePdf(store: AppStore, answer: Printed): string | null {
  if (answer.kind === 'fault') return faultWords(answer.fault)
  if (answer.kind === 'refusal') return whyNot[answer.refusal.code] ?? w.unknown
  const { fileName, base64 } = answer.value
  saveBytes(fileName, 'application/pdf', base64)
  store.say(w.made(fileName))
  return null
}
