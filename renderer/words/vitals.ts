import type { VitalsPayload } from '#shared/chart/payloads/payloads.ts'
import type { VitalSign } from '#shared/clinical/vitalLimits.ts'

interface SignWords {
  readonly short: string
  readonly long: string
  readonly unit: string
}

/** Each sign as the strip and the sheet name it. */
export const signWords: Readonly<Record<VitalSign, SignWords>> = {
  temperatureTenthsC: { short: 'Temp', long: 'Temperature', unit: '°C' },
  pulse: { short: 'Pulse', long: 'Pulse', unit: '/min' },
  respirations: { short: 'Resp', long: 'Respirations', unit: '/min' },
  systolic: { short: 'BP', long: 'Upper pressure', unit: 'mmHg' },
  diastolic: { short: 'BP', long: 'Lower pressure', unit: 'mmHg' },
  spo2: { short: 'SpO₂', long: 'Oxygen saturation', unit: '%' },
  oxygenLitersPerMinute: { short: 'O₂', long: 'Oxygen', unit: 'L/min' },
  glucose: { short: 'Glucose', long: 'Glucose', unit: 'mg/dL' },
  pain: { short: 'Pain', long: 'Pain', unit: '' },
  consciousness: { short: 'Awake', long: 'Consciousness', unit: '' },
  weightGrams: { short: 'Weight', long: 'Weight', unit: 'kg' },
  heightMillimeters: { short: 'Height', long: 'Height', unit: 'cm' },
}

export const vitalsWords = {
  title: 'Vitals',
  record: 'Record vitals',
  due: (time: string) => `Due ${time}`,
  late: (time: string) => `Late, due ${time}`,
  vitalsDue: (time: string) => `Vitals due ${time}`,
  save: 'Save vitals',
  setType: 'Taken',
  urgent: 'Urgent',
  outOfRange: 'Out of range',
  range: (low: string, high: string, unit: string) => `${low} to ${high}${unit ? ` ${unit}` : ''}`,
  broken: (low: string, high: string, unit: string) =>
    `Outside ${low} to ${high}${unit ? ` ${unit}` : ''}. Check the number.`,
  readsAsFahrenheit: (celsius: string) => `Reads as °F. Take it as ${celsius} °C.`,
  takeCelsius: (celsius: string) => `Take ${celsius} °C`,
  readsAsPounds: (kilograms: string) => `More than 25 % from the dosing weight. As lb it would be ${kilograms} kg.`,
  takeKilograms: (kilograms: string) => `Was lb: take ${kilograms} kg`,
  keepWeight: 'Weighed again, it is right',
  warn: (sign: string) => `${sign} is out of range.`,
  urgentSign: (sign: string) => `${sign} is far out of range. Call the provider.`,
  fever: '38.0 °C or more. Call the provider before treatment.',
  dosingWeight: (kilograms: string) => `Dosing weight ${kilograms} kg`,
  moreSigns: 'Oxygen, glucose, height',
  position: 'Position',
  arm: 'Cuff on',
  takenBy: 'Taken by, if somebody else',
  nothingYet: 'Enter at least one value.',
  empty: '–',
  shortOf: (sign: VitalSign): string =>
    sign === 'systolic' ? 'BP upper' : sign === 'diastolic' ? 'BP lower' : signWords[sign].short,
} as const

export const positionWords: Readonly<Record<NonNullable<VitalsPayload['position']>, string>> = {
  sitting: 'Sitting',
  lying: 'Lying',
  standing: 'Standing',
}

export const armWords: Readonly<Record<NonNullable<VitalsPayload['arm']>, string>> = {
  left: 'Left arm',
  right: 'Right arm',
  leg: 'Leg',
}
