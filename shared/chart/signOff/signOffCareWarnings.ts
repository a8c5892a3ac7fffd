import { clockLevel } from '#shared/clinical/clockLimits.ts'
import { lifetimeLevel } from '#shared/clinical/doseCheck.ts'
import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import { clockTime, type Instant } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { doseCheckOf } from '../safety/safety.ts'
import { siteLimitsBroken } from '../safety/siteOfCare.ts'
import { isInVein } from '../safety/vesicant.ts'
import { isVesicantPush, longestUnseenMl, mostMlBetweenLooks } from '../safety/vesicantPush.ts'
import { runningMinutes } from '../timers/runningTime.ts'
import { vitalAlerts } from '../timers/vitalAlerts.ts'
import { carriesOnly, isGiven } from './signOffBlocks.ts'
import type { Field, Warning, WarningCode } from './signOffItems.ts'

/** What the nurse's day adds to the list of workflow 8, "Warn": overrides, stops nobody saw, alerts, copies, clocks. */
export function careWarnings(chart: Chart, now: Instant): readonly Warning[] {
  return [
    ...overrideWarnings(chart),
    ...chart.lines.flatMap((line) => endWarnings(line)),
    ...chart.lines.flatMap((line) => doseWarnings(chart, line)),
    ...chart.lines.flatMap((line) => productNumberWarnings(chart, line)),
    ...chart.lines.flatMap((line) => vesicantWarnings(chart, line, now)),
    ...siteLimitsBroken(chart, isGiven).map(({ payer, drugs, places }) =>
      warning('site-of-care-limit', wholeSession, { payer, drugs: drugs.join(', '), places: places.join(', ') }),
    ),
    ...alertWarnings(chart, now),
    ...(chart.history.some(({ event, struckBy }) => struckBy === null && event.copiedFrom !== undefined)
      ? [warning('entries-of-another-chart', wholeSession)]
      : []),
    ...(chart.history.some(
      ({ event, struckBy }) => struckBy === null && clockLevel(event.clockOffsetSeconds ?? 0) !== 'right',
    )
      ? [warning('clock-in-doubt', wholeSession)]
      : []),
  ]
}

const wholeSession: Field = { kind: 'session' }

const warning = (code: WarningCode, field: Field, facts: Readonly<Record<string, string>> = {}): Warning => ({
  code,
  facts,
  field,
})

type Place = Extract<Field, { kind: 'line' }>['what']

const onLine = (
  code: WarningCode,
  { id, plan }: Line,
  what: Place,
  facts: Readonly<Record<string, string>> = {},
): Warning => warning(code, { kind: 'line', lineId: id, what }, { drug: plan.name, ...facts })

/** Every override stays in sight: the charge nurse's of a block, a provider's of a stop. */
function overrideWarnings({ care, lines }: Chart): readonly Warning[] {
  const drugOf = (lineId: string | undefined): Readonly<Record<string, string>> => {
    const drug = lines.find(({ id }) => id === lineId)?.plan.name
    return drug === undefined ? {} : { drug }
  }
  return [
    ...care.blocksOverridden.map(({ block, reason, lineId }) =>
      warning('block-overridden', wholeSession, { block, reason, ...drugOf(lineId) }),
    ),
    ...care.stopsOverridden.map(({ stop, provider, lineId }) =>
      warning('stop-overridden', wholeSession, { stop, provider, ...drugOf(lineId) }),
    ),
  ]
}

function endWarnings(line: Line): readonly Warning[] {
  const said = line.notGiven
  return [
    ...(line.state === 'stop_unknown' ? [onLine('stop-unknown', line, 'stop')] : []),
    ...(line.stopComputed ? [onLine('stop-computed', line, 'stop')] : []),
    ...(line.beforeApp ? [onLine('started-before-app', line, 'start', { basis: line.beforeApp.basis })] : []),
    ...(said && line.state === 'not_given' && said.reason === 'other' && !said.text?.trim()
      ? [warning('not-given-without-reason', { kind: 'timeline' }, { drug: line.plan.name })]
      : []),
  ]
}

/** A dose over 5 % from what today's body asks for, and a lifetime dose near its limit (workflow 5, checks 5 and 6). */
function doseWarnings(chart: Chart, line: Line): readonly Warning[] {
  if (!isGiven(line)) return []
  const check = doseCheckOf(chart, line.plan)
  const { lifetime } = line.plan
  return [
    ...(check && check.level !== 'same'
      ? [onLine('dose-differs-from-body', line, 'dose', { percent: String(check.tenthsPercent / 10) })]
      : []),
    ...(lifetime && lifetimeLevel(lifetime, line.doseGiven ?? line.plan.dose) !== 'below'
      ? [onLine('lifetime-dose-near', line, 'dose', { limit: `${lifetime.limit.amount} ${lifetime.limit.unit}` })]
      : []),
  ]
}

/** A payer that asks for the product number, and a drug given from no recorded container. */
function productNumberWarnings({ scheduled }: Chart, line: Line): readonly Warning[] {
  const primary = scheduled.coverages.find(({ order }) => order === 1)
  const isAsked = primary?.payer.ndcRequired === true && line.plan.catalogue.hcpcs !== null
  return isAsked && isGiven(line) && !carriesOnly(line) && line.containers === null
    ? [onLine('product-number-missing', line, 'containers')]
    : []
}

/** A vesicant pushed further between two looks than it may be, or dripped too long into a vein of the arm (workflow 5, check 7). */
function vesicantWarnings(chart: Chart, line: Line, now: Instant): readonly Warning[] {
  const { plan } = line
  const most = chart.times.alarms.vesicantVein
  const unseen = isVesicantPush(plan) ? longestUnseenMl(chart, line) : null
  const inVein = plan.vesicant === 'vesicant' && line.places.some(({ accessId }) => isInVein(chart.accesses, accessId))
  const ran = inVein ? runningMinutes(line, now) : 0
  return [
    ...(unseen !== null && compareDecimals(decimal(unseen), decimal(mostMlBetweenLooks)) > 0
      ? [onLine('push-not-looked-at', line, 'times', { ml: unseen, most: mostMlBetweenLooks })]
      : []),
    ...(ran > most ? [onLine('vesicant-too-long', line, 'times', { minutes: String(ran), most: String(most) })] : []),
  ]
}

const alertWarnings = (chart: Chart, now: Instant): readonly Warning[] =>
  vitalAlerts(chart, now)
    .filter(({ answered }) => !answered)
    .map(({ at, vitalsId }) => warning('vitals-alert-open', { kind: 'alert', vitalsId }, { at: clockTime(at) }))
