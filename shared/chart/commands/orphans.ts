import { hasChanges } from '../amendments.ts'
import type { Chart } from '../chart.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import { chartWith } from '../fold/chartWith.ts'
import { lineIdOf } from '../fold/lineIdOf.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { needsSecondCheck } from '../safety/secondCheck.ts'

/** Whether something that was recorded since would be left without its ground: a stop without its start. */
export function leavesOrphans(chart: Chart, targets: readonly ChartEvent[], voids: readonly ChartEvent[]): boolean {
  const after = chartWith(chart, voids)
  if (targets.some((target) => isNeeded(chart, after, target))) return true
  const accesses = new Set(after.accesses.map(({ accessId }) => accessId))
  const standing = standingEvents(after.history)
  return after.lines.some((line) => {
    const begun = line.start !== null || line.given !== null
    const ended = line.stop !== null || line.stopUnknown !== null || line.pauses.length > 0
    if (ended && !line.start) return true
    if (!line.start && standing.some((event) => onTheWay.has(event.kind) && lineIdOf(event) === line.id)) return true
    if (!begun) return false
    if (line.accessId !== null && !accesses.has(line.accessId)) return true
    return after.readiness === null || (needsSecondCheck(line.plan) && !line.check && !line.beforeApp)
  })
}

/** What can only be true of a drug that started. */
const onTheWay: ReadonlySet<EventKind> = new Set([
  'RateChanged',
  'RateChecked',
  'BagChanged',
  'LineMoved',
  'PumpSentHome',
])

/** What others stand on: the arrival, an added drug, a record that is still written to, an offer that was accepted. */
function isNeeded(chart: Chart, after: Chart, target: ChartEvent): boolean {
  const stands = (test: (event: ChartEvent) => boolean): boolean => standingEvents(after.history).some(test)
  switch (target.kind) {
    case 'LineAdded':
      return chart.lines.some(({ id, state }) => id === target.payload.line.id && state !== 'planned')
    case 'PatientArrived':
      return after.vitals.length > 0 || after.accesses.length > 0
    case 'ReactionOpened':
      return stands(({ payload }) => 'reactionId' in payload && payload.reactionId === target.payload.reactionId)
    case 'ExtravasationOpened':
      return stands(
        ({ payload }) => 'extravasationId' in payload && payload.extravasationId === target.payload.extravasationId,
      )
    case 'HandoffOffered':
      return stands(({ payload }) => 'handoffId' in payload && payload.handoffId === target.id)
    case 'PlanChangeProposed':
      return stands(({ payload }) => 'proposalId' in payload && payload.proposalId === target.id)
    case 'AmendmentOpened':
      return hasChanges(chart)
    case 'AccessRecorded':
      return after.care.siteChecks.some(({ accessId }) => !after.accesses.some((one) => one.accessId === accessId))
  }
  return false
}
