import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { overridableBlocks, overridableStops } from '#shared/clinical/chairPickLists.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import { overrideReasons } from '#shared/clinical/pickLists.ts'
import type { RandomSource } from './randomSource.ts'
import { type Scene, type Wishes, wish } from './wish.ts'

/** What happens to a visit as a whole: whose it is, how it ends otherwise, how it is tied to another, what was overridden. */
export function visitWishes(scene: Scene, random: RandomSource): Wishes {
  const { chart, others } = scene
  const nurseId = random.pick(['dana-reyes', 'marcus-hale', null])
  return [
    [1, wish({ kind: 'assignNurse', nurseId }, { by: 'priya-nair' })],
    [chart.arrived ? 0 : 1, wish({ kind: 'cancel', reason: 'patient_declined' })],
    [
      chart.arrived ? 0 : 1,
      wish({
        kind: 'moveAppointment',
        day: chart.scheduled.day,
        appointmentTime: random.pick(['08:10', '12:20']),
      }),
    ],
    [1, markingInError(random)],
    ...(chart.arrived ? stayWishes(chart, random) : []),
    ...others.flatMap((other) => tieWishes(chart, other)),
  ]
}

/** Of a drug that was given, only the charge nurse may say so: sometimes she stands beside. */
const markingInError = (random: RandomSource) =>
  wish(
    { kind: 'markEnteredInError', reason: 'Opened for the wrong day' },
    random.percent(50) ? { witness: { userId: 'priya-nair', isRightPin: random.percent(90) } } : {},
  )

function stayWishes(chart: Chart, random: RandomSource): Wishes {
  const open = chart.lines.filter(({ state }) => state === 'running' || state === 'paused')
  const waiting = chart.lines.filter(({ state }) => isWaiting(state))
  const lineId = chart.lines.length > 0 ? random.pick(chart.lines).id : undefined
  const aboutLine = lineId === undefined ? {} : { lineId }
  const reason = random.pick(overrideReasons)
  const stop = random.pick(overridableStops)
  const block = random.pick(overridableBlocks)
  return [
    [
      1,
      wish({
        ...{ kind: 'documentVisit', em: '99213', decision: 'Symptoms reviewed' },
        separatelyIdentifiable: random.percent(50),
      }),
    ],
    [
      chart.discharged ? 0 : 1,
      wish({ kind: 'transferOut', to: 'Emergency department', reason: 'Chest pain', lineStatus: 'left_in_place' }),
    ],
    [open.length > 0 ? 1 : 0, wish({ kind: 'stopAll', early: 'emergency_elsewhere' })],
    [1, wish({ kind: 'overrideStop', stop, provider: 'Dr. Chen', reason, text: 'By telephone', ...aboutLine })],
    [
      1,
      wish(
        { kind: 'overrideBlock', block, reason, text: 'Taken on paper', ...aboutLine },
        random.percent(50) ? { by: 'priya-nair' } : { witness: { userId: 'priya-nair', isRightPin: true } },
      ),
    ],
    [chart.discharged || chart.lines.some(isPump) ? 0 : 8, addedPump(chart)],
    ...(chart.readiness ? waiting.flatMap((line) => runningBefore(chart, line, random)) : []),
    ...open.filter(isPump).flatMap((line) => homeWithPump(line)),
  ]
}

const isPump = ({ plan }: Line): boolean => plan.route === 'pump_prolonged'

/** A drug that goes home with the patient, on a portable pump. */
function addedPump({ scheduled, lines }: Chart) {
  const [first] = scheduled.plan.lines
  if (!first) throw new Error('a plan has a line')
  const line = {
    ...first,
    ...{ id: `${first.id}-pump-${lines.length}`, role: 'supportive' as const, sequence: lines.length + 1 },
    ...{ route: 'pump_prolonged' as const, plannedMinutes: 2_760 },
  }
  return wish({ kind: 'addLine', line })
}

const homeWithPump = ({ id: lineId }: Line): Wishes => [
  [
    12,
    wish({
      ...{ kind: 'sendPumpHome', lineId, pumpId: `pump ${lineId}`.slice(0, 40) },
      ...{ rateMlPerHour: '2', volumeMl: '92', plannedMinutes: 2_760 },
    }),
  ],
]

function runningBefore(chart: Chart, { id: lineId, plan }: Line, random: RandomSource): Wishes {
  if (tapOf(plan.route, plan.plannedMinutes) !== 'start') return []
  const accessId = chart.accesses[0]?.accessId ?? null
  const witness = { userId: random.pick(['priya-nair', 'owen-blake']), isRightPin: random.percent(90) }
  const more = { minutesAgo: random.between(1, 40), witness }
  return [[1, wish({ kind: 'recordStartBeforeApp', lineId, accessId, basis: 'pump' }, more)]]
}

/** The same patient's other visit: the first of the day, or the one a pump was connected in. */
function tieWishes(chart: Chart, other: Chart): Wishes {
  if (other.scheduled.patient.id !== chart.scheduled.patient.id) return []
  const { sessionId } = other
  const isLinked = chart.ties.earlier !== null
  const pumps = other.lines.flatMap(({ homePump, start, plan }): Wishes => {
    const pumpId = homePump?.facts.pumpId
    const isOff = chart.care.disconnects.some((one) => one.pumpId === pumpId)
    if (pumpId === undefined || !start || isOff || !chart.arrived) return []
    const command = {
      ...({ kind: 'disconnectPump', pumpId, drug: plan.name, connectSessionId: sessionId } as const),
      ...{ connectedAt: start.at, volumeLeftMl: '0', doseGiven: plan.dose },
    }
    return [[15, wish(command)]]
  })
  return [
    [
      isLinked ? 0 : 3,
      wish({ kind: 'linkEarlierSession', earlierSessionId: sessionId, reason: 'Came back with fever' }),
    ],
    ...pumps,
  ]
}
