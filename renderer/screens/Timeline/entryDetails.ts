import { amountWords, kilograms, numberWords, temperatureWords } from '#renderer/words/amounts.ts'
import { checkItemWords, siteLookWords } from '#renderer/words/chairPickLists.ts'
import { entryWords as w } from '#renderer/words/entries.ts'
import {
  bloodReturnWords,
  conditionWords,
  consciousnessWords,
  identifierWords,
  overrideWords,
  setTypeWords,
  sideWords,
  wasteWords,
} from '#renderer/words/pickLists.ts'
import { productReasonWords } from '#renderer/words/product.ts'
import { rateWords } from '#renderer/words/rates.ts'
import { dateWords, minutesWords, timeWords } from '#renderer/words/times.ts'
import { armWords, positionWords, signWords } from '#renderer/words/vitals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import type { FirstCheckPayload } from '#shared/chart/payloads/linePayloads.ts'
import type { AccessPayload, ReadinessPayload, UsedContainer, VitalsPayload } from '#shared/chart/payloads/payloads.ts'
import { volumeSoFar } from '#shared/chart/timers/volumeSoFar.ts'
import type { VitalSign } from '#shared/clinical/vitalLimits.ts'
import { localDate } from '#shared/kernel/instant.ts'

/** What an entry says beyond its headline: the values read, each vial, who checked with whom. Empty where the headline says all. */
export function entryDetails(event: ChartEvent, chart: Chart, nameOf: (userId: string) => string): readonly string[] {
  return [
    ...ownDetails(event, nameOf),
    ...inWords(event, nameOf),
    ...firstReading(event, chart),
    ...volumeDetails(event, chart),
  ]
}

/** Entries whose choice may be "other": what it was stands in words. */
const choices: ReadonlySet<ChartEvent['kind']> = new Set([
  ...(['LineNotGiven', 'SessionHeld', 'SessionCancelled', 'PatientDidNotCome', 'StopDeclaredUnknown'] as const),
  ...(['ReactionOpened', 'ReactionSymptomsAdded', 'ReactionActionRecorded', 'ReactionClosed'] as const),
  ...(['ExtravasationActionRecorded', 'VitalsPostponed', 'AlertAnswered'] as const),
])

function inWords({ kind, payload }: ChartEvent, nameOf: (userId: string) => string): readonly string[] {
  if (!choices.has(kind)) return []
  return [
    ...('seenBy' in payload ? said(payload.seenBy, (id) => w.seenBy(nameOf(id))) : []),
    ...('text' in payload ? said(payload.text, String) : []),
  ]
}

const runs: ReadonlySet<ChartEvent['kind']> = new Set([
  ...(['LinePaused', 'LineResumed', 'RateChanged', 'RateChecked', 'BagChanged', 'LineMoved'] as const),
])

/** How much of the drug had run in by then: read off the pump, or else computed and said to be (workflow 3). */
function volumeDetails({ kind, payload, happenedAt }: ChartEvent, { lines }: Chart): readonly string[] {
  if (!runs.has(kind)) return []
  if ('volumeSoFarMl' in payload && payload.volumeSoFarMl !== undefined)
    return [w.volumeRead(numberWords(payload.volumeSoFarMl))]
  const line = 'lineId' in payload ? lines.find(({ id }) => id === payload.lineId) : undefined
  const known = line && volumeSoFar(line, happenedAt)
  return known ? [w.volumeComputed(numberWords(known.volumeMl))] : []
}

