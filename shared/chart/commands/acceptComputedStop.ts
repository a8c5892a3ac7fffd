import { doseFromVolume } from '#shared/clinical/rates.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import { err } from '#shared/kernel/result.ts'
import { computedStopOf } from '../timers/computedStop.ts'
import { answer, type Decider, endRefusal, findLine, no, orderRefusal, treatmentRefusal } from './deciding.ts'
import { lastChange } from './lastChange.ts'
import { volumeRefusal } from './volumeRefusal.ts'

/** A stop computed from volume and rates, accepted by a nurse: always late, always with that basis (workflow 7). */
export const acceptComputedStop: Decider<'acceptComputedStop'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan } = line.value
  const ended = endRefusal(line.value)
  if (ended) return err(ended)
  const happenedAt = computedStopOf(line.value, command.volumeMl, context.now)
  if (!happenedAt) return no('stop-not-computable', { drug: plan.name })
  const late = {
    ...(context.late ?? { reason: 'forgot_pump_history' as const }),
    basis: 'computed_volume_rate' as const,
  }
  const computed = { ...context, happenedAt, late, source: 'system' as const }
  const refusal =
    volumeRefusal(line.value, command.volumeMl, computed) ??
    treatmentRefusal(chart, computed) ??
    orderRefusal('stop-before-start', happenedAt, lastChange(line.value), { drug: plan.name })
  return answer(refusal, chart, computed, 'LineStopped', {
    lineId: command.lineId,
    doseGiven: doseOf(plan, command.volumeMl),
    volumeGivenMl: command.volumeMl,
    computed: { volumeMl: command.volumeMl },
  })
}

/** What so much of the bag held; the whole order once the bag had run in, or where nobody knows how much that is. */
const doseOf = (plan: PlannedLine, volumeMl: string): DocAmount =>
  plan.volumeMl !== undefined && compareDecimals(decimal(volumeMl), decimal(plan.volumeMl)) < 0
    ? (doseFromVolume(plan, volumeMl) ?? plan.dose)
    : plan.dose
