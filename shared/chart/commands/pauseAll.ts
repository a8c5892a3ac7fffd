import { err, ok } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import type { ChartEvent } from '../events.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { resumeAsk } from '../safety/reactionRate.ts'
import { heldRefusal } from '../safety/vesicant.ts'
import { type Decider, newEvent, orderRefusal, treatmentRefusal } from './deciding.ts'
import { lastChange } from './lastChange.ts'

/** Emergency: everything that runs is paused in one tap (workflow 5, check 13). */
export const pauseAll: Decider<'pauseAll'> = (chart, { reason }, context) => {
  const running = chart.lines.filter(({ state }) => state === 'running')
  const refusal = allRefusal(chart, running, 'nothing-running', context)
  return refusal
    ? err(refusal)
    : ok(running.map(({ id }) => newEvent(chart, context, 'LinePaused', { lineId: id, reason, all: true })))
}

/** Lets run on what the one tap paused. A reaction asks for a rate, so its drugs are resumed one by one. */
export const resumeAll: Decider<'resumeAll'> = (chart, _command, context) => {
  const paused = chart.lines.filter(({ state, pauses }) => state === 'paused' && pauses.at(-1)?.all === true)
  const reacting = paused.find(({ id }) => resumeAsk(chart, id) !== null)
  const refusal =
    allRefusal(chart, paused, 'nothing-paused', context) ??
    (reacting ? refuse('resume-needs-rate', { drug: reacting.plan.name }) : null) ??
    paused.reduce<Refusal | null>((found, line) => found ?? heldRefusal(chart, line), null)
  return refusal ? err(refusal) : ok(paused.map(({ id }) => newEvent(chart, context, 'LineResumed', { lineId: id })))
}

/** Ends everything that runs or is paused, early; how much went in is said drug by drug afterwards. */
export const stopAll: Decider<'stopAll'> = (chart, { early }, context) => {
  const open = chart.lines.filter(isOpen)
  const refusal = allRefusal(chart, open, 'nothing-running', context)
  return refusal ? err(refusal) : ok(stopsOf(chart, open, early, context))
}

export const isOpen = ({ state }: Line): boolean => state === 'running' || state === 'paused'

/** One early stop for each of these lines. */
export const stopsOf = (
  chart: Chart,
  open: readonly Line[],
  early: CommandOf<'stopAll'>['early'],
  context: Context,
): readonly ChartEvent[] =>
  open.map(({ id }) => newEvent(chart, context, 'LineStopped', { lineId: id, early, doseGiven: null }))

function allRefusal(
  chart: Chart,
  lines: readonly Line[],
  none: 'nothing-running' | 'nothing-paused',
  context: Context,
): Refusal | null {
  if (lines.length === 0) return refuse(none)
  return treatmentRefusal(chart, context) ?? changesRefusal(lines, context)
}

/** A typed time may not come before the last change of any of them. */
export function changesRefusal(lines: readonly Line[], { happenedAt }: Context): Refusal | null {
  for (const line of lines) {
    const refusal = orderRefusal('stop-before-start', happenedAt, lastChange(line), { drug: line.plan.name })
    if (refusal) return refusal
  }
  return null
}

/**
 * What a record that begins pauses beside it: the drugs ran until the tap, however long before it the onset was noticed. A
 * sheet of paper has one time for both.
 */
export function pausingNow(context: Context): Context {
  if (context.source === 'paper') return context
  const { late: _ofTheOnset, ...rest } = context
  return { ...rest, happenedAt: context.now, source: 'tap' }
}