function ownDetails(event: ChartEvent, nameOf: (userId: string) => string): readonly string[] {
  switch (event.kind) {
    case 'VitalsRecorded':
      return vitalDetails(event.payload)
    case 'ContainersRecorded':
      return [
        ...event.payload.containers.map(vialDetail),
        ...(event.payload.nothingWasted ? [w.nothingWasted] : []),
        ...said(event.payload.witnessId, (witness) => w.witness(nameOf(witness))),
      ]
    case 'SecondCheckGiven':
      return [
        w.checkedBy(nameOf(event.payload.firstUserId), nameOf(event.payload.secondUserId)),
        ...readingDetails(event.payload),
      ]
    case 'ReadinessConfirmed':
      return readinessDetails(event.payload, nameOf)
    case 'LineStarted':
      return [
        ...said(event.payload.rateMlPerHour, rate),
        ...(event.payload.rateScheme ? [rateWords.ninetyBy(event.payload.schemeOrderedBy)] : []),
        ...said(event.payload.pumpId, w.pump),
        ...(event.payload.by === 'gravity' ? [w.byGravity] : []),
      ]
    case 'LineStopped':
      return [
        ...said(event.payload.doseGiven ?? undefined, (dose) => w.given(amountWords(dose))),
        ...said(event.payload.volumeGivenMl, volume),
        ...said(event.payload.doseReason, w.because),
      ]
    case 'PushGiven':
      return [
        w.given(amountWords(event.payload.doseGiven)),
        ...said(event.payload.minutes, w.minutes),
        ...said(event.payload.doseReason, w.because),
      ]
    case 'InjectionGiven': {
      const { doseGiven, side, doseReason } = event.payload
      return [w.given(amountWords(doseGiven)), sideWords[side], ...said(doseReason, w.because)]
    }
    case 'DoseCorrected':
      return said(event.payload.reason, w.because)
    case 'PumpSentHome': {
      const { rateMlPerHour, volumeMl, plannedMinutes, disconnectAt, disconnectAppointment } = event.payload
      return [
        `${numberWords(rateMlPerHour)} mL/h, ${numberWords(volumeMl)} mL`,
        w.plannedRun(minutesWords(plannedMinutes)),
        ...(disconnectAt ? [w.disconnectAt(`${dateWords(localDate(disconnectAt))} ${timeWords(disconnectAt)}`)] : []),
        ...(disconnectAppointment ? [disconnectAppointment] : []),
      ]
    }
    case 'PatientDischarged': {
      const { condition, teaching, nextAppointmentOn, nextAppointment, transport } = event.payload
      return [
        conditionWords[condition],
        ...(nextAppointmentOn ? [w.nextOn(dateWords(nextAppointmentOn))] : []),
        ...[teaching, nextAppointment, transport].flatMap((words) => (words ? [words] : [])),
      ]
    }
    default:
      return mixingEntry(event, nameOf)
  }
}

/** What was said for the mixing room, and in it. */
function mixingEntry(event: ChartEvent, nameOf: (userId: string) => string): readonly string[] {
  switch (event.kind) {
    case 'LineReleased': {
      const { product } = event.payload
      return product
        ? [
            ...said(productReasonWords[product.reason], w.because),
            ...said(product.orderedBy, String),
            ...said(product.text, String),
          ]
        : []
    }
    case 'LineMixed': {
      const { mixerUserId, useBy, keepsHours } = event.payload
      return [
        ...said(mixerUserId, (id) => w.mixedBy(nameOf(id))),
        ...said(useBy, (at) => w.useBy(timeWords(at))),
        ...said(keepsHours, (hours) => w.keepsHours(numberWords(hours))),
      ]
    }
    default:
      return accessEntry(event)
  }
}

/** What was seen and done at an access (workflow 4.5). */
function accessEntry(event: ChartEvent): readonly string[] {
  switch (event.kind) {
    case 'AccessRecorded':
      return accessDetails(event.payload)
    case 'SiteChecked': {
      const { bloodReturn, clearingDrug, text, lineId } = event.payload
      // Of a push the headline says it already.
      return [
        ...(lineId === undefined ? blood(bloodReturn) : []),
        ...said(clearingDrug, w.clearedWith),
        ...said(text, String),
      ]
    }
    case 'AccessEnded':
      return [...blood(event.payload.bloodReturn), ...said(event.payload.lockSolution, w.lockedWith)]
    default:
      return []
  }
}

const said = <T>(value: T | undefined, words: (value: T) => string): readonly string[] =>
  value === undefined || value === '' ? [] : [words(value)]

const volume = (ml: string): string => w.volume(numberWords(ml))
const rate = (mlPerHour: string): string => w.rate(numberWords(mlPerHour))

const blood = (seen: AccessPayload['bloodReturn']): readonly string[] =>
  said(seen, (key) => w.bloodReturn(bloodReturnWords[key].toLowerCase()))

