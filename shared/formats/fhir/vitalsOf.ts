import type { VisitVitals } from '#shared/claim/visitFacts.ts'
import { isoWithOffset } from '#shared/kernel/instant.ts'
import {
  coding,
  type Entry,
  entryOf,
  type Identifier,
  type Json,
  reference,
  systems,
  terminology,
} from './fhirValues.ts'

export interface VitalsOwner {
  readonly patient: Identifier
  readonly encounter: Identifier
  /** System of our observation ids. */
  readonly system: string
}

interface Measure {
  readonly key: string
  readonly codes: readonly (readonly [code: string, display: string])[]
  readonly facts: Readonly<Record<string, Json | undefined>>
}

const inUnit = (value: number, unit: string, code: string): Json => ({ value, unit, system: systems.ucum, code })

const loinc = (code: string, display: string): Json => coding(systems.loinc, code, display)

/** One set of vitals as US Core observations; what was not measured is not there (billing-interfaces 9). */
export function observationsOf(vitals: VisitVitals, owner: VitalsOwner): readonly Entry[] {
  return measuresOf(vitals).map(({ key, codes, facts }) =>
    entryOf(
      'Observation',
      { system: owner.system, value: `${vitals.id}-${key}` },
      {
        status: 'final',
        category: [terminology('observation-category', 'vital-signs')],
        code: { coding: codes.map(([code, display]) => ({ system: systems.loinc, code, display })) },
        subject: reference(owner.patient),
        encounter: reference(owner.encounter),
        effectiveDateTime: isoWithOffset(vitals.at),
        ...facts,
      },
    ),
  )
}

function measuresOf(vitals: VisitVitals): readonly Measure[] {
  const { temperatureTenthsC, pulse, respirations, spo2, weightGrams, heightMillimeters } = vitals
  const one = (
    key: string,
    value: number | undefined,
    codes: Measure['codes'],
    unit: readonly [unit: string, code: string],
  ): readonly Measure[] =>
    value === undefined ? [] : [{ key, codes, facts: { valueQuantity: inUnit(value, ...unit) } }]
  return [
    ...pressureOf(vitals),
    ...one('HR', pulse, [['8867-4', 'Heart rate']], ['beats/min', '/min']),
    ...one('RR', respirations, [['9279-1', 'Respiratory rate']], ['breaths/min', '/min']),
    ...one('T', scaled(temperatureTenthsC, 10), [['8310-5', 'Body temperature']], ['Cel', 'Cel']),
    ...(spo2 === undefined ? [] : [oxygenOf(spo2, vitals.oxygenLitersPerMinute)]),
    ...one('WT', scaled(weightGrams, 1000), [['29463-7', 'Body weight']], ['kg', 'kg']),
    ...one('HT', scaled(heightMillimeters, 10), [['8302-2', 'Body height']], ['cm', 'cm']),
  ]
}

const scaled = (value: number | undefined, by: number): number | undefined =>
  value === undefined ? undefined : value / by

/** The panel with both of its parts; one that is missing is said to be missing. */
function pressureOf({ systolic, diastolic }: VisitVitals): readonly Measure[] {
  if (systolic === undefined && diastolic === undefined) return []
  const part = (code: string, display: string, value: number | undefined): Json => ({
    code: loinc(code, display),
    ...(value === undefined
      ? { dataAbsentReason: terminology('data-absent-reason', 'not-performed') }
      : { valueQuantity: inUnit(value, 'mmHg', 'mm[Hg]') }),
  })
  return [
    {
      key: 'BP',
      codes: [['85354-9', 'Blood pressure panel']],
      facts: {
        component: [
          part('8480-6', 'Systolic blood pressure', systolic),
          part('8462-4', 'Diastolic blood pressure', diastolic),
        ],
      },
    },
  ]
}

/** Saturation carries both of its codes, and the oxygen that ran while it was taken. */
function oxygenOf(spo2: number, liters: number | undefined): Measure {
  const flow = {
    code: loinc('3151-8', 'Inhaled oxygen flow rate'),
    valueQuantity: inUnit(liters ?? 0, 'L/min', 'L/min'),
  }
  return {
    key: 'O2',
    codes: [
      ['59408-5', 'Oxygen saturation by pulse oximetry'],
      ['2708-6', 'Oxygen saturation in arterial blood'],
    ],
    facts: {
      valueQuantity: inUnit(spo2, '%', '%'),
      ...(liters === undefined ? {} : { component: [flow] }),
    },
  }
}
