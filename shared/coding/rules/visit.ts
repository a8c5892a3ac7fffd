import type { Ledger } from '../ledger.ts'
import type { Scene } from '../model.ts'
import type { Visit } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords } from '../words/lineWords.ts'

/** Visits that may stand beside an administration when documented as separate (R22). */
const separable = /^(9920[2-5]|9921[2-5])$/

/** R22: the visit of the day. Without an administration it carries no 25, and 99211 is not in question. */
export function codeVisit(visit: Visit, encounter: string, administered: boolean, scene: Scene, ledger: Ledger): void {
  const { em, separatelyIdentifiable } = visit
  const isNurseVisit = em === '99211'
  if (!isNurseVisit && !separable.test(em)) {
    ledger.issueFor('route_not_coded', [], encounter, issueWords.emUnknown(em))
    return
  }
  if (administered && isNurseVisit) {
    ledger.issueFor('em_99211_not_allowed', [], encounter, issueWords.em99211(em))
    return
  }
  if (administered && !separatelyIdentifiable) {
    ledger.issueFor('em_not_separately_identifiable', [], encounter, issueWords.emIncluded(em))
    return
  }
  const hospital = scene.setting === 'facility' && scene.profile.hospitalVisitCode === 'G0463'
  ledger.line({
    code: hospital ? 'G0463' : em,
    units: 1,
    modifiers: administered ? ['25'] : [],
    encounter,
    access: null,
    members: [],
    rules: ['R22'],
    minutes: 0,
    spans: [],
    text: lineWords.visit(administered),
    whyNot: [],
    label: lineWords.visitLabel,
  })
}