function accessDetails(access: AccessPayload): readonly string[] {
  return [
    ...said(access.reason, w.because),
    ...said(access.lumens?.join(', '), w.lumens),
    ...said(access.needleLength, w.needle),
    ...said(access.attempts, w.attempts),
    ...said(access.skinPrep, w.skinPrep),
    ...said(access.flushMl, (ml) => w.flushed(numberWords(ml))),
    ...said(access.look?.map((key) => siteLookWords[key].toLowerCase()).join(', '), w.looks),
    ...said(access.dressing, w.dressing),
    ...said(access.accessedBy, w.accessedBy),
  ]
}

function vitalDetails(set: VitalsPayload): readonly string[] {
  const sign = <T>(key: VitalSign, value: T | undefined, words: (value: T) => string = String): readonly string[] =>
    said(value, (read) => `${signWords[key].short} ${words(read)} ${signWords[key].unit}`.trim())
  const { systolic, diastolic } = set
  const pressure =
    systolic === undefined && diastolic === undefined ? undefined : `${systolic ?? '–'}/${diastolic ?? '–'}`
  return [
    setTypeWords[set.setType],
    ...sign('temperatureTenthsC', set.temperatureTenthsC, temperatureWords),
    ...sign('pulse', set.pulse),
    ...sign('systolic', pressure),
    ...sign('spo2', set.spo2),
    ...sign('oxygenLitersPerMinute', set.oxygenLitersPerMinute),
    ...sign('respirations', set.respirations),
    ...sign('pain', set.pain),
    ...sign('glucose', set.glucose),
    ...sign('weightGrams', set.weightGrams, kilograms),
    ...sign('heightMillimeters', set.heightMillimeters, (height) => String(height / 10)),
    ...said(set.consciousness, (level) => consciousnessWords[level]),
    ...said(set.position, (position) => positionWords[position]),
    ...said(set.arm, (arm) => armWords[arm]),
    ...said(set.takenBy, w.takenBy),
  ]
}

/** What the first of two read; shown once the second has read for themselves (workflow 5, check 4). */
function firstReading(event: ChartEvent, { lines }: Chart): readonly string[] {
  if (event.kind !== 'FirstCheckGiven') return []
  const isOver = lines.some(({ id, check }) => id === event.payload.lineId && check !== null)
  return isOver ? readingDetails(event.payload) : []
}

function readingDetails({ identifiers, items, dose, volumeMl, rateMlPerHour }: FirstCheckPayload): readonly string[] {
  return [
    ...said(identifiers?.map((kind) => identifierWords[kind].toLowerCase()).join(', '), w.identifiedBy),
    ...said(items?.map((item) => checkItemWords[item].toLowerCase()).join(', '), w.confirmed),
    ...said(dose, (read) => w.doseRead(amountWords(read))),
    ...said(volumeMl, volume),
    ...said(rateMlPerHour, rate),
  ]
}

function vialDetail(vial: UsedContainer): string {
  const amount = (decimal: string): string => amountWords({ amount: decimal, unit: vial.size.unit })
  const isSome = (decimal: string): boolean => Number(decimal) > 0
  return [
    w.vial(amountWords(vial.size), vial.lot),
    ...(vial.gtin ? [w.gtin(vial.gtin)] : []),
    w.used(amount(vial.used)),
    ...(isSome(vial.wasted) ? [w.wasted(amount(vial.wasted), vial.wasteReason && wasteWords[vial.wasteReason])] : []),
    ...(isSome(vial.kept) ? [w.kept(amount(vial.kept))] : []),
  ].join(', ')
}

function readinessDetails(payload: ReadinessPayload, nameOf: (userId: string) => string): readonly string[] {
  const { labs, authorization, providerCall } = payload
  return [
    w.labs[labs],
    authorization.answer === 'override'
      ? w.authorizationOverridden(
          overrideWords[authorization.reason],
          authorization.overriddenBy ? nameOf(authorization.overriddenBy) : null,
        )
      : w.authorization[authorization.answer],
    ...said(providerCall, ({ name, readBack }) => w.called(name, readBack)),
  ]
}
