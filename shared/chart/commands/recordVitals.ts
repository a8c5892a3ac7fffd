import {
  gramsIfPounds,
  isWeightJump,
  measuredSigns,
  tenthsCIfFahrenheit,
  vitalLimits,
} from '#shared/clinical/vitalLimits.ts'
import { decimal, decimalText } from '#shared/kernel/decimal.ts'
import type { ScheduledPayload, VitalsPayload } from '../payloads/payloads.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { dosingWeightGrams } from '../safety/dosingWeight.ts'
import { answer, type Decider, payloadOf, stayRefusal } from './deciding.ts'

/** A set of vital signs inside the limits of workflow 4.3; slips of unit are named, with the value they would convert to. */
export const recordVitals: Decider<'recordVitals'> = (chart, command, context) =>
  answer(stayRefusal(chart, context) ?? vitalsRefusal(command, chart.scheduled), chart, context, 'VitalsRecorded', {
    ...payloadOf(command),
    ...(context.limits ? { limits: context.limits } : {}),
  })

function vitalsRefusal(vitals: VitalsPayload, scheduled: ScheduledPayload): Refusal | null {
  const measured = measuredSigns.some((sign) => vitals[sign] !== undefined)
  if (!measured && vitals.consciousness === undefined) return refuse('vitals-empty')
  return (
    fahrenheitRefusal(vitals) ?? rangeRefusal(vitals) ?? diastolicRefusal(vitals) ?? weightRefusal(vitals, scheduled)
  )
}

function fahrenheitRefusal({ temperatureTenthsC }: VitalsPayload): Refusal | null {
  const { refuse: limits } = vitalLimits.temperatureTenthsC
  if (temperatureTenthsC === undefined) return null
  const converted = tenthsCIfFahrenheit(temperatureTenthsC)
  if (converted < limits[0] || converted > limits[1]) return null
  return refuse('temperature-in-fahrenheit', {
    typed: movePoint(temperatureTenthsC, 1),
    celsius: movePoint(converted, 1),
    tenthsC: String(converted),
  })
}

function rangeRefusal(vitals: VitalsPayload): Refusal | null {
  for (const sign of measuredSigns) {
    const value = vitals[sign]
    const [low, high] = vitalLimits[sign].refuse
    if (value !== undefined && (value < low || value > high))
      return refuse('vitals-out-of-range', { sign, typed: String(value), low: String(low), high: String(high) })
  }
  return null
}

const diastolicRefusal = ({ systolic, diastolic }: VitalsPayload): Refusal | null =>
  systolic !== undefined && diastolic !== undefined && diastolic >= systolic
    ? refuse('diastolic-not-below-systolic', { systolic: String(systolic), diastolic: String(diastolic) })
    : null

function weightRefusal({ weightGrams, weightConfirmed }: VitalsPayload, scheduled: ScheduledPayload): Refusal | null {
  const dosing = dosingWeightGrams(scheduled)
  if (weightGrams === undefined || weightConfirmed || dosing === null || !isWeightJump(weightGrams, dosing)) return null
  const converted = gramsIfPounds(weightGrams)
  return refuse('weight-jump', {
    typedKg: movePoint(weightGrams, 3),
    dosingKg: movePoint(dosing, 3),
    convertedKg: movePoint(converted, 3),
    convertedGrams: String(converted),
  })
}

const movePoint = (value: number, places: number): string =>
  decimalText({ digits: decimal(String(value)).digits, scale: places })
