import { amountWords } from '#renderer/words/amounts.ts'
import { handoffWords as w } from '#renderer/words/handoff.ts'
import { dateWords, minutesWords, timeWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isToGive } from '#shared/chart/lineStates.ts'
import { timersAt } from '#shared/chart/timers/timers.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { toKnowOf } from '#shared/paper/toKnow.ts'
import { isOpen, minutesLeft, needsCheck } from '../lineTimes.ts'
import { openExtravasationOf, openReactionOf } from './openCare.ts'

export type HandoffFact = readonly [name: string, value: string]

/** What whoever takes a visit over has to know: what runs and how long yet, what is due, what waits for a check, what is open (workflow 4.10). */
export function handoffFacts(chart: Chart, now: Instant): readonly HandoffFact[] {
  const { vitalsDue, alerts } = timersAt(chart, now)
  const waiting = chart.lines.filter(isToGive)
  const checks = waiting.filter((line) => needsCheck(line) && !line.check)
  const open = [
    openReactionOf(chart) && w.reactionOpen,
    openExtravasationOf(chart) && w.extravasationOpen,
    chart.conflicts.length > 0 && w.conflict,
    alerts.length > 0 && w.alertsOpen,
  ].filter((words) => typeof words === 'string')
  const names = (lines: readonly Line[]): string => lines.map(({ plan }) => plan.name).join(', ')
  return [
    ...toKnow(chart),
    ...chart.lines.filter(isOpen).map((line): HandoffFact => [w.running, runningWords(chart, line, now)]),
    ...vitalsDue.slice(0, 1).map(({ at }): HandoffFact => [w.vitals, w.due(timeWords(at))]),
    ...(checks.length > 0 ? [[w.checks, names(checks)] as const] : []),
    ...(waiting.length > 0 ? [[w.toGive, names(waiting)] as const] : []),
    ...(open.length > 0 ? [[w.open, open.join(', ')] as const] : []),
  ]
}

/** Allergies, and what is dangerous or changes what is done. */
function toKnow({ scheduled, care }: Chart): readonly HandoffFact[] {
  const { patient } = scheduled
  const facts = toKnowOf(patient, care.review, dateWords).filter(({ level }) => level !== 'plain')
  return [
    ...(patient.allergies.length > 0
      ? [[w.allergies, patient.allergies.map(({ substance }) => substance).join(', ')] as const]
      : []),
    ...(facts.length > 0 ? [[w.toKnow, facts.map(({ words }) => words).join('; ')] as const] : []),
  ]
}

function runningWords(chart: Chart, line: Line, now: Instant): string {
  const what = `${line.plan.name} ${amountWords(line.plan.dose)}`
  const left = minutesLeft(chart, line, now)
  if (line.state === 'paused') return w.paused(what)
  if (left === null) return what
  return left >= 0 ? w.left(what, minutesWords(left)) : w.over(what, minutesWords(-left))
}
