import type { Ledger } from '../ledger.ts'
import type { Charted, Scene } from '../model.ts'
import type { Span } from '../time/spans.ts'
import type { Route } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { isPump } from './chartedFrom.ts'

/** What an infusion counts as where the site bills a push for a stop that is unknown (section 10, missingStop). */
const asPush: Readonly<Partial<Record<Route, Route>>> = {
  iv_infusion: 'iv_push',
  sc_infusion: 'subcutaneous',
  intra_arterial: 'intra_arterial',
}

/**
 * R20: a line closed as "stop unknown" is signed with `stop_unknown` and has no duration, so no code; a site that bills
 * a push for it says so in its profile. Hydration has no push form.
 */
export function settleUnknownStops(charted: readonly Charted[], scene: Scene, ledger: Ledger): readonly Charted[] {
  if (!charted.some(({ stopUnknown }) => stopUnknown)) return charted
  return charted.flatMap((one) => {
    if (!one.stopUnknown) return [one]
    ledger.issue('stop_unknown', [one], issueWords.stopUnknown(one.service.drug))
    // A pump whose plan is prolonged needs no stop (R17).
    if (isPump(one.service) && one.plannedMinutes >= scene.ruleSet.thresholds.prolongedFrom) return [one]
    const route = scene.profile.missingStop === 'push' && one.class !== 'hydration' ? asPush[one.route] : undefined
    if (route) return [{ ...one, route, runs: untimed, exact: untimed }]
    if (!timed.has(one.route)) return [one]
    ledger.note([one], 'R20', noteWords.stopUnknown(one.service.drug))
    return []
  })
}

const untimed: readonly Span[] = []
const timed: ReadonlySet<Route> = new Set(['iv_infusion', 'sc_infusion', 'intra_arterial', 'pump_prolonged'])
