import { HeartPulse, type LucideIcon, TrendingUp, UsersRound } from 'lucide-react'
import { isFinished, needsCheck } from '#renderer/screens/lineTimes.ts'
import { nextRateStep } from '#renderer/screens/rateSteps.ts'
import type { Sheet } from '#renderer/store/appState.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { rateShown } from '#renderer/words/rates.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { timersAt } from '#shared/chart/timers.ts'
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

/** Vitals, rate steps and checks of one visit, in the order they fall due; what has no time comes last. */
export function dueListOf(chart: Chart, now: Instant): readonly DueItem[] {
  const vitals = timersAt(chart, now).vitalsDue.map(
    ({ id, drug, at }): DueItem => ({
      key: id,
      words: w.vitals(drug),
      icon: HeartPulse,
      at,
      opens: { kind: 'vitals' },
      dueId: id,
    }),
  )
  const steps = chart.lines.flatMap((line): readonly DueItem[] => {
    const step = nextRateStep(chart, line, now)
    if (!step) return []
    const words = w.step(line.plan.name, rateShown(line.plan, step.mlPerHour))
    return [{ key: `step ${line.id}`, words, icon: TrendingUp, at: step.at, opens: { kind: 'rate', lineId: line.id } }]
  })
  const timed = [...vitals, ...steps].sort((a, b) => ((a.at?.utc ?? '') < (b.at?.utc ?? '') ? -1 : 1))
  return [...timed, ...checksOf(chart)]
}

const checksOf = (chart: Chart): readonly DueItem[] =>
  chart.readiness === null
    ? []
    : chart.lines
        .filter((line) => needsCheck(line) && !line.check && !line.start && !isFinished(line))
        .map((line) => ({
          key: `check ${line.id}`,
          words: w.checkOf(line.plan.name),
          icon: UsersRound,
          at: null,
          opens: { kind: 'check', lineId: line.id },
        }))
