import { isChemo } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import type { Administration, Entry, Scene } from '../model.ts'
import { clockOf } from '../time/printedTime.ts'
import type { WhyNot } from '../types.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { clockWords, countedSpans } from './countedSpans.ts'
import { type AccessMarks, type Mark, marked } from './distinctAccess.ts'
import type { LedAccess } from './judgeAccess.ts'
import { initialBy } from './reportInfusions.ts'

/** First pushes of one access: the initial code, or the add-on for a further drug (R7, R8). */
export function reportPushes(access: LedAccess, marks: AccessMarks, scene: Scene, ledger: Ledger): void {
  for (const one of access.pushes) {
    const isInitial = access.initial.one === one
    const [first, further] = isChemo(one) ? ['96409', '96411'] : ['96374', '96375']
    const role = isInitial ? lineWords.initial(initialBy(access)) : lineWords.sequential()
    const neighbour: WhyNot = isInitial
      ? { code: further, rule: 'R7', text: whyNotWords.isInitial() }
      : { code: first, rule: 'R7', text: whyNotWords.notInitial(access.initial.name) }
    const line: Entry = {
      ...pushLine(one),
      code: isInitial ? first : further,
      rules: [isInitial ? 'R7' : 'R8', 'R2'],
      text: `${pushWords(one, scene)} ${role}`,
      whyNot: [neighbour, ...notInfusion(one, isInitial, scene)],
    }
    ledger.line(marked(line, isInitial ? marks.initial : marks.addOn))
  }
}

/** Repeat pushes of the same drug, in a facility (R13). */
export function reportRepeats(
  repeats: readonly Administration[],
  addOnMark: (one: Administration) => Mark | null,
  scene: Scene,
  ledger: Ledger,
): void {
  for (const one of repeats) {
    const clock = clockOf(one.start, one.members[0].zone)
    const line: Entry = {
      ...pushLine(one),
      code: '96376',
      rules: ['R13'],
      text: lineWords.repeatPush(one.name, clock, scene.ruleSet.thresholds.repeatPushGap),
      whyNot: [{ code: '96375', rule: 'R13', text: whyNotWords.sameDrug() }],
    }
    ledger.line(marked(line, addOnMark(one)))
  }
}

const pushLine = (one: Administration) => ({
  units: 1,
  modifiers: [],
  encounter: one.encounter,
  access: one.access,
  members: one.members,
  minutes: one.minutes,
  spans: countedSpans(one),
})

function pushWords(one: Administration, { ruleSet }: Scene): string {
  const clock = clockWords(one)
  return one.route === 'iv_push'
    ? lineWords.push(one.name, clock)
    : lineWords.shortInfusion(one.name, one.minutes, clock, ruleSet.thresholds.infusionFrom)
}

function notInfusion(one: Administration, isInitial: boolean, { ruleSet }: Scene): readonly WhyNot[] {
  const [chemo, therapeutic] = isInitial ? ['96413', '96365'] : ['96417', '96367']
  const code = isChemo(one) ? chemo : therapeutic
  const { infusionFrom } = ruleSet.thresholds
  const text = one.route === 'iv_push' ? whyNotWords.chartedPush() : whyNotWords.notInfusion(infusionFrom, one.minutes)
  return [{ code, rule: 'R2', text }]
}
