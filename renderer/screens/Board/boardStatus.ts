import {
  AlarmClock,
  Armchair,
  CircleQuestionMark,
  HeartPulse,
  Hourglass,
  OctagonAlert,
  PenLine,
  Play,
  Siren,
  UsersRound,
} from 'lucide-react'
import type { RulerRow } from '#renderer/components/TimelineRuler.tsx'
import { boardWords as w } from '#renderer/words/board.ts'
import { minutesWords, timeWords } from '#renderer/words/times.ts'
import { visitStateWords } from '#renderer/words/visits.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isToGive } from '#shared/chart/lineStates.ts'
import { missingStopsAt, type VitalsDue, vitalsDueAt } from '#shared/chart/timers/timers.ts'
import { vitalAlerts } from '#shared/chart/timers/vitalAlerts.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { isOpen, minutesLeft, needsCheck, openPause, plannedEnd, runMinutes } from '../lineTimes.ts'
import { soonestOpen } from '../nextStep.ts'

/** What can be wanted of somebody in one row; the chips above the board count them. */
export type BoardNeed = 'missing' | 'reaction' | 'alert' | 'vitals' | 'ending' | 'check' | 'unsigned'

/** What a row of the board says of its visit, and with which weight. */
export type Status = RulerRow['status']

export interface RowStatus {
  readonly status: Status
  readonly needs: readonly BoardNeed[]
  /** The next set of vitals. */
  readonly vitalsDue: VitalsDue | undefined
}

const vitalsSoonMinutes = 10

/** What a visit under way needs most, and everything it needs for the counts. */
export function visitStatus(chart: Chart, now: Instant, namesDrugs: boolean): RowStatus {
  const [vitalsDue] = vitalsDueAt(chart, now)
  const seen = { chart, now, namesDrugs, vitalsDue, soonest: soonestOpen(chart, now) }
  const found = candidates(seen)
  const needs = found.flatMap(({ need }) => need ?? [])
  return { status: found[0]?.status ?? plain(seen), needs, vitalsDue }
}

/** What somebody must see to now, as the board says it, for every other place that shows this visit; null = nothing. */
export function urgentStatus(chart: Chart, now: Instant): Status | null {
  const { status } = visitStatus(chart, now, true)
  return status.level === 'urgent' ? status : null
}

/** What several questions ask of one visit, worked out once. */
interface Seen {
  readonly chart: Chart
  readonly now: Instant
  readonly namesDrugs: boolean
  readonly vitalsDue: VitalsDue | undefined
  /** The open drug whose time is up first. */
  readonly soonest: Line | null
}

interface Candidate {
  readonly need?: BoardNeed
  readonly status: Status
}

/** In the order in which they matter: whoever looks at the row reads the first. */
function candidates(seen: Seen): readonly Candidate[] {
  const { chart, now, namesDrugs } = seen
  const [urgentVitals, dueVitals] = vitalsOf(seen)
  return [
    ...reactionOf(chart, now),
    ...missingOf(chart, now),
    ...alertOf(chart, now),
    ...urgentVitals,
    ...dueVitals,
    ...endingOf(seen),
    ...checkOf(chart, namesDrugs),
    ...unsignedOf(chart),
  ]
}

function reactionOf(chart: Chart, now: Instant): readonly Candidate[] {
  const open = chart.care.reactions.some(({ closed }) => closed === null)
  const outside = chart.care.extravasations.some(({ closed }) => closed === null)
  if (outside)
    return [{ need: 'reaction', status: { level: 'urgent', icon: Siren, words: w.extravasation, second: '' } }]
  // A drug that was stopped while it waited keeps its pause; it waits for nothing any more.
  const paused = chart.lines.find((line) => isOpen(line) && openPause(line)?.reason === 'reaction')
  const pause = paused && openPause(paused)
  if (open && !pause)
    return [{ need: 'reaction', status: { level: 'urgent', icon: Siren, words: w.reaction, second: '' } }]
  if (!pause) return []
  const second = w.pausedFor(minutesWords(printedMinutesBetween(pause.from.at, now)))
  return [{ need: 'reaction', status: { level: 'urgent', icon: Siren, words: w.reaction, second } }]
}

function missingOf(chart: Chart, now: Instant): readonly Candidate[] {
  const [timer] = missingStopsAt(chart, now)
  if (!timer) return []
  const second = timer.plannedEnd ? w.plannedEnd(timeWords(timer.plannedEnd)) : ''
  return [{ need: 'missing', status: { level: 'urgent', icon: CircleQuestionMark, words: w.missingStop, second } }]
}

