import type { Ledger } from '../ledger.ts'
import type { Administration, Entry, Scene } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { byStartThenLonger } from './concurrent.ts'
import { clockWords, countedSpans } from './countedSpans.ts'
import { type Mark, marked } from './distinctAccess.ts'
import type { JudgedAccess } from './judgeAccess.ts'

/** R11: one concurrent unit per encounter, whatever the number of bags and accesses. */
export function reportConcurrent(
  accesses: readonly JudgedAccess[],
  addOnMark: (one: Administration) => Mark | null,
  ledger: Ledger,
): void {
  const concurrent = accesses.flatMap(({ alongside }) => alongside.concurrent).sort(byStartThenLonger)
  for (const [place, one] of concurrent.entries()) {
    if (place > 0) {
      ledger.issue('second_concurrent_not_reportable', one.members, issueWords.secondConcurrent(one.name))
      ledger.note(one.members, 'R11', noteWords.secondConcurrent(one.name))
      continue
    }
    const line: Entry = {
      ...lineOf(one),
      code: '96368',
      rules: ['R11'],
      text: lineWords.concurrent(one.name, one.minutes, clockWords(one)),
      whyNot: [
        { code: '96367', rule: 'R11', text: whyNotWords.notSequential() },
        { code: '96365', rule: 'R7', text: whyNotWords.concurrentFirst() },
        { code: '96366', rule: 'R11', text: whyNotWords.noHours() },
      ],
    }
    ledger.line(marked(line, addOnMark(one)))
  }
}

/** R12: no code for chemotherapy beside chemotherapy; an unlisted code waits on the preview for a person. */
export function reportConcurrentChemo(access: JudgedAccess, scene: Scene, ledger: Ledger): void {
  for (const one of access.alongside.concurrentChemo) {
    ledger.issue('concurrent_chemo_no_code', one.members, issueWords.concurrentChemo(one.name))
    if (scene.profile.concurrentChemo === 'withhold') {
      ledger.note(one.members, 'R12', noteWords.concurrentChemo(one.name))
      continue
    }
    ledger.issue('unlisted_administration_review', one.members, issueWords.unlisted(one.name))
    ledger.line({
      ...lineOf(one),
      code: '96549',
      rules: ['R12'],
      text: lineWords.concurrentChemo(one.name, one.minutes, clockWords(one)),
      whyNot: [{ code: '96417', rule: 'R12', text: whyNotWords.notSequential() }],
    })
  }
}

const lineOf = (one: Administration) => ({
  units: 1,
  modifiers: [],
  encounter: one.encounter,
  access: one.access,
  members: one.members,
  minutes: one.minutes,
  spans: countedSpans(one),
})
