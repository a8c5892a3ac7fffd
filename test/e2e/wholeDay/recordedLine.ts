import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent, EventOf } from '#shared/chart/events.ts'
import type { DocAmount } from '#shared/document/facts.ts'

const amount = ({ amount: value, unit }: DocAmount): string => `${value} ${unit}`
const kilograms = (grams: number | undefined): string => (grams === undefined ? '' : ` ${grams / 1000} kg`)

/** What stands in the record as a line of text, as `recordOf` says it of the script. */
export function recordedLine(event: ChartEvent, chart: Chart): string {
  return [event.kind, factsOf(event, (id) => nameOf(chart, id))].filter(Boolean).join(' ')
}

const nameOf = (chart: Chart, lineId: string): string =>
  chart.lines.find(({ id }) => id === lineId)?.plan.name ?? lineId

type Name = (lineId: string) => string

function factsOf(event: ChartEvent, name: Name): string {
  switch (event.kind) {
    case 'PatientArrived':
      return event.payload.identifiers.join(' ')
    case 'VitalsRecorded':
      return vitals(event)
    case 'AccessRecorded': {
      const { device, site, side, gauge, bloodReturn } = event.payload
      return [device, site, side, gauge, bloodReturn].join(' ')
    }
    case 'ReadinessConfirmed':
      return `${event.payload.labs} ${event.payload.authorization.answer}`
    case 'SecondCheckGiven':
      return `${name(event.payload.lineId)} ${event.payload.firstUserId} ${event.payload.secondUserId}`
    case 'FirstCheckGiven':
    case 'LineReleased':
    case 'LineStarted':
      return name(event.payload.lineId)
    case 'LineStopped': {
      const { lineId, early, doseGiven } = event.payload
      return `${name(lineId)}${early ? ` early ${early}` : ''}${doseGiven ? ` ${amount(doseGiven)}` : ''}`
    }
    case 'PushGiven':
      return `${name(event.payload.lineId)} ${amount(event.payload.doseGiven)}`
    case 'InjectionGiven': {
      const { lineId, doseGiven, site, side } = event.payload
      return `${name(lineId)} ${amount(doseGiven)} ${site} ${side}`
    }
    case 'ContainersRecorded':
      return vials(event, name)
    case 'LineFlushed':
      return `${event.payload.solution} ${event.payload.volumeMl} mL`
    case 'NoteWritten':
      return event.payload.text
    default:
      return rareFactsOf(event, name)
  }
}

function vitals({ payload }: EventOf<'VitalsRecorded'>): string {
  const { setType, temperatureTenthsC = 0, pulse, systolic, diastolic, spo2, weightGrams } = payload
  const temperature = (temperatureTenthsC / 10).toFixed(1)
  return `${setType} ${temperature} ${pulse} ${systolic}/${diastolic} ${spo2}${kilograms(weightGrams)}`
}

function vials({ payload }: EventOf<'ContainersRecorded'>, name: Name): string {
  const all = payload.containers.map(({ size, wasted }) =>
    wasted === '0' ? amount(size) : `${amount(size)} wasted ${wasted}`,
  )
  return `${name(payload.lineId)}: ${all.join(', ')}`
}

function rareFactsOf(event: ChartEvent, name: Name): string {
  switch (event.kind) {
    case 'LinePaused':
      return `${name(event.payload.lineId)} ${event.payload.reason}`
    case 'LineResumed':
      return `${name(event.payload.lineId)} at ${event.payload.rateMlPerHour} mL/h`
    case 'ReactionOpened':
      return event.payload.symptoms.join(' ')
    case 'ReactionActionRecorded':
      return event.payload.action
    case 'ReactionClosed':
      return `${event.payload.term} grade ${event.payload.grade} ${event.payload.outcome}`
    case 'ExtravasationOpened':
      return `${event.payload.volumeOutsideMl} mL`
    case 'ExtravasationClosed':
      return `grade ${event.payload.grade}: ${event.payload.outcome}`
    case 'HandoffOffered':
      return `${event.payload.as} ${event.payload.toUserId}`
    case 'ChairMoved':
      return event.payload.chair
    case 'SessionHeld':
    case 'PatientDidNotCome':
      return event.payload.reason
    case 'PatientDischarged':
      return `${event.payload.condition} ${event.payload.lineStatus}`
    case 'SessionSigned':
      return `${event.payload.version} ${event.userId}`
    default:
      return ''
  }
}
