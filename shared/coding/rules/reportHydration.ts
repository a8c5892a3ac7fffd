import type { Ledger } from '../ledger.ts'
import { type Entry, membersOf, type Scene } from '../model.ts'
import { lengthOf } from '../time/spans.ts'
import type { CountedSpan, WhyNot } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { additionalHours, nextAdditionalHour, secondaryHydrationUnits } from './additionalHours.ts'
import { spanFor } from './countedSpans.ts'
import { type AccessMarks, type Mark, marked } from './distinctAccess.ts'
import { countedMembers, type FluidTime, fluidsOf, type Hydration, isBillable } from './hydration.ts'
import type { LedAccess } from './judgeAccess.ts'

/** Lines, notes and issues of the hydration of an access with an initial service (R4, R9, R10). */
export function reportHydration(access: LedAccess, marks: AccessMarks, scene: Scene, ledger: Ledger): void {
  for (const hydration of access.hydration)
    if (isBillable(hydration, scene)) reportBilled(hydration, access, marks, scene, ledger)
    else reportShort(hydration, scene, ledger)
}

/** R4: hydration too short for a code. */
export function reportShort(hydration: Hydration, scene: Scene, ledger: Ledger): void {
  const { hydrationFrom } = scene.ruleSet.thresholds
  reportMinutes(hydration, scene, ledger)
  const members = membersOf(fluidsOf(hydration))
  ledger.issue('hydration_under_31_minutes', members, issueWords.hydrationShort(hydration.minutes, hydrationFrom))
  for (const time of hydration.fluids) noteShort(time, hydration.minutes, hydrationFrom, ledger)
}

function reportBilled(
  hydration: Hydration,
  { initial }: LedAccess,
  marks: AccessMarks,
  scene: Scene,
  ledger: Ledger,
): void {
  const { thresholds } = scene.ruleSet
  const isInitial = initial.code === '96360'
  reportMinutes(hydration, scene, ledger)
  reportSource(hydration, ledger)
  const elsewhere: readonly WhyNot[] = isInitial
    ? []
    : [{ code: '96360', rule: 'R7', text: whyNotWords.hydrationLast(initial.name) }]
  const why = [...elsewhere, ...whyNotMore(hydration.minutes, scene)]
  if (isInitial) lineOf(hydration, '96360', 1, marks.initial, why, scene, ledger)
  const further = isInitial
    ? additionalHours(hydration.minutes, thresholds)
    : secondaryHydrationUnits(hydration.minutes, thresholds)
  if (further > 0) lineOf(hydration, isInitial ? '96361' : 'beside', further, marks.addOn, why, scene, ledger)
}

/** What of its minutes does not count, and whether the seconds or the next minutes would give something else. */
function reportMinutes(hydration: Hydration, scene: Scene, ledger: Ledger): void {
  reportExclusions(hydration, ledger)
  if (hydration.moving) watchHydration(hydration, scene, ledger)
  if (unitsOf(hydration.minutes, scene) !== unitsOf(hydration.elapsed, scene)) reportSecondsOf(hydration, ledger)
}

function watchHydration({ minutes, lastPiece }: Hydration, { ruleSet }: Scene, ledger: Ledger): void {
  const { hydrationFrom } = ruleSet.thresholds
  ledger.watch(hydrationFrom - minutes)
  ledger.watch(hydrationFrom - lastPiece)
  ledger.watch(nextAdditionalHour(minutes, ruleSet.thresholds) - minutes)
}

const unitsOf = (minutes: number, { ruleSet }: Scene): number => secondaryHydrationUnits(minutes, ruleSet.thresholds)

function reportSecondsOf(hydration: Hydration, ledger: Ledger): void {
  const members = membersOf(fluidsOf(hydration))
  const { name } = hydration.fluids[0].fluid
  ledger.issue('seconds_change_code', members, issueWords.seconds(name, hydration.minutes, hydration.elapsed))
}

function reportExclusions({ fluids }: Hydration, ledger: Ledger): void {
  for (const { fluid, excluded } of fluids) {
    const lost = excluded.find(({ why }) => why === 'drug_running')
    if (lost)
      ledger.issue('hydration_overlap_excluded', fluid.members, issueWords.hydrationOverlap(lengthOf(lost.spans)))
    if (excluded.some(({ why }) => why === 'between_blood_units'))
      ledger.issue('hydration_incidental', fluid.members, issueWords.betweenBlood(fluid.name))
  }
}

/** Billable hydration: where its minutes come from, and whether order and reason are on record. */
function reportSource(hydration: Hydration, ledger: Ledger): void {
  const members = countedMembers(hydration)
  if (hydration.runs.length > 1)
    ledger.issue('hydration_segments_combined', members, issueWords.hydrationRuns(hydration.runs.length))
  if (members.some(({ service }) => service.ordered !== true || !service.reason?.trim()))
    ledger.issue('hydration_necessity_missing', members, issueWords.hydrationNecessity())
  for (const time of hydration.fluids) if (time.counted.length === 0) noteUncounted(time, ledger)
}

function noteShort(time: FluidTime, minutes: number, from: number, ledger: Ledger): void {
  if (time.counted.length === 0 && time.excluded.length > 0) noteUncounted(time, ledger)
  else ledger.note(time.fluid.members, 'R4', noteWords.hydrationShort(minutes, from))
}

function noteUncounted({ fluid, excluded }: FluidTime, ledger: Ledger): void {
  const short = excluded.some(({ why }) => why === 'short_run')
  ledger.note(fluid.members, short ? 'R10' : 'R9', short ? noteWords.hydrationShortRun() : noteWords.hydrationBeside())
}

function lineOf(
  hydration: Hydration,
  as: '96360' | '96361' | 'beside',
  units: number,
  mark: Mark | null,
  whyNot: readonly WhyNot[],
  scene: Scene,
  ledger: Ledger,
): void {
  const { thresholds } = scene.ruleSet
  const { minutes } = hydration
  const texts = {
    '96360': lineWords.hydrationFirst(minutes, thresholds.hydrationFrom),
    '96361': lineWords.hydrationMore(minutes, thresholds),
    beside: lineWords.hydrationBeside(minutes, thresholds.hydrationFrom, thresholds),
  }
  const line: Entry = {
    code: as === 'beside' ? '96361' : as,
    units,
    modifiers: [],
    encounter: hydration.fluids[0].fluid.encounter,
    access: hydration.access,
    members: countedMembers(hydration),
    rules: hydration.runs.length > 1 ? ['R4', 'R9', 'R10'] : ['R4', 'R9'],
    minutes,
    spans: spansOf(hydration),
    text: texts[as],
    whyNot,
  }
  ledger.line(marked(line, mark))
}

function whyNotMore(minutes: number, { ruleSet }: Scene): readonly WhyNot[] {
  const next = nextAdditionalHour(minutes, ruleSet.thresholds)
  return [{ code: '96361', rule: 'R4', text: whyNotWords.moreHours(next, minutes) }]
}

function spansOf({ fluids }: Hydration): readonly CountedSpan[] {
  const spans = fluids.flatMap(({ fluid, counted, excluded }) => [
    ...counted.map((span) => ({ span, why: undefined, lead: fluid.members[0] })),
    ...excluded.flatMap(({ why, spans: lost }) => lost.map((span) => ({ span, why, lead: fluid.members[0] }))),
  ])
  return spans.sort((a, b) => a.span.from - b.span.from).map(({ span, why, lead }) => spanFor(lead, span, why))
}
