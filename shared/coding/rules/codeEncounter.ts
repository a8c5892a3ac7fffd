import type { Ledger } from '../ledger.ts'
import { type Administration, type Charted, membersOf, type Scene } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { rankOf } from './chooseInitial.ts'
import type { Kinds, Sorted } from './classify.ts'
import { lacksSiteReason, type Mark, marksFor, orderAccesses } from './distinctAccess.ts'
import { fluidsOf, tallyHydration } from './hydration.ts'
import { isLed, type JudgedAccess, judgeAccess, type LedAccess, watchTies } from './judgeAccess.ts'
import { mergeDoses } from './mergeDoses.ts'
import { isInfusedBeside, judgePushes } from './repeatPushes.ts'
import { reportConcurrent, reportConcurrentChemo } from './reportAlongside.ts'
import { reportHydration, reportShort } from './reportHydration.ts'
import { reportInfusions } from './reportInfusions.ts'
import { reportPushes, reportRepeats } from './reportPushes.ts'

/** An encounter: what was given in it, and how it stands among those of its day. */
export interface Stay {
  readonly sorted: readonly Sorted[]
  readonly of: Kinds
  /** The patient was here before on this day (R23). */
  readonly returned: boolean
  /** Why they came back, where the input says. */
  readonly reason: string | null
}

/** Steps 4 to 9 of section 6: everything of one encounter that takes part in the initial and sequential scheme. */
export function codeEncounter(stay: Stay, scene: Scene, ledger: Ledger): void {
  const { sorted, of } = stay
  reportIncidental(sorted, ledger)
  reportDiscontinued(sorted, ledger)
  const infusions = flaggedByPush(mergeDoses(of('infusion'), ledger), of('push'))
  const { firsts, repeats } = judgePushes(of('push'), of('infusion'), scene, ledger)
  const pumps = of('pump').filter(({ route }) => route === 'pump_prolonged')
  const hydration = tallyHydration(stay, scene)
  const accesses = new Set([...infusions, ...firsts, ...hydration].map(({ access }) => access))
  const judged = [...accesses].map((access) => {
    const here = (one: { readonly access: string | null }): boolean => one.access === access
    const facts = {
      access,
      infusions: infusions.filter(here),
      pumps: pumps.filter(here),
      pushes: firsts.filter(here),
      hydration: hydration.filter(here),
    }
    return judgeAccess(facts, scene, ledger)
  })
  const led = orderAccesses(judged.filter(isLed), scene)
  const initials = led.map(({ initial }) => initial)
  watchTies(initials, initials[0] ?? null, ledger)
  report({ led, others: judged.filter((access) => !isLed(access)) }, repeats, stay, scene, ledger)
}

/** A flag on a push of a drug that is also infused there speaks for the infusion: the push is a repeat (R13). */
function flaggedByPush(
  infusions: readonly Administration[],
  pushes: readonly Administration[],
): readonly Administration[] {
  const flagged = pushes.filter((push) => push.flagged)
  if (flagged.length === 0) return infusions
  return infusions.map((one) => (flagged.some((push) => isInfusedBeside(push, one)) ? { ...one, flagged: true } : one))
}

interface Accesses {
  /** In the order of R23. */
  readonly led: readonly LedAccess[]
  /** Where nothing has an initial code: repeats, short hydration, what runs beside a pump. */
  readonly others: readonly JudgedAccess[]
}

function report(
  { led, others }: Accesses,
  repeats: readonly Administration[],
  stay: Stay,
  scene: Scene,
  ledger: Ledger,
): void {
  const addOns = new Map<string | null, Mark | null>()
  for (const [place, access] of led.entries()) {
    const marks = marksFor(place, stay.returned, scene)
    addOns.set(access.access, marks.addOn)
    reportInfusions(access, marks, scene, ledger)
    reportConcurrentChemo(access, scene, ledger)
    reportPushes(access, marks, scene, ledger)
    reportHydration(access, marks, scene, ledger)
  }
  for (const access of others) {
    reportConcurrentChemo(access, scene, ledger)
    for (const hydration of access.hydration) reportShort(hydration, scene, ledger)
  }
  const addOnMark = ({ access }: Administration): Mark | null => addOns.get(access) ?? null
  reportConcurrent([...led, ...others], addOnMark, ledger)
  reportRepeats(repeats, addOnMark, scene, ledger)
  reportReasons(led, scene, ledger)
  reportDocumentation(led, stay, ledger)
}

/** What stands behind the initial service of an access and what is reported beside it. */
const servicesOf = ({ initial, infusions, pushes, hydration }: LedAccess): readonly Charted[] =>
  membersOf([...infusions, ...pushes, ...(initial.code === '96360' ? hydration.flatMap(fluidsOf) : [])])

/** R7: the warning where the main reason and the ranking differ, inside an access or between two. */
function reportReasons(accesses: readonly LedAccess[], scene: Scene, ledger: Ledger): void {
  for (const access of accesses) {
    const { initial, byReason, reasonOutranked } = access
    const elsewhere = byReason && accesses.some((other) => rankOf(other.initial, scene) < rankOf(initial, scene))
    if (reasonOutranked || elsewhere)
      ledger.issue('primary_reason_outranked', servicesOf(access), issueWords.reasonOutranked(initial.name))
  }
}

/** R23: the record says why a second access or a second stay was needed. */
function reportDocumentation(accesses: readonly LedAccess[], stay: Stay, ledger: Ledger): void {
  const sites = accesses.map((access) => ({ members: servicesOf(access) }))
  const [first, ...others] = sites
  if (lacksSiteReason(sites)) ledger.issue('second_site_documentation', membersOf(others), issueWords.secondSite())
  if (first && stay.returned && !stay.reason?.trim())
    ledger.issue('separate_encounter_documentation', first.members, issueWords.secondEncounter())
}

function reportIncidental(sorted: readonly Sorted[], ledger: Ledger): void {
  for (const { one, kind } of sorted) {
    if (kind !== 'incidental') continue
    ledger.issue('hydration_incidental', one.members, issueWords.incidental(one.name))
    ledger.note(one.members, 'R9', noteWords.incidental(one.name))
  }
}

/** R26: what was stopped early is coded by its minutes and shown to a person. */
function reportDiscontinued(sorted: readonly Sorted[], ledger: Ledger): void {
  for (const { one } of sorted)
    if (one.discontinued)
      ledger.issue('discontinued_infusion_review', one.members, issueWords.discontinued(one.name, one.minutes))
}
