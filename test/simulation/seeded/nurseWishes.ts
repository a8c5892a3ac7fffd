import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { EventKind } from '#shared/chart/events.ts'
import { isWaiting as isWaitingState } from '#shared/chart/lineStates.ts'
import { coversDay } from '#shared/chart/safety/authorization.ts'
import { needsSecondCheck } from '#shared/chart/safety/secondCheck.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { checkItems } from '#shared/clinical/chairPickLists.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { careWishes } from './careWishes.ts'
import type { RandomSource } from './randomSource.ts'
import { vialsFor } from './vialsFor.ts'
import { type Wish, type Wishes, wish } from './wish.ts'

/** What a sensible nurse may do next in this session, each as likely as it is in a day. Reads the chart, as a screen does. */
export function nurseWishes(chart: Chart, now: Instant, random: RandomSource): Wishes {
  if (!chart.arrived)
    return [
      [30, wish({ kind: 'recordArrival', identifiers: ['name', 'birth_date'] }, { minutesAgo: random.between(0, 3) })],
      [1, wish({ kind: 'markNoShow', reason: 'other', text: 'No answer on the phone' })],
    ]
  return [
    ...(chart.discharged ? afterwards(chart, now, random) : inTheChair(chart, random)),
    ...chart.lines.flatMap((line) => containerWishes(line, random)),
    [2, wish({ kind: 'writeNote', text: `Seen ${random.between(1, 9)}` })],
    ...correctionWishes(chart, now, random),
    ...careWishes(chart, now, random),
  ]
}

/** Mostly as it should be; now and then so fast that somebody must say what was done. */
const pulse = (random: RandomSource) => ({
  pulse: random.percent(88) ? random.between(60, 100) : random.between(135, 160),
  ...{ systolic: 128, diastolic: 74 },
})

function inTheChair(chart: Chart, random: RandomSource): Wishes {
  const hasBaseline = chart.vitals.some(({ setType }) => setType === 'baseline')
  const first: Wishes = [
    [hasBaseline ? 0 : 20, wish({ kind: 'recordVitals', setType: 'baseline', ...pulse(random) })],
    [chart.accesses.length > 0 ? 0 : 20, wish({ kind: 'recordAccess', ...access('a1') })],
    [hasBaseline && !chart.readiness ? 20 : 0, wish(readySheet(chart))],
  ]
  if (!chart.readiness) return [...first, [1, wish({ kind: 'hold', reason: 'labs' })]]
  const isOpen = ({ state }: Line): boolean => state === 'running' || state === 'paused'
  const isWaiting = ({ state }: Line): boolean => isWaitingState(state)
  const [open, waiting] = [chart.lines.filter(isOpen), chart.lines.filter(isWaiting)]
  const isDone = open.length === 0 && waiting.length === 0
  return [
    ...first,
    ...open.flatMap((line) => runningWishes(line, random)),
    // One after the other, as ordered, mostly.
    ...waiting
      .filter(({ plan }, index) => index < 2 || plan.route === 'pump_prolonged')
      .flatMap((line, index) => startWishes(chart, line, index !== 1, random)),
    [3, wish({ kind: 'recordVitals', setType: 'step', ...pulse(random) }, { minutesAgo: random.between(0, 10) })],
    [chart.accesses.length > 1 ? 0 : 5, wish({ kind: 'recordAccess', ...access('a2'), reason: 'Poor vein' })],
    [1, wish({ kind: 'moveChair', chair: String(random.between(1, 8)) }, { by: 'priya-nair' })],
    [1, addedLine(chart)],
    [isDone ? 15 : 0, wish({ kind: 'recordVitals', setType: 'post', ...pulse(random) })],
    [isDone ? 25 : 1, wish({ kind: 'discharge', condition: 'stable', lineStatus: 'removed' })],
  ]
}

const access = (accessId: string) =>
  ({ accessId, device: 'peripheral', site: 'forearm', side: 'left', gauge: '22' }) as const

function readySheet({ scheduled }: Chart): Wish['command'] {
  const isCovered = scheduled.authorizations.some((one) => coversDay(one, scheduled.day))
  return {
    kind: 'confirmReadiness',
    identifiers: ['name', 'birth_date'],
    allergiesReviewed: true,
    weightAccepted: true,
    consentOnFile: true,
    orderChecked: true,
    labs: scheduled.plan.labsRequired ? 'reviewed' : 'not_required',
    authorization: { answer: isCovered ? 'matched' : 'not_required' },
  }
}

function addedLine(chart: Chart): Wish {
  const [first] = chart.scheduled.plan.lines
  if (!first) throw new Error('a plan has a line')
  const id = `${first.id}-more-${chart.lines.length}`
  return wish({ kind: 'addLine', line: { ...first, id, role: 'supportive', sequence: chart.lines.length + 1 } })
}

function startWishes(chart: Chart, line: Line, isNext: boolean, random: RandomSource): Wishes {
  const { plan, check: checked, firstCheck } = line
  const weight = isNext ? 30 : 4
  const notGiven: Wishes = [[1, wish({ kind: 'markNotGiven', lineId: line.id, reason: 'provider_decision' })]]
  if (needsSecondCheck(plan) && !checked) {
    const witness = random.weighted([
      [12, { userId: 'priya-nair', isRightPin: true }],
      [3, { userId: 'owen-blake', isRightPin: true }],
      [1, { userId: 'owen-blake', isRightPin: false }],
    ])
    const reading = { lineId: line.id, identifiers: ['name' as const, 'mrn' as const], items: [...checkItems] }
    const check = firstCheck
      ? wish({ kind: 'giveSecondCheck', ...reading }, { witness })
      : wish({ kind: 'giveFirstCheck', ...reading })
    return [[weight, check], ...notGiven]
  }
  return [[weight, beginning(chart, line, random)], ...notGiven]
}

