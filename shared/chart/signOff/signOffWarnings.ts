import { judgeVitals } from '#shared/clinical/vitalLimits.ts'
import { clockTime, epochMs, type Instant, isAfter, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { coversDay, mismatchesOf } from '../safety/authorization.ts'
import { dosingWeightGrams } from '../safety/dosingWeight.ts'
import { bagUseBy, keepsUntil } from '../safety/useBy.ts'
import { serviceDate } from '../serviceDate.ts'
import { doseFactsOf } from '../timers/doseOf.ts'
import { observationMinutesOf } from '../timers/observation.ts'
import { runningMinutes } from '../timers/runningTime.ts'
import { carriesOnly, isGiven } from './signOffBlocks.ts'
import type { Field, SignOffFacts, Warning, WarningCode } from './signOffItems.ts'

/** What may be signed but must be read first (workflow 8, "Warn"): as much of the list as the record can tell. */
export function warningsOf(chart: Chart, { now, signerId }: SignOffFacts): readonly Warning[] {
  return [
    ...chart.lines.flatMap((line) => authorizationWarnings(chart, line)),
    ...overrideWarnings(chart),
    ...diagnosisWarnings(chart),
    ...chart.lines.flatMap((line) => lineWarnings(line, now)),
    ...afterWarnings(chart),
    ...roundWarnings(chart),
    ...lateWarnings(chart),
    ...accessWarnings(chart),
    ...weightWarnings(chart),
    ...followWarnings(chart),
    ...signerWarnings(chart, signerId),
    ...supervisingWarnings(chart),
  ]
}

const wholeSession: Field = { kind: 'session' }

const warning = (code: WarningCode, field: Field, facts: Readonly<Record<string, string>> = {}): Warning => ({
  code,
  facts,
  field,
})

const onLine = (
  code: WarningCode,
  { id, plan }: Line,
  what: Extract<Field, { kind: 'line' }>['what'],
  facts: Readonly<Record<string, string>> = {},
): Warning => warning(code, { kind: 'line', lineId: id, what }, { drug: plan.name, ...facts })

/** The drugs an authorization is about: antineoplastics, the main reason, and whatever one of them names. */
function authorizationWarnings(chart: Chart, line: Line): readonly Warning[] {
  const { scheduled, readiness } = chart
  const { hcpcs } = line.plan.catalogue
  if (!isGiven(line) || hcpcs === null || line.plan.source !== 'practice') return []
  const naming = scheduled.authorizations.filter(({ drugs }) => drugs.includes(hcpcs))
  const isMain = line.plan.role === 'antineoplastic' || line.plan.primary === true
  if (readiness?.answers.authorization.answer === 'not_required' || (!isMain && naming.length === 0)) return []
  const differs = naming.some((one) => coversDay(one, serviceDate(chart))) ? (mismatchesOf(chart, line) ?? []) : null
  if (differs?.length === 0) return []
  return [
    warning(
      'authorization-mismatch',
      { kind: 'authorizations' },
      { drug: line.plan.name, hcpcs, ...(differs ? { differs: differs.join(', ') } : {}) },
    ),
  ]
}

function overrideWarnings({ readiness }: Chart): readonly Warning[] {
  const authorization = readiness?.answers.authorization
  return authorization?.answer === 'override'
    ? [warning('authorization-overridden', { kind: 'readiness' }, { reason: authorization.reason })]
    : []
}

function diagnosisWarnings({ scheduled, lines }: Chart): readonly Warning[] {
  const kinds = scheduled.plan.diagnoses.map(({ kind }) => kind)
  const antineoplastic = lines.some((line) => line.plan.role === 'antineoplastic' && isGiven(line))
  return [
    ...(antineoplastic && !kinds.includes('treatment_reason')
      ? [warning('treatment-reason-missing', wholeSession)]
      : []),
    ...(kinds.includes('disease') ? [] : [warning('disease-diagnosis-missing', wholeSession)]),
  ]
}

function lineWarnings(line: Line, now: Instant): readonly Warning[] {
  if (!isGiven(line)) return []
  const { plan, containers } = line
  const isHydration = plan.purpose === 'hydration' || (plan.role === 'hydration' && plan.purpose === undefined)
  const unscanned = containers?.containers.some(({ scanned }) => !scanned) ?? false
  const minutes = line.start && line.stop ? runningMinutes(line, now) : null
  return [
    ...(line.added ? [onLine('drug-not-on-plan', line, 'plan')] : []),
    ...(minutes === null ? [] : durationWarnings(line, minutes, isHydration)),
    ...(isHydration && !plan.reason?.trim() ? [onLine('hydration-without-reason', line, 'plan')] : []),
    ...(unscanned ? [onLine('scan-skipped', line, 'containers')] : []),
    ...pastUseByWarnings(line),
    ...(!containers && plan.catalogue.hcpcs !== null && plan.source !== 'practice' && !carriesOnly(line)
      ? [onLine('lot-missing', line, 'containers')]
      : []),
  ]
}

/** Times that were set right or came from another workstation may say what no tap could have: a bag hung past its use-by. */
function pastUseByWarnings(line: Line): readonly Warning[] {
  for (const { at, useBy } of timesHung(line))
    if (useBy && isAfter(at, useBy))
      return [onLine('given-past-use-by', line, 'times', { at: clockTime(at), useBy: clockTime(useBy) })]
  return []
}

/** When something was hung or given, and until when it might be. */
function* timesHung(line: Line): Generator<{ readonly at: Instant; readonly useBy: Instant | null }> {
  for (const stamp of [line.start, line.given?.stamp])
    if (stamp) yield { at: stamp.at, useBy: keepsUntil(line, stamp.at) }
  for (const [place, { stamp }] of line.bags.entries()) yield { at: stamp.at, useBy: bagUseBy(line, place) }
}

/** More than a quarter away from the order, or exactly where a code begins (R2, R3, R4): an auditor looks twice. */
function durationWarnings(line: Line, minutes: number, isHydration: boolean): readonly Warning[] {
  const { plannedMinutes } = line.plan
  const differs = plannedMinutes !== undefined && Math.abs(minutes - plannedMinutes) * 4 > plannedMinutes
  // 31, 91, 151: no run is shorter than no minutes.
  const atHour = (minutes - 31) % 60 === 0
  const atThreshold = isHydration ? atHour : minutes === 16 || (minutes >= 91 && atHour)
  const facts = { minutes: String(minutes) }
  return [
    ...(differs ? [onLine('duration-differs', line, 'times', { ...facts, planned: String(plannedMinutes) })] : []),
    ...(atThreshold ? [onLine('exactly-on-threshold', line, 'times', facts)] : []),
  ]
}

const endOf = ({ stop, given }: Line): Instant | null => stop?.at ?? given?.stamp.at ?? null

/** Vitals after the last drug, and the observation that was ordered. */
function afterWarnings(chart: Chart): readonly Warning[] {
  const { lines, vitals, discharged, times } = chart
  const ends = lines.flatMap((line) => endOf(line) ?? [])
  if (ends.length === 0) return []
  const last = ends.reduce((a, b) => (a.utc > b.utc ? a : b))
  const hasPost = vitals.some(({ setType, stamp }) => setType === 'post' && printedMinutesBetween(last, stamp.at) >= 0)
  const short = lines.flatMap((line) => {
    const end = endOf(line)
    const ordered = observationMinutesOf(line.plan, doseFactsOf(chart), times)
    if (!end || !discharged || ordered === 0) return []
    const minutes = printedMinutesBetween(end, discharged.stamp.at)
    const facts = { minutes: String(minutes), planned: String(ordered) }
    return minutes < ordered ? [onLine('observation-short', line, 'plan', facts)] : []
  })
  return [...(hasPost ? [] : [warning('post-vitals-missing', { kind: 'vitals' })]), ...short]
}

const fewTimes = 4

function roundWarnings({ lines }: Chart): readonly Warning[] {
  const times = lines.flatMap(({ start, stop, given }) =>
    [start, stop, given?.stamp ?? null].flatMap((stamp) => (stamp ? [stamp.at] : [])),
  )
  const isRound = (at: Instant): boolean => Number(clockTime(at).slice(3)) % 5 === 0
  return times.length >= fewTimes && times.every(isRound)
    ? [warning('times-all-round', wholeSession, { count: String(times.length) })]
    : []
}

const manyLate = 3

function lateWarnings({ history }: Chart): readonly Warning[] {
  const late = history.flatMap(({ event, struckBy }) => (struckBy === null && event.late ? [event.late] : []))
  const fromMemory = late.filter(({ basis }) => basis === 'memory').length
  return [
    ...(late.length > manyLate ? [warning('many-late-entries', wholeSession, { count: String(late.length) })] : []),
    ...(fromMemory > 0 ? [warning('time-from-memory', wholeSession, { count: String(fromMemory) })] : []),
  ]
}

function accessWarnings({ accesses }: Chart): readonly Warning[] {
  const silent = accesses.slice(1).find(({ reason }) => !reason?.trim())
  return silent ? [warning('second-access-without-reason', { kind: 'accessReason', accessId: silent.accessId })] : []
}

function weightWarnings({ vitals, scheduled }: Chart): readonly Warning[] {
  const weighed = vitals.findLast(({ weightGrams }) => weightGrams !== undefined)
  const dosing = dosingWeightGrams(scheduled)
  if (!weighed || dosing === null) return []
  const changed =
    judgeVitals({ weightGrams: weighed.weightGrams }, { dosingWeightGrams: dosing }, weighed.limits).length > 0
  return changed ? [warning('weight-change-accepted', { kind: 'vitals' })] : []
}

const oneMinuteMs = 60_000

/** A start within a minute of a stop on another line looks like one tap for two drugs. */
function followWarnings({ lines }: Chart): readonly Warning[] {
  return lines.flatMap((line) => {
    const { start } = line
    const before = start && lines.find((one) => one.id !== line.id && one.stop && isClose(one.stop.at, start.at))
    return before ? [onLine('start-right-after-stop', line, 'start', { other: before.plan.name })] : []
  })
}

const isClose = (stop: Instant, start: Instant): boolean => Math.abs(epochMs(start) - epochMs(stop)) <= oneMinuteMs

function signerWarnings({ lines }: Chart, signerId: string | undefined): readonly Warning[] {
  if (signerId === undefined) return []
  const byOther = lines.find((line) => {
    const giver = line.start?.userId ?? line.given?.stamp.userId
    return giver !== undefined && giver !== signerId
  })
  return byOther ? [onLine('signer-did-not-give', byOther, 'times')] : []
}

const supervisingWarnings = ({ scheduled }: Chart): readonly Warning[] =>
  scheduled.setting === 'office' && scheduled.plan.supervisingNpi === undefined
    ? [warning('supervising-provider-missing', wholeSession)]
    : []
