import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { resumeAsk } from '#shared/chart/safety/reactionRate.ts'
import { unansweredOverlaps } from '#shared/chart/safety/sameLine.ts'
import { needsSecondCheck } from '#shared/chart/safety/secondCheck.ts'
import { timersAt } from '#shared/chart/timers/timers.ts'
import { checkItems } from '#shared/clinical/chairPickLists.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { aPhoto } from '#test/builders/aPhoto.ts'
import type { RandomSource } from './randomSource.ts'
import { type Wishes, wish } from './wish.ts'

/** What happens around the drugs of a day: rates, bags, sites, reactions, handoffs, alarms, and what two desks made double. */
export function careWishes(chart: Chart, now: Instant, random: RandomSource): Wishes {
  return [
    ...settling(chart),
    ...recordWishes(chart),
    ...handoffWishes(chart, random),
    ...(chart.discharged || !chart.readiness ? [] : treatmentWishes(chart, now, random)),
    [1, wish({ kind: 'reviewPatient', ecog: random.between(0, 2) })],
    [chart.discharged ? 0 : 4, wish({ kind: 'updateAuthorizations', authorizations: chart.scheduled.authorizations })],
    ...identityWishes(chart, random),
  ]
}

/** What the signature waits for is settled soon. */
function settling(chart: Chart): Wishes {
  return [
    ...unansweredOverlaps(chart).map(
      ({ line }) => [15, wish({ kind: 'answerSameLine', lineId: line.id })] as Wishes[number],
    ),
    ...chart.conflicts.map(
      ({ eventIds }) =>
        [10, wish({ kind: 'resolveConflict', keepEventId: eventIds[0] ?? '', reason: 'Asked both' })] as Wishes[number],
    ),
  ]
}

function recordWishes({ care, lines }: Chart): Wishes {
  const reactions = care.reactions.filter(({ closed }) => closed === null)
  const sites = care.extravasations.filter(({ closed }) => closed === null)
  const isOver = lines.every(({ state }) => state !== 'paused')
  return [
    ...reactions.flatMap(
      ({ reactionId }): Wishes => [
        [8, wish({ kind: 'recordReactionAction', reactionId, action: 'oxygen' })],
        [5, wish({ kind: 'addReactionSymptoms', reactionId, symptoms: ['wheeze'] })],
        [
          isOver ? 20 : 6,
          wish({
            kind: 'closeReaction',
            reactionId,
            term: 'infusion_related_reaction',
            grade: 2,
            outcome: isOver ? 'resumed_half_rate' : 'stopped_for_good',
            allergyListUpdated: true,
            reportFiled: false,
          }),
        ],
      ],
    ),
    ...sites.flatMap(
      ({ extravasationId }): Wishes => [
        [8, wish({ kind: 'recordExtravasationAction', extravasationId, action: 'cold' })],
        [12, wish({ kind: 'closeExtravasation', extravasationId, grade: 1, outcome: 'Swelling gone', followUpOn: [] })],
      ],
    ),
  ]
}

const nurses = ['dana-reyes', 'marcus-hale', 'priya-nair', 'owen-blake'] as const

function handoffWishes({ ties }: Chart, random: RandomSource): Wishes {
  const { handoff, cover } = ties
  if (handoff) {
    const handoffId = handoff.stamp.eventId
    return [
      [12, wish({ kind: 'acceptHandoff', handoffId }, { by: handoff.toUserId })],
      [2, wish({ kind: 'acceptHandoff', handoffId }, { by: random.pick(nurses) })],
      [3, wish({ kind: 'withdrawHandoff', handoffId }, { by: handoff.fromUserId })],
    ]
  }
  const as = random.percent(50) ? 'lunch' : 'handoff'
  return [
    [1, wish({ kind: 'offerHandoff', toUserId: random.pick(nurses), as })],
    ...(cover
      ? ([[6, wish({ kind: 'endCover', handoffId: cover.stamp.eventId }, { by: cover.toUserId })]] as Wishes)
      : []),
  ]
}

function treatmentWishes(chart: Chart, now: Instant, random: RandomSource): Wishes {
  const { vitalsDue, alarms, steps, alerts } = timersAt(chart, now)
  const due = vitalsDue[0]
  const alarm = alarms[0]
  const running = chart.lines.filter(({ state }) => state === 'running')
  const accessId = chart.accesses[0]?.accessId ?? 'none'
  const isAllPaused = chart.lines.some(({ state, pauses }) => state === 'paused' && pauses.at(-1)?.all)
  return [
    ...chart.lines.filter(({ state }) => isWaiting(state)).flatMap((line) => beforeStart(line, now)),
    ...running.flatMap((line) => courseWishes(chart, line, now, random)),
    ...chart.lines.filter(({ state }) => state === 'paused').flatMap((line) => afterReaction(chart, line)),
    [2, wish({ kind: 'recordFlush', accessId, volumeMl: '10', solution: 'saline' })],
    [1, wish({ kind: 'checkSite', accessId, look: ['normal'], bloodReturn: 'brisk' })],
    [1, wish({ kind: 'endAccess', accessId: random.pick(['a1', 'a2']), how: 'removed' })],
    [running.length > 0 ? 2 : 0, wish({ kind: 'pauseAll', reason: random.pick(['reaction', 'pump_alarm']) })],
    [isAllPaused ? 20 : 1, wish({ kind: 'resumeAll' })],
    ...(due
      ? ([[2, wish({ kind: 'postponeVitals', dueId: due.id, until: addMinutes(now, 10), reason: 'asleep' })]] as Wishes)
      : []),
    ...(alarm ? ([[4, wish({ kind: 'silenceAlarm', alarmId: alarm.id })]] as Wishes) : []),
    ...alerts.map(({ vitalsId }) => [5, wish({ kind: 'answerAlert', vitalsId, answer: 'treated' })] as Wishes[number]),
    ...steps.map(
      ({ lineId, step, rateMlPerHour }) =>
        [
          4,
          wish({
            kind: 'changeRate',
            lineId,
            rateMlPerHour: rateMlPerHour ?? '50',
            reason: 'planned_step',
            step,
          }),
        ] as Wishes[number],
    ),
  ]
}

