import type { Ledger } from '../ledger.ts'
import { type Administration, groupBy, membersOf, type Scene } from '../model.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { countedSpans } from './countedSpans.ts'

/** R17: the start of a chemotherapy pump planned or run for more than 480 minutes, by vein or artery; one unit per drug. */
export function codePumps(pumps: readonly Administration[], scene: Scene, ledger: Ledger): void {
  const { prolongedFrom } = scene.ruleSet.thresholds
  for (const [one, ...more] of groupBy(pumps, placeOf).values()) {
    const artery = one.route === 'intra_arterial'
    ledger.line({
      code: artery ? '96425' : '96416',
      units: 1,
      modifiers: [],
      encounter: one.encounter,
      access: one.access,
      members: membersOf([one, ...more]),
      rules: ['R17'],
      minutes: one.minutes,
      spans: [one, ...more].flatMap((pump) => countedSpans(pump)),
      text: lineWords.pump(one.name, one.minutes, one.plannedMinutes, prolongedFrom),
      whyNot: [
        { code: artery ? '96422' : '96413', rule: 'R17', text: whyNotWords.byPump(prolongedFrom) },
        { code: artery ? '96423' : '96415', rule: 'R17', text: whyNotWords.noHours() },
      ],
    })
  }
}

const placeOf = ({ encounter, access, drug, route }: Administration): string => [encounter, access, drug, route].join()
