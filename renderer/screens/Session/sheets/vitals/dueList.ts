import { Eye, HeartPulse, type LucideIcon, OctagonAlert, TimerOff, TrendingUp, UsersRound } from 'lucide-react'
import { needsCheck } from '#renderer/screens/lineTimes.ts'
import type { Sheet } from '#renderer/store/appState.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { stepShown } from '#renderer/words/rates.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { isToGive } from '#shared/chart/lineStates.ts'
import { timersAt } from '#shared/chart/timers/timers.ts'
import type { Instant } from '#shared/kernel/instant.ts'

/** Something owed in one visit: what, when, and the sheet that settles it. */
export interface DueItem {
  readonly key: string
  readonly words: string
  readonly icon: LucideIcon
  readonly at: Instant | null
  readonly opens: Sheet
  /** Vitals can be postponed with a reason; the rest cannot. */
  readonly dueId?: string
}

/** Vitals, rate steps, site checks, time limits, unanswered alerts and second checks of one visit, in the order they fall due; what has no time comes last. */
export function dueListOf(chart: Chart, now: Instant): readonly DueItem[] {
  const timers = timersAt(chart, now)
  const vitals = timers.vitalsDue.map(
    ({ id, drug, at }, index): DueItem => ({
      key: id,
      words: w.vitals(drug),
      icon: HeartPulse,
      at,
      opens: { kind: 'vitals' },
      // Only the set that comes next can be put off.
      ...(index === 0 ? { dueId: id } : {}),
    }),
  )
  const steps = timers.steps.map(({ id, lineId, drug, perHour, rateMlPerHour, at }): DueItem => {
    const words = w.step(drug, rateMlPerHour === null ? '' : stepShown({ perHour, rateMlPerHour }))
    return { key: id, words, icon: TrendingUp, at, opens: { kind: 'rate', lineId } }
  })
  const sites = timers.siteChecks.map(
    ({ id, drug, at }): DueItem => ({ key: id, words: w.site(drug), icon: Eye, at, opens: { kind: 'siteCheck' } }),
  )
  const limits = timers.veinLimits.map(
    ({ id, drug, at, lineId }): DueItem => ({
      key: id,
      words: w.veinLimit(drug),
      icon: TimerOff,
      at,
      opens: { kind: 'line', lineId },
    }),
  )
  const alerts = timers.alerts.map(
    ({ vitalsId, at }): DueItem => ({
      key: vitalsId,
      words: w.alert(timeWords(at)),
      icon: OctagonAlert,
      at,
      opens: { kind: 'alert', vitalsId },
    }),
  )
  const timed = [...vitals, ...steps, ...sites, ...limits, ...alerts].sort((a, b) =>
    (a.at?.utc ?? '') < (b.at?.utc ?? '') ? -1 : 1,
  )
  return [...timed, ...checksOf(chart)]
}

const checksOf = (chart: Chart): readonly DueItem[] =>
  chart.readiness === null
    ? []
    : chart.lines
        .filter((line) => needsCheck(line) && !line.check && isToGive(line))
        .map((line) => ({
          key: `check ${line.id}`,
          words: w.checkOf(line.plan.name),
          icon: UsersRound,
          at: null,
          opens: { kind: 'check', lineId: line.id },
        }))