/** Reactions and extravasations have names of their own, as a screen would make them. */
function courseWishes(
  chart: Chart,
  { id: lineId, accessId, rates, rateMlPerHour }: Line,
  now: Instant,
  random: RandomSource,
): Wishes {
  const { reactions, extravasations } = chart.care
  const other = chart.accesses.find((one) => one.accessId !== accessId && one.ended === null)
  const ago = { minutesAgo: random.between(0, 5) }
  return [
    [2, wish({ kind: 'changeRate', lineId, rateMlPerHour: String(random.between(1, 300)), reason: 'tolerance' }, ago)],
    [3, wish({ kind: 'checkRate', lineId, rateMlPerHour: rateMlPerHour ?? '100' })],
    [3, wish({ kind: 'changeBag', lineId, emptySince: addMinutes(now, -random.between(0, 6)) })],
    [1, wish({ kind: 'answerSameLine', lineId })],
    [1, wish({ kind: 'noteTolerance', lineId, tolerance: 'well' })],
    [other ? 6 : 0, wish({ kind: 'moveLine', lineId, accessId: other?.accessId ?? 'none', reason: 'poor_vein' })],
    [rates.length > 0 ? 3 : 1, wish({ kind: 'acceptComputedStop', lineId, volumeMl: '10' })],
    [
      2,
      wish({
        kind: 'openReaction',
        reactionId: `r${reactions.length + 1}`,
        symptoms: ['flushing'],
        pauseRunning: random.percent(80),
      }),
    ],
    [
      accessId === null ? 0 : 2,
      wish({
        kind: 'openExtravasation',
        extravasationId: `x${extravasations.length + 1}`,
        accessId: accessId ?? 'none',
        lineId,
        pauseRunning: true,
      }),
    ],
  ]
}

function afterReaction(chart: Chart, { id: lineId }: Line): Wishes {
  const ask = resumeAsk(chart, lineId)
  return ask === null ? [] : [[15, wish({ kind: 'resumeLine', lineId, rateMlPerHour: ask.offer ?? '50' })]]
}

function beforeStart({ id: lineId, plan, firstCheck, check, released, mixings, received }: Line, now: Instant): Wishes {
  const reading = { identifiers: ['name' as const, 'mrn' as const], items: [...checkItems] }
  const isChecked = !needsSecondCheck(plan) || check !== null
  return [
    [released ? 0 : 2, wish({ kind: 'releaseLine', lineId })],
    [released && mixings.length === 0 ? 2 : 0, wish({ kind: 'mixLine', lineId, useBy: addMinutes(now, 240) })],
    [
      received ? 0 : 2,
      wish({
        kind: 'receiveLine',
        lineId,
        scanned: true,
        patientLabelMatches: true,
        looksRight: true,
        useBy: addMinutes(now, 120),
      }),
    ],
    [isChecked || firstCheck ? 0 : 3, wish({ kind: 'giveFirstCheck', lineId, ...reading })],
    [isChecked || !firstCheck ? 0 : 12, wish({ kind: 'giveSecondCheck', lineId, ...reading }, { by: 'priya-nair' })],
  ]
}

/** A name that changes, and a plan that comes again with less of its last drug. */
function identityWishes({ scheduled, ties, discharged, photo, chair }: Chart, random: RandomSource): Wishes {
  if (discharged) return []
  const { plan, patient } = scheduled
  const proposed = { ...plan, regimen: `${plan.regimen.slice(0, 80)} ${random.between(1, 9)}` }
  const renamed = { ...patient, preferred: `Name ${random.between(1, 9)}` }
  const proposalId = ties.planProposal?.eventId
  // One of the two for each visit: the days stay what they were.
  const takesPhoto = photo === null && Number(chair) % 2 === 1
  return [
    [
      1,
      takesPhoto
        ? wish({ kind: 'takePhoto', jpegBase64: aPhoto })
        : wish({ kind: 'changeIdentity', change: 'renamed', patient: renamed }),
    ],
    ...(proposalId === undefined
      ? ([[2, wish({ kind: 'proposePlan', plan: proposed, from: 'Order system' })]] as Wishes)
      : ([
          [6, wish({ kind: 'acceptPlan', proposalId })],
          [5, wish({ kind: 'declinePlan', proposalId })],
        ] as Wishes)),
  ]
}
