import { isChemo } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, type Entry, type Scene, sortedBy } from '../model.ts'
import { lengthOf } from '../time/spans.ts'
import type { WhyNot } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { additionalHours, nextAdditionalHour } from './additionalHours.ts'
import { byStartThenLonger } from './concurrent.ts'
import { clockWords, countedSpans } from './countedSpans.ts'
import { type AccessMarks, marked } from './distinctAccess.ts'
import type { LedAccess } from './judgeAccess.ts'
import type { OwnTime } from './partialOverlap.ts'
import { reportSeconds } from './seconds.ts'

/** First hours and extra hours of the infusions of one access, each drug on its own clock (R3, R5, R8). */
export function reportInfusions(access: LedAccess, marks: AccessMarks, scene: Scene, ledger: Ledger): void {
  for (const own of sortedBy(access.times, (a, b) => byStartThenLonger(a.one, b.one))) {
    const isInitial = access.initial.one === own.one
    reportFirstHour(own, { access, isInitial, marks }, scene, ledger)
    reportExtraHours(own, marks, scene, ledger)
  }
}

interface Place {
  readonly access: LedAccess
  readonly isInitial: boolean
  readonly marks: AccessMarks
}

function reportFirstHour(own: OwnTime, place: Place, scene: Scene, ledger: Ledger): void {
  const { one } = own
  const { infusionFrom } = scene.ruleSet.thresholds
  const chemo = isChemo(one)
  const initialCode = chemo ? '96413' : '96365'
  const nextCode = chemo ? '96417' : '96367'
  const clock = clockWords(one)
  const stoppedEarly = one.minutes < infusionFrom
  const mark = place.isInitial ? place.marks.initial : place.marks.addOn
  const line: Entry = {
    code: place.isInitial ? initialCode : nextCode,
    units: 1,
    modifiers: stoppedEarly ? ['53'] : [],
    encounter: one.encounter,
    access: one.access,
    members: one.members,
    rules: [place.isInitial ? 'R7' : 'R8', stoppedEarly ? 'R26' : 'R2'],
    minutes: one.minutes,
    spans: countedSpans(one),
    text: `${lineWords.infusion(one.name, one.minutes, clock, infusionFrom)} ${roleWords(place)}`,
    whyNot: neighbours(own, place, { initialCode, nextCode }, scene),
  }
  ledger.line(marked(line, mark))
}

const roleWords = ({ access, isInitial }: Place): string =>
  isInitial ? lineWords.initial(initialBy(access)) : lineWords.sequential()

/** How the initial service of an access came to be it. */
export function initialBy({ byReason, alongside, pushes, hydration }: LedAccess): 'reason' | 'rank' | 'alone' {
  if (byReason) return 'reason'
  return [...alongside.inTurn, ...pushes, ...hydration].length > 1 ? 'rank' : 'alone'
}

function neighbours(
  own: OwnTime,
  { access, isInitial }: Place,
  codes: { readonly initialCode: string; readonly nextCode: string },
  scene: Scene,
): readonly WhyNot[] {
  const { one } = own
  const chemo = isChemo(one)
  const { infusionFrom } = scene.ruleSet.thresholds
  const role: WhyNot = isInitial
    ? { code: codes.nextCode, rule: 'R7', text: whyNotWords.isInitial() }
    : { code: codes.initialCode, rule: 'R7', text: whyNotWords.notInitial(access.initial.name) }
  const code = isInitial ? (chemo ? '96409' : '96374') : chemo ? '96411' : '96375'
  const push: WhyNot =
    one.minutes >= infusionFrom
      ? { code, rule: 'R2', text: whyNotWords.notPush(infusionFrom - 1, one.minutes) }
      : { code, rule: 'R26', text: whyNotWords.stoppedEarly() }
  const hour = nextExtraHour(own, scene)
  const beside = notConcurrent(one, access)
  return beside ? [role, push, hour, beside] : [role, push, hour]
}

/** Why it is not the concurrent one, where something ran there that could have hosted it (R11, R12). */
function notConcurrent(one: Administration, { alongside, initial, byReason }: LedAccess): WhyNot | null {
  const beside = alongside.beside.get(one)
  const hosts = [...alongside.concurrent, ...alongside.concurrentChemo].length > 0
  const isReason = byReason && initial.one === one && hosts
  if (beside === undefined && !isReason) return null
  const text = isReason ? whyNotWords.reasonHosts() : whyNotWords.notConcurrent(beside ?? 0, one.minutes)
  return isChemo(one) ? { code: '96549', rule: 'R12', text } : { code: '96368', rule: 'R11', text }
}

/** Why there is not one unit more: the minute at which the next extra hour begins. */
function nextExtraHour({ one, counted, shared }: OwnTime, { ruleSet }: Scene): WhyNot {
  const minutes = lengthOf(counted)
  const next = nextAdditionalHour(minutes, ruleSet.thresholds)
  const text = whyNotWords.moreHours(next, minutes)
  if (shared.length === 0) return { code: extraCode(one), rule: 'R3', text }
  return { code: extraCode(one), rule: 'R11', text: `${text} ${whyNotWords.sharedMinutes(lengthOf(shared))}` }
}

const extraCode = (one: Administration): string => (isChemo(one) ? '96415' : '96366')

function reportExtraHours(own: OwnTime, marks: AccessMarks, scene: Scene, ledger: Ledger): void {
  const { thresholds } = scene.ruleSet
  const { one } = own
  const counted = lengthOf(own.counted)
  const units = additionalHours(counted, thresholds)
  if (own.moving) ledger.watch(nextAdditionalHour(counted, thresholds) - counted)
  if (own.shared.length > 0)
    ledger.issue(
      'partial_overlap_time_deducted',
      one.members,
      issueWords.partialOverlap(one.name, lengthOf(own.shared)),
    )
  if (units !== additionalHours(Math.floor(lengthOf(own.countedExact) / 60_000), thresholds)) reportSeconds(one, ledger)
  if (units === 0) return
  const line: Entry = {
    code: extraCode(one),
    units,
    modifiers: [],
    encounter: one.encounter,
    access: one.access,
    members: one.members,
    rules: own.shared.length > 0 ? ['R3', 'R5', 'R11'] : ['R3', 'R5'],
    minutes: counted,
    spans: countedSpans(one, own.counted),
    text: lineWords.extraHours(one.name, counted, thresholds),
    whyNot: [nextExtraHour(own, scene)],
  }
  ledger.line(marked(line, marks.addOn))
}