/** A whole dose, a dose with its reason, or one that is refused. */
const doseOf = ({ plan }: Line, random: RandomSource) =>
  random.weighted([
    [10, { doseGiven: plan.dose }],
    [1, { doseGiven: { ...plan.dose, amount: '0.01' }, doseReason: 'Patient asked to stop' }],
    [1, { doseGiven: { ...plan.dose, amount: '999999' } }],
  ])

function beginning(chart: Chart, line: Line, random: RandomSource): Wish {
  const { plan, id: lineId } = line
  const accessId = chart.accesses.length > 0 ? random.pick(chart.accesses).accessId : null
  const minutesAgo = random.weighted([
    [6, 0],
    [1, random.between(1, 15)],
    [1, random.between(16, 45)],
  ])
  const tap = tapOf(plan.route, plan.plannedMinutes)
  if (tap === 'start') {
    // Sometimes the question is left for later.
    const sameLineOnPurpose = chart.lines.some(({ state }) => state === 'running') && random.percent(60)
    const rate = random.percent(40) ? { rateMlPerHour: '100' } : {}
    return wish(
      { kind: 'startLine', lineId, accessId, ...rate, ...(sameLineOnPurpose ? { sameLineOnPurpose } : {}) },
      { minutesAgo },
    )
  }
  if (tap === 'push') return wish({ kind: 'givePush', lineId, accessId, ...doseOf(line, random) }, { minutesAgo })
  return wish({ kind: 'giveInjection', lineId, site: 'abdomen', side: 'left', ...doseOf(line, random) }, { minutesAgo })
}

function runningWishes({ id: lineId, state, plan }: Line, random: RandomSource): Wishes {
  const half = { ...plan.dose, amount: '1' }
  const ago = { minutesAgo: random.between(0, 12) }
  return [
    state === 'paused'
      ? [20, wish({ kind: 'resumeLine', lineId })]
      : [4, wish({ kind: 'pauseLine', lineId, reason: 'bathroom' }, { minutesAgo: random.between(0, 4) })],
    [12, wish({ kind: 'stopLine', lineId, doseGiven: null }, ago)],
    [1, wish({ kind: 'stopLine', lineId, early: 'reaction', doseGiven: random.percent(50) ? half : null })],
    [1, wish({ kind: 'declareStopUnknown', lineId, reason: 'urgent_care', basis: 'memory' })],
  ]
}

const given = new Set(['given', 'completed', 'stopped_early', 'stop_unknown'])

function containerWishes(line: Line, random: RandomSource): Wishes {
  const { id: lineId, plan, doseGiven, containers } = line
  if (!given.has(line.state)) return []
  if (doseGiven === null) return [[10, wish({ kind: 'correctDose', lineId, doseGiven: plan.dose })]]
  const vials = vialsFor(line)
  if (!vials) return []
  const isWasted = vials.some(({ wasted }) => wasted !== '0')
  const witness = random.percent(70) ? { witness: { userId: 'priya-nair', isRightPin: true } } : {}
  const command: Wish['command'] = {
    kind: 'recordContainers',
    lineId,
    containers: [...vials],
    nothingWasted: !isWasted,
  }
  return [[containers ? 1 : 12, wish(command, isWasted ? witness : {})]]
}

function afterwards(chart: Chart, now: Instant, random: RandomSource): Wishes {
  const left = chart.lines.filter(({ state }) => isWaitingState(state))
  const isUnfinished = chart.lines.some(
    (line) => given.has(line.state) && (!line.containers || line.doseGiven === null),
  )
  return [
    ...left.map(({ id }) => [10, wish({ kind: 'markNotGiven', lineId: id, reason: 'not_needed' })] as const),
    [left.length > 0 || isUnfinished ? 1 : 30, signing(chart, now, random)],
    [1, wish({ kind: 'recordVitals', setType: 'post', ...pulse(random) })],
  ]
}

function signing(chart: Chart, now: Instant, random: RandomSource): Wish {
  const { result, drugs } = codeChart(chart)
  const codingIssues = [...result.issues, ...drugs.flatMap((drug) => drug.result.issues)]
  const { warnings } = signOff(chart, { now, signerId: chart.scheduled.nurseId ?? '', codingIssues })
  const warningsAccepted = random.percent(90) ? [...new Set(warnings.map(({ code }) => code))] : []
  return { command: { kind: 'sign', warningsAccepted, statement: 'S1' }, confirms: true }
}

const timed: ReadonlySet<EventKind> = new Set([
  'PatientArrived',
  'VitalsRecorded',
  'LineStarted',
  'LinePaused',
  'LineResumed',
  'LineStopped',
  'PushGiven',
  'PatientDischarged',
])

/** A time is set right by whoever recorded it, or by the charge nurse. */
function correctionWishes({ history }: Chart, now: Instant, random: RandomSource): Wishes {
  const standing = history.filter(({ event, struckBy }) => !struckBy && timed.has(event.kind))
  if (standing.length === 0) return []
  const { event } = random.pick(standing)
  const isAgo = Math.round((epochMs(now) - epochMs(event.happenedAt)) / 60_000)
  const minutesAgo = isAgo + random.between(-12, 12)
  const by = random.percent(50) ? event.userId : 'priya-nair'
  return [[3, wish({ kind: 'correctTime', eventId: event.id }, { minutesAgo, by })]]
}
