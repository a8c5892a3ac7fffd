import { isChemo } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import type { Administration, Scene } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'
import { isPump } from './chartedFrom.ts'
import { elapsedMinutes, reportSeconds } from './seconds.ts'

/** What an administration counts as, once its minutes are known. */
export type Kind =
  | 'infusion'
  | 'push'
  | 'pump'
  | 'hydration'
  | 'incidental'
  | 'injection'
  | 'sc_infusion'
  | 'arterial'
  | 'transfusion'
  | 'chemo_place'
  | 'refill'
  | 'port'
  | 'procedure'
  | 'no_rule'
  | 'no_duration'

/** A classified administration. */
export interface Sorted {
  readonly one: Administration
  readonly kind: Kind
}

/** The administrations that count as a kind, in the order they stand. */
export type Kinds = (kind: Kind) => readonly Administration[]

const none: readonly Administration[] = []

/** What was classified, by what it counts as. */
export function byKind(sorted: readonly Sorted[]): Kinds {
  const kinds = new Map<Kind, Administration[]>()
  for (const { one, kind } of sorted) {
    const alike = kinds.get(kind)
    if (alike) alike.push(one)
    else kinds.set(kind, [one])
  }
  return (kind) => kinds.get(kind) ?? none
}

/** Step 3 of section 6: push, infusion, pump or other, by class, route and minutes (R2, R9, R14, R16, R17, R18, R25). */
export function classify(one: Administration, scene: Scene, ledger: Ledger): Kind {
  if (one.running) {
    ledger.watch(scene.ruleSet.thresholds.infusionFrom - one.minutes)
    ledger.watch(scene.ruleSet.thresholds.prolongedFrom - one.minutes)
  }
  switch (one.route) {
    case 'iv_infusion':
      return classifyInfusion(one, scene, ledger)
    case 'iv_push':
      return classifyPush(one, scene, ledger)
    case 'pump_prolonged':
      return classifyPump(one, scene, ledger)
    case 'sc_infusion':
      return classifySubcutaneous(one, scene, ledger)
    case 'intra_arterial':
      return classifyArterial(one, scene, ledger)
    case 'subcutaneous':
    case 'intramuscular':
    case 'on_body_injector':
      return isDrug(one) ? 'injection' : 'no_rule'
    case 'intrathecal':
    case 'intrathecal_reservoir':
    case 'intrapleural':
    case 'intraperitoneal':
    case 'intravesical':
      return isChemo(one) ? 'chemo_place' : 'no_rule'
    default:
      return kindByRoute[one.route] ?? 'no_rule'
  }
}

const kindByRoute: Readonly<Partial<Record<Administration['route'], Kind>>> = {
  transfusion: 'transfusion',
  pump_refill_portable: 'refill',
  pump_refill_implanted: 'refill',
  port_flush: 'port',
  port_blood_draw: 'port',
  catheter_blood_draw: 'port',
  declot: 'procedure',
  phlebotomy: 'procedure',
  bone_marrow_aspiration: 'procedure',
  bone_marrow_biopsy: 'procedure',
  bone_marrow_biopsy_aspiration: 'procedure',
}

const isDrug = (one: Administration): boolean => isChemo(one) || one.class === 'therapeutic'

/** Fluid that carries a drug, keeps a vein open or flushes is not hydration at all (R9), whatever its formulary class. */
const isIncidental = (one: Administration): boolean =>
  (one.class === 'hydration' || one.class === 'therapeutic') &&
  one.members.every(({ purpose }) => purpose === 'vehicle' || purpose === 'kvo' || purpose === 'flush')

function classifyInfusion(one: Administration, scene: Scene, ledger: Ledger): Kind {
  if (isIncidental(one)) return 'incidental'
  if (one.class === 'hydration') return 'hydration'
  if (one.class === 'transfusion') return 'transfusion'
  if (!isDrug(one)) return 'no_rule'
  return pushOrInfusion(one, scene, ledger)
}

/** R26: where the profile bills the ordered service with 53, an infusion stopped early stays one, whatever its minutes. */
export const staysOrdered = (one: Administration, { profile }: Scene): boolean =>
  one.discontinued && profile.stoppedEarly === 'ordered_service_53'

