import { createLedger, type Ledger } from './ledger.ts'
import { type Charted, groupBy, type Scene } from './model.ts'
import { checkBill } from './rules/billChecks.ts'
import { byKind, classify, type Kinds, type Sorted } from './rules/classify.ts'
import { codeEncounter, type Stay } from './rules/codeEncounter.ts'
import { codeInjections } from './rules/injections.ts'
import { joinBags } from './rules/joinBags.ts'
import { joinSegments } from './rules/joinSegments.ts'
import { codeArterial, codePlaces } from './rules/otherRoutes.ts'
import { codePorts } from './rules/ports.ts'
import { codeProcedures } from './rules/procedures.ts'
import { codePumps } from './rules/pumps.ts'
import { readServices } from './rules/readServices.ts'
import { codeScInfusions } from './rules/scInfusion.ts'
import { settleUnknownStops } from './rules/stopUnknown.ts'
import { codeTransfusions } from './rules/transfusion.ts'
import { reportUncoded } from './rules/uncoded.ts'
import { codeVisit } from './rules/visit.ts'
import type { CodingInput, Service } from './types.ts'

/** What one pass over the record found, before lines are merged and cut to the encounter asked for. */
export interface Pass {
  readonly ledger: Ledger
  readonly blocked: readonly Service[]
  readonly charted: readonly Charted[]
  /** Encounters in the order of time, each with its day. */
  readonly days: ReadonlyMap<string, string>
}

/** Section 6 from end to end, once, on the record as it stands. */
export function codeOnce(input: CodingInput, scene: Scene): Pass {
  const ledger = createLedger()
  const { charted, blocked } = readServices(input, scene, ledger)
  const timed = settleUnknownStops(charted, scene, ledger)
  const administrations = joinSegments(joinBags(timed, ledger), ledger)
  const sorted = administrations.map((one) => ({ one, kind: classify(one, scene, ledger) }))
  reportUncoded(sorted, ledger)
  const stays = staysOf(charted, sorted, input.encounterReason ?? null)
  for (const stay of stays) {
    codeEncounter(stay, scene, ledger)
    codeScInfusions(stay.of('sc_infusion'), scene, ledger)
    codeArterial(stay.of('arterial'), scene, ledger)
    codeProcedures(stay.of('procedure'), scene, ledger)
  }
  const of = byKind(sorted)
  codePumps(of('pump'), scene, ledger)
  codePlaces([...of('chemo_place'), ...of('refill')], ledger)
  codeDays(stays, input, scene, ledger)
  const days = new Map(stays.map(({ encounter, day }) => [encounter, day]))
  checkBill(ledger.entries, days, scene, ledger)
  return { ledger, blocked, charted, days }
}

/** One encounter with its place in the day. */
interface StayOfDay extends Stay {
  readonly encounter: string
  readonly day: string
}

/**
 * Encounters by their first start, as the services stand. Coming back later the same day is a second encounter of that day (section 1), also
 * where nothing of the first one has a known stop: the patient was here (R23).
 */
function staysOf(charted: readonly Charted[], all: readonly Sorted[], reason: string | null): readonly StayOfDay[] {
  const given = groupBy(all, ({ one }) => one.encounter)
  const seen = new Set<string>()
  return [...groupBy(charted, ({ encounter }) => encounter)].map(([encounter, [{ day }]]) => {
    const returned = seen.has(day)
    seen.add(day)
    const sorted = given.get(encounter) ?? []
    return { encounter, day, returned, reason, sorted, of: byKind(sorted) }
  })
}

/** What counts once a day, or is looked at over the whole day: R14, R15, R19, R22. */
function codeDays(stays: readonly StayOfDay[], input: CodingInput, scene: Scene, ledger: Ledger): void {
  const ofVisit = input.emitEncounter ?? stays[0]?.encounter ?? '1'
  const days = groupBy(stays, ({ day }) => day)
  for (const ofDay of days.values()) {
    const of: Kinds = (kind) => ofDay.flatMap((stay) => stay.of(kind))
    const encounters = new Set(ofDay.map(({ encounter }) => encounter))
    const anythingElse = (): boolean => ledger.entries.some(({ encounter }) => encounters.has(encounter))
    codeInjections(of('injection'), scene, ledger)
    codeTransfusions(of('transfusion'), ledger)
    if (input.visit && encounters.has(ofVisit)) codeVisit(input.visit, ofVisit, anythingElse(), scene, ledger)
    codePorts(of('port'), anythingElse(), ledger)
  }
  if (input.visit && !stays.some(({ encounter }) => encounter === ofVisit))
    codeVisit(input.visit, ofVisit, false, scene, ledger)
}
