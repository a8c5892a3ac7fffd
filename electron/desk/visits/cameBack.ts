import type { Tx } from '#electron/db/rights.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Context } from '#shared/chart/context.ts'
import { decide } from '#shared/chart/decide.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import type { User } from '#shared/document/clinic.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { cameBackRefusals } from '#shared/ipc/visitShapes.ts'
import { clockTime, instantOnClock } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { nextClaimRef } from '../claims/claimRef.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { today } from '../practice/today.ts'
import { foldOnce } from './foldOnce.ts'

type Why = (typeof cameBackRefusals)[number]
type Asked = Input<'visits.cameBack'>

/**
 * A patient who left and comes back the same day: a second visit with the first one's plan less what was given there,
 * tied to it by its facts in the same transaction (workflow 3, design 12.9).
 */
export function cameBack(desk: Desk, user: User, asked: Asked): Result<string, Why> {
  const first = foldOnce(desk.record(asked.sessionId))
  const why = first ? refusalOf(desk, first, asked) : 'session-unknown'
  if (!first || why) return err(why ?? 'session-unknown')
  return desk.transaction((tx): Result<string, Why> => {
    const scheduled = scheduledEvent(desk, tx, first, { user, chair: asked.chair })
    const chart = foldChart([scheduled])
    if (!chart) throw new Error('a scheduled visit is a chart')
    const link = { kind: 'linkEarlierSession', earlierSessionId: first.sessionId, reason: asked.reason } as const
    const linked = decide(chart, link, contextOf(desk, user, first, scheduled.commandId))
    // Whatever stands in the way of the link, the visit is there and says that it is missing.
    const events = [scheduled, ...(linked.ok ? linked.value : [])]
    enqueueEvents(desk, tx, scheduled.sessionId, desk.stores.events.append(tx, events))
    desk.stores.tables.refresh(tx, scheduled.sessionId)
    return ok(scheduled.sessionId)
  })
}

const over: readonly Chart['state'][] = ['discharged', 'signed', 'held', 'transferred_out']

function refusalOf(desk: Desk, first: Chart, { chair }: Asked): Why | null {
  const day = today(desk)
  if (first.scheduled.day !== day) return 'not-today'
  if (!over.includes(first.state)) return 'still-here'
  if (!desk.clinic().practice.chairs.some(({ label }) => label === chair)) return 'chair-unknown'
  const others = desk.stores.tables.board.ofDay(day).flatMap(({ sessionId, patientId }) => {
    const chart = patientId === first.scheduled.patient.id ? foldOnce(desk.record(sessionId)) : null
    return chart ? [chart] : []
  })
  const isOpen = others.some((chart) => chart.sessionId !== first.sessionId && !isEnded(chart))
  return isOpen ? 'already-back' : null
}

const isEnded = ({ state }: Chart): boolean => [...over, 'cancelled', 'no_show', 'entered_in_error'].includes(state)

function scheduledEvent(
  desk: Desk,
  tx: Tx,
  first: Chart,
  { user, chair }: { readonly user: User; readonly chair: string },
): ChartEvent {
  const { earlierSessionId: _before, ...facts } = first.scheduled
  const now = desk.now()
  return {
    v: 1,
    id: desk.newId(),
    sessionId: desk.newId(),
    commandId: desk.newId(),
    kind: 'SessionScheduled',
    happenedAt: instantOnClock(facts.day, '00:00', now.zone),
    recordedAt: now,
    source: 'system',
    userId: user.id,
    deviceId: desk.device().id,
    payload: {
      ...facts,
      claimRef: nextClaimRef(desk, tx, facts.day),
      appointmentTime: clockTime(now),
      chair,
      nurseId: user.id,
      earlierSessionId: first.sessionId,
      plan: { ...facts.plan, id: desk.newId(), lines: linesLeft(desk, first) },
    },
  }
}

/** What was not given in the first visit; added drugs were that visit's own. */
const linesLeft = (desk: Desk, { lines }: Chart): PlannedLine[] =>
  lines
    .filter(({ added, dropped, state }) => !added && !dropped && (isWaiting(state) || state === 'not_given'))
    .map(({ plan }) => ({ ...plan, id: desk.newId() }))

const contextOf = (desk: Desk, user: User, otherChart: Chart, commandId: string): Context => ({
  now: desk.now(),
  happenedAt: desk.now(),
  source: 'tap',
  commandId,
  deviceId: desk.device().id,
  user,
  otherChart,
  newId: desk.newId,
})
