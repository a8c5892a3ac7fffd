import type { Chart, Line } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import { usedOf } from '#shared/chart/containers.ts'
import { isForMixing, isWaiting } from '#shared/chart/lineStates.ts'
import { checkItemsOf } from '#shared/chart/safety/secondCheck.ts'
import { isVesicantPush, pushSoFar } from '#shared/chart/safety/vesicantPush.ts'
import { carriesOnly, isGiven } from '#shared/chart/signOff/signOffBlocks.ts'
import { plannedEndOf } from '#shared/chart/timers/plannedEnd.ts'
import { needsAccess } from '#shared/clinical/givenBy.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { isInjection, isTimed, needsCheck, runMinutes } from '../lineTimes.ts'
import { firstRate } from '../rateSteps.ts'

/** What a drug row offers: the one next thing, and what stands beside it. */
export type LineTap =
  | 'check'
  | 'start'
  | 'give'
  | 'inject'
  | 'stop'
  | 'pause'
  | 'resume'
  | 'dose'
  | 'vials'
  | 'notGiven'

/** The next thing a row needs; null when nothing is left to do. */
export function nextTapOf(line: Line, isVisitClosed = false): LineTap | null {
  if (isVisitClosed && isWaiting(line.state)) return isForMixing(line) ? 'notGiven' : null
  switch (line.state) {
    case 'planned':
    case 'released':
    case 'received':
    case 'checked':
      if (line.dropped) return 'notGiven'
      if (needsCheck(line) && !line.check) return 'check'
      if (isTimed(line)) return 'start'
      return isInjection(line) ? 'inject' : 'give'
    case 'running':
      return 'stop'
    case 'paused':
      return 'resume'
    case 'not_given':
      return usedOf(line.containers?.containers ?? []) || owesMixedVials(line) ? 'vials' : null
    case 'stop_unknown':
    case 'home_pump':
      return null
    default:
      if (!line.doseGiven) return 'dose'
      return owesVials(line) ? 'vials' : null
  }
}

/** Mixed, never hung: what was opened for it is not said yet. */
const owesMixedVials = (line: Line): boolean =>
  line.mixings.length > 0 && line.containers === null && line.plan.source === 'practice'

/** A drug of the practice's own stock whose vials are not recorded yet: what sign-off would ask for. */
export const owesVials = (line: Line): boolean =>
  isGiven(line) &&
  line.containers === null &&
  line.plan.catalogue.hcpcs !== null &&
  line.plan.source === 'practice' &&
  line.plan.role !== 'transfusion' &&
  !carriesOnly(line)

/** The ways in that are still there; where all are out, the newest, so that a refusal says so. */
export function usableAccesses({ accesses }: Chart): Chart['accesses'] {
  const open = accesses.filter(({ ended }) => ended === null)
  return open.length > 0 ? open : accesses.slice(-1)
}

/** The access a tap is given through: the newest one that is not out; none for what is not given into a vein. */
export const accessFor = (chart: Chart, line: Line): string | null =>
  needsAccess(line.plan.route) ? (usableAccesses(chart).at(-1)?.accessId ?? null) : null

/** Whether a stop at that moment comes before nine tenths of the planned time: whoever stops is then asked what was given. */
export function stopsEarly(chart: Chart, line: Line, now: Instant): boolean {
  const state = line.pauses.some(({ to }) => to === null) ? 'paused' : 'running'
  const planned = plannedEndOf(chart, { ...line, state, stop: null }, now)?.minutes
  return planned !== undefined && runMinutes(line, now) * 10 < planned * 9
}

/** A drug begins at the first of its steps, or at the rate of its order; every other rate is said when it is known. */
export function rateAtStart(chart: Chart, line: Line): { readonly rateMlPerHour?: string } {
  const rate = firstRate(chart, line)
  return rate === undefined ? {} : { rateMlPerHour: rate }
}

/** The command of a tap that needs nothing else asked; null for taps that open a sheet or a screen. */
export function commandOf(tap: LineTap, chart: Chart, line: Line): Command | null {
  const lineId = line.id
  switch (tap) {
    case 'start':
      return { kind: 'startLine', lineId, accessId: accessFor(chart, line), ...rateAtStart(chart, line) }
    case 'give':
      return { kind: 'givePush', lineId, accessId: accessFor(chart, line), doseGiven: line.plan.dose }
    case 'stop':
      return { kind: 'stopLine', lineId, doseGiven: null }
    case 'resume':
      return { kind: 'resumeLine', lineId }
    default:
      return null
  }
}

/** The command a button is judged by before it is tapped; null where nothing stands in the way of opening a sheet. */
export function previewCommandOf(tap: LineTap, chart: Chart, line: Line): Command | null {
  const lineId = line.id
  switch (tap) {
    case 'check':
      return checkCommand(line)
    case 'pause':
      return { kind: 'pauseLine', lineId, reason: 'other' }
    case 'notGiven':
      return { kind: 'markNotGiven', lineId, reason: 'provider_decision' }
    case 'inject':
      return { kind: 'giveInjection', lineId, site: 'abdomen', side: 'left', doseGiven: line.plan.dose }
    case 'dose':
    case 'vials':
      return null
    case 'give':
      return isVesicantPush(line.plan) ? lookCommand(chart, line) : commandOf(tap, chart, line)
    default:
      return commandOf(tap, chart, line)
  }
}

/** Whether this person may check it first; whose the second check is, is said in its sheet. */
const checkCommand = ({ id: lineId, plan, firstCheck }: Line): Command | null =>
  firstCheck
    ? null
    : { kind: 'giveFirstCheck', lineId, identifiers: ['name', 'birth_date'], items: [...checkItemsOf(plan)] }

/** A vesicant is pushed from a sheet of its own, which asks for blood return: the row is judged by whether that may be looked at. */
function lookCommand(chart: Chart, line: Line): Command | null {
  const accessId = accessFor(chart, line)
  const { pushedMl } = pushSoFar(chart, line)
  return accessId === null
    ? commandOf('give', chart, line)
    : { kind: 'checkSite', accessId, look: [], bloodReturn: 'brisk', lineId: line.id, pushedMl }
}