/** A vital sign far out, or a fever before treatment, that nobody has answered yet. */
function alertOf(chart: Chart, now: Instant): readonly Candidate[] {
  const alert = chart.discharged ? undefined : vitalAlerts(chart, now).find(({ answered }) => !answered)
  if (!alert) return []
  const second = w.takenAgo(minutesWords(printedMinutesBetween(alert.at, now)))
  return [{ need: 'alert', status: { level: 'urgent', icon: OctagonAlert, words: w.callProvider, second } }]
}

function vitalsOf({ chart, vitalsDue: due, now }: Seen): readonly [readonly Candidate[], readonly Candidate[]] {
  const minutes = due ? printedMinutesBetween(now, due.at) : Number.POSITIVE_INFINITY
  if (!due || minutes > vitalsSoonMinutes) return [[], []]
  const second = due.drug === null ? w.vitalsBefore : w.dueAt(timeWords(due.at))
  // The charge nurse's to see to (workflow 5, check 12).
  const isLate = -minutes >= chart.times.alarms.escalate
  const words = isLate ? w.vitalsLate(minutesWords(-minutes)) : w.vitalsIn(minutes)
  const level = isLate ? 'urgent' : 'due'
  const found: Candidate = { need: 'vitals', status: { level, icon: HeartPulse, words, second } }
  return isLate ? [[found], []] : [[], [found]]
}

function endingOf({ chart, soonest: line, now, namesDrugs }: Seen): readonly Candidate[] {
  const left = line?.state === 'running' ? minutesLeft(chart, line, now) : null
  if (!line || left === null || left > chart.times.alarms.shortlyBeforeEnd) return []
  const words = left >= 0 ? w.endsIn(left) : w.pastEnd(minutesWords(-left))
  const second = namesDrugs ? line.plan.name : ''
  return [{ need: 'ending', status: { level: 'due', icon: AlarmClock, words, second } }]
}

/** A drug that waits for its check: begun by one person, at the chair already, or the next where nothing runs. */
function checkOf(chart: Chart, namesDrugs: boolean): readonly Candidate[] {
  if (!chart.readiness || chart.discharged) return []
  const toCheck = chart.lines.filter((line) => isToGive(line) && needsCheck(line) && !line.check)
  const begun = toCheck.find(({ firstCheck }) => firstCheck)
  const next = chart.lines.some(isOpen) ? undefined : chart.lines.find(isToGive)
  const waits = begun ?? toCheck.find((line) => line.received || line === next)
  if (!waits) return []
  const second = namesDrugs ? waits.plan.name : ''
  return [{ need: 'check', status: { level: 'plain', icon: UsersRound, words: w.check, second } }]
}

function unsignedOf({ state, discharged }: Chart): readonly Candidate[] {
  if (state !== 'discharged' || !discharged) return []
  const second = w.leftAt(timeWords(discharged.stamp.at))
  return [{ need: 'unsigned', status: { level: 'plain', icon: PenLine, words: w.unsigned, second } }]
}

/** A row that needs nobody: what runs and how long yet, or how far the visit is. */
function plain({ chart, now, namesDrugs, soonest: line }: Seen): Status {
  if (line) {
    const left = minutesLeft(chart, line, now)
    const end = plannedEnd(chart, line, now)
    const words = left === null ? w.run(minutesWords(runMinutes(line, now))) : w.left(minutesWords(left))
    const second = namesDrugs ? line.plan.name : end ? w.plannedEnd(timeWords(end)) : ''
    const pause = openPause(line)
    if (!pause) return { level: 'plain', icon: Play, words, second }
    return { level: 'plain', icon: Hourglass, words: w.paused, second: w.pausedFor(sinceWords(pause.from.at, now)) }
  }
  const words = visitStateWords(chart.state)
  const begun = chart.lines.some(({ start, given }) => start || given)
  const next = chart.lines.find(isToGive)
  const second =
    chart.arrived && !begun
      ? w.waitingSince(sinceWords(chart.arrived.at, now))
      : next && namesDrugs
        ? w.nextDrug(next.plan.name)
        : ''
  return { level: 'plain', icon: Hourglass, words, second }
}

const sinceWords = (from: Instant, now: Instant): string => minutesWords(printedMinutesBetween(from, now))

/** A chair with nobody in it: who is expected next, and for how long past the appointment. */
export const freeStatus = (words: string, second: string): Status => ({ level: 'plain', icon: Armchair, words, second })
