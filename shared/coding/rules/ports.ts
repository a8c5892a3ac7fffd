import type { Ledger } from '../ledger.ts'
import type { Administration } from '../model.ts'
import type { Route } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'

/** Preferred first: a flush and a draw alone together are the draw (R19). */
const portCodes: readonly (readonly [Route, string])[] = [
  ['port_blood_draw', '36591'],
  ['catheter_blood_draw', '36592'],
  ['port_flush', '96523'],
]

/** R19, over one day: flush and blood draw have a code where nothing else of the day has one, not even a visit. */
export function codePorts(ports: readonly Administration[], anythingElse: boolean, ledger: Ledger): void {
  const preferred = portCodes.flatMap(([route, code]) =>
    ports.filter((one) => one.route === route).map((one) => ({ one, code })),
  )
  for (const { one, code } of anythingElse ? [] : preferred.slice(0, 1))
    ledger.line({
      code,
      units: 1,
      modifiers: [],
      encounter: one.encounter,
      access: one.access,
      members: one.members,
      rules: ['R19'],
      minutes: 0,
      spans: [],
      text: lineWords.procedure(one.name),
      whyNot: [],
    })
  for (const one of anythingElse ? ports : preferred.slice(1).map(({ one: port }) => port)) {
    const flush = one.route === 'port_flush'
    const issue = flush ? issueWords.portFlush() : issueWords.bloodDraw()
    ledger.issue(flush ? 'port_flush_bundled' : 'blood_draw_bundled', one.members, issue)
    ledger.note(one.members, 'R19', noteWords.portBundled())
  }
}
