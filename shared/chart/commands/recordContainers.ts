import { localDate } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Chart } from '../chart.ts'
import { belowDoseRefusal, containersRefusal, hasWaste, isSomeUsed } from '../containers.ts'
import { type Context, doerOf } from '../context.ts'
import type { ContainersPayload } from '../payloads/payloads.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { recallOf } from '../safety/recalledLots.ts'
import { answer, type Decider, findLine, payloadOf } from './deciding.ts'

/** The containers a line was given from, whole set at a time: labeled = used + wasted + kept, exactly (workflow 4.7). */
export const recordContainers: Decider<'recordContainers'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, doseGiven } = line.value
  const refusal =
    containersRefusal(plan, command, localDate(context.happenedAt)) ??
    recallRefusal(command, context) ??
    unscannedRefusal(command, context) ??
    belowDoseRefusal(plan, command.containers, doseGiven) ??
    witnessRefusal(chart, command, context)
  const witness = hasWaste(command) && context.witness ? { witnessId: context.witness.id } : {}
  return answer(refusal, chart, context, 'ContainersRecorded', { ...payloadOf(command), ...witness })
}

/** A recalled lot stops as an expired one does: thrown away it may be, used never. */
function recallRefusal({ containers }: Pick<ContainersPayload, 'containers'>, { recalledLots = [] }: Context) {
  for (const container of containers.filter(isSomeUsed)) {
    const recall = recallOf(recalledLots, container)
    if (recall) return refuse('lot-recalled', { lot: container.lot, note: recall.note })
  }
  return null
}

/** Not scanned = reason (workflow 5.10). */
function unscannedRefusal({ containers }: Pick<ContainersPayload, 'containers'>, { preview }: Context): Refusal | null {
  const unsaid = containers.find(({ scanned, notScanned }) => !scanned && !notScanned)
  return unsaid && !preview ? refuse('not-scanned-needs-reason', { lot: unsaid.lot }) : null
}

function witnessRefusal(
  { scheduled }: Chart,
  amounts: Pick<ContainersPayload, 'containers'>,
  context: Context,
): Refusal | null {
  const { witness, preview } = context
  if (!hasWaste(amounts)) return null
  if (!witness) return scheduled.wasteWitnessRequired && !preview ? refuse('witness-missing') : null
  const doer = doerOf(context)
  if (witness.id === doer.id) return refuse('witness-same-person', { name: doer.name })
  return may(witness.roles, 'record.containers') ? null : refuse('not-allowed', { name: witness.name })
}