/** R2, with R26: a run stopped early counts by its minutes unless the profile bills the ordered service with 53. */
function pushOrInfusion(one: Administration, scene: Scene, ledger: Ledger): 'push' | 'infusion' {
  const { infusionFrom } = scene.ruleSet.thresholds
  if (staysOrdered(one, scene)) return 'infusion'
  if (one.minutes >= infusionFrom !== elapsedMinutes(one.exact) >= infusionFrom) reportSeconds(one, ledger)
  if (one.minutes >= infusionFrom) return 'infusion'
  ledger.issue('infusion_coded_as_push', one.members, issueWords.codedAsPush(one.name, one.minutes, infusionFrom))
  return 'push'
}

/** A push stays a push however long it took (R2). */
function classifyPush(one: Administration, scene: Scene, ledger: Ledger): Kind {
  if (isIncidental(one)) return 'incidental'
  if (!isDrug(one)) return 'no_rule'
  if (one.minutes > scene.ruleSet.thresholds.pushReviewAfter)
    ledger.issue('push_over_15_minutes', one.members, issueWords.longPush(one.name, one.minutes))
  return 'push'
}

/** True where plan or run is long enough for the pump codes (R17). */
const isProlonged = (one: Administration, { ruleSet }: Scene): boolean =>
  Math.max(one.minutes, one.plannedMinutes) >= ruleSet.thresholds.prolongedFrom

/** R17. A pump that is not prolonged is an ordinary infusion; R17 speaks of chemotherapy alone, so a long therapeutic pump has no rule. */
function classifyPump(one: Administration, scene: Scene, ledger: Ledger): Kind {
  if (!isDrug(one)) return 'no_rule'
  if (isProlonged(one, scene)) {
    if (!isChemo(one)) return 'no_rule'
    reportShortRun(one, scene, ledger)
    return 'pump'
  }
  ledger.issue(
    'pump_not_prolonged',
    one.members,
    issueWords.shortPump(one.name, one.minutes, scene.ruleSet.thresholds.prolongedFrom),
  )
  const timed = one.members.some(({ stopped, open }) => stopped || open)
  return timed ? pushOrInfusion(one, scene, ledger) : 'no_duration'
}

/** A longer plan cut short keeps its code and is flagged; so is a run that is prolonged only by its seconds. */
function reportShortRun(one: Administration, scene: Scene, ledger: Ledger): void {
  const { prolongedFrom } = scene.ruleSet.thresholds
  const ended = one.members.every(({ stopped }) => stopped)
  if (ended && one.minutes < prolongedFrom)
    ledger.issue('pump_not_prolonged', one.members, issueWords.planCutShort(one.name, one.minutes))
  if (one.plannedMinutes < prolongedFrom && elapsedMinutes(one.exact) < prolongedFrom) reportSeconds(one, ledger)
}

/** R16: 15 minutes or less is an injection. Longer chemotherapy under the skin has no rule. */
function classifySubcutaneous(one: Administration, scene: Scene, ledger: Ledger): Kind {
  const { infusionFrom } = scene.ruleSet.thresholds
  if (!isDrug(one) && one.class !== 'hydration') return 'no_rule'
  if (one.minutes >= infusionFrom !== elapsedMinutes(one.exact) >= infusionFrom) reportSeconds(one, ledger)
  if (one.minutes >= infusionFrom) return isChemo(one) ? 'no_rule' : 'sc_infusion'
  if (!isChemo(one) && staysOrdered(one, scene)) return 'sc_infusion'
  ledger.issue('infusion_coded_as_push', one.members, issueWords.codedAsInjection(one.name, one.minutes, infusionFrom))
  return 'injection'
}

/** R18. A therapeutic arterial dose is an injection; as an infusion it has no rule. */
function classifyArterial(one: Administration, scene: Scene, ledger: Ledger): Kind {
  const { infusionFrom, prolongedFrom } = scene.ruleSet.thresholds
  if (!isDrug(one)) return 'no_rule'
  if (!isChemo(one)) return one.minutes >= infusionFrom ? 'no_rule' : 'arterial'
  const byPump = one.members.some(({ service }) => isPump(service))
  if (byPump && isProlonged(one, scene)) {
    reportShortRun(one, scene, ledger)
    return 'pump'
  }
  if (byPump)
    ledger.issue('pump_not_prolonged', one.members, issueWords.shortPump(one.name, one.minutes, prolongedFrom))
  if (one.minutes >= infusionFrom !== elapsedMinutes(one.exact) >= infusionFrom) reportSeconds(one, ledger)
  if (one.minutes < infusionFrom && !staysOrdered(one, scene))
    ledger.issue('infusion_coded_as_push', one.members, issueWords.codedAsPush(one.name, one.minutes, infusionFrom))
  return 'arterial'
}
