import { temperatureWords } from '#renderer/words/amounts.ts'
import { labWords, limitWords as w } from '#renderer/words/limits.ts'
import { signWords } from '#renderer/words/vitals.ts'
import {
  type ClinicalLimits,
  type EditableSign,
  editableSigns,
  type LimitedLab,
  limitedLabs,
} from '#shared/clinical/clinicalLimits.ts'
import { vitalLimits } from '#shared/clinical/vitalLimits.ts'
import { parseDecimal } from '#shared/kernel/decimal.ts'

/** The four columns of the table; a row uses those that mean something for it. */
export const places = ['warnLow', 'warnHigh', 'urgentLow', 'urgentHigh'] as const
export type Place = (typeof places)[number]
export type Texts = Readonly<Partial<Record<Place, string>>>

/** One line of the table: its limits as they are typed, and back. */
export interface LimitRow {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly fields: readonly { readonly place: Place; readonly label: string; readonly mayBeEmpty: boolean }[]
  /** How its lower and upper limits are read: at or below, or below. */
  readonly marks: readonly [low: string, high: string]
  /** What is taken as a value at all, as typed; null = said by the field. */
  readonly range: readonly [low: string, high: string] | null
  read(limits: ClinicalLimits): Texts
  /** null = a field is not a number. */
  write(limits: ClinicalLimits, texts: Texts): ClinicalLimits | null
}

const atOr = ['≤', '≥'] as const
const beyond = ['<', '>'] as const

export const limitTable: readonly LimitRow[] = [
  ...editableSigns.map(signRow),
  {
    ...{ key: 'systolicFall', name: w.fall, unit: 'mmHg', range: ['5', '100'] as const, marks: atOr },
    fields: [{ place: 'urgentHigh', label: w.urgentHigh, mayBeEmpty: false }],
    read: ({ systolicFall }) => ({ urgentHigh: String(systolicFall) }),
    write: (limits, { urgentHigh }) => {
      const systolicFall = wholeOf(urgentHigh)
      return systolicFall === null || Number.isNaN(systolicFall) ? null : { ...limits, systolicFall }
    },
  },
  percentRow('weight', w.weight, { marks: atOr, warn: w.warnHigh, stop: w.urgentHigh }),
  percentRow('dose', w.dose, { marks: beyond, warn: w.warnOver, stop: w.stopOver }),
  ...limitedLabs.map(labRow),
]

/** NaN = no number; null = left empty. */
function wholeOf(text: string | undefined): number | null {
  const typed = text?.trim() ?? ''
  if (typed === '') return null
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
}

/** A temperature is typed with its tenth and kept in tenths. */
function tenthsOf(text: string | undefined): number | null {
  const typed = text?.trim() ?? ''
  if (typed === '') return null
  const match = /^(\d{2})(?:\.(\d))?$/.exec(typed)
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : Number.NaN
}

function signRow(sign: EditableSign): LimitRow {
  const isTemperature = sign === 'temperatureTenthsC'
  const shown = (value: number | null): string =>
    value === null ? '' : isTemperature ? temperatureWords(value) : String(value)
  const readAs = isTemperature ? tenthsOf : wholeOf
  const { long, unit } = signWords[sign]
  const [low, high] = vitalLimits[sign].refuse
  return {
    key: sign,
    name: long,
    unit,
    range: [shown(low), shown(high)],
    marks: atOr,
    fields: places.map((place) => ({ place, label: w[place], mayBeEmpty: true })),
    read: ({ vitals }) => {
      const { warn, urgent } = vitals[sign]
      return {
        warnLow: shown(warn[0]),
        warnHigh: shown(warn[1]),
        urgentLow: shown(urgent[0]),
        urgentHigh: shown(urgent[1]),
      }
    },
    write: (limits, texts) => {
      const [warnLow, warnHigh, urgentLow, urgentHigh] = places.map((place) => readAs(texts[place]))
      const all = [warnLow, warnHigh, urgentLow, urgentHigh]
      if (all.some((value) => value === undefined || Number.isNaN(value))) return null
      const bounds = {
        warn: [warnLow ?? null, warnHigh ?? null] as const,
        urgent: [urgentLow ?? null, urgentHigh ?? null] as const,
      }
      return { ...limits, vitals: { ...limits.vitals, [sign]: bounds } }
    },
  }
}

interface PercentWords {
  readonly marks: LimitRow['marks']
  readonly warn: string
  readonly stop: string
}

function percentRow(of: 'weight' | 'dose', name: string, words: PercentWords): LimitRow {
  return {
    key: of,
    name,
    unit: '%',
    range: ['1', '50'],
    marks: words.marks,
    fields: [
      { place: 'warnHigh', label: words.warn, mayBeEmpty: false },
      { place: 'urgentHigh', label: words.stop, mayBeEmpty: false },
    ],
    read: (limits) => ({ warnHigh: String(limits[of].warn), urgentHigh: String(limits[of].stop) }),
    write: (limits, texts) => {
      const [warn, stop] = [wholeOf(texts.warnHigh), wholeOf(texts.urgentHigh)]
      if (warn === null || stop === null || Number.isNaN(warn) || Number.isNaN(stop)) return null
      return { ...limits, [of]: { warn, stop } }
    },
  }
}

function labRow(lab: LimitedLab): LimitRow {
  const textOf = (text: string | undefined): string | null => text?.trim() || null
  return {
    key: lab,
    ...labWords[lab],
    range: null,
    marks: beyond,
    fields: [
      { place: 'warnLow', label: w.warnBelow, mayBeEmpty: true },
      { place: 'urgentLow', label: w.stopBelow, mayBeEmpty: true },
    ],
    read: ({ labs }) => ({ warnLow: labs[lab].warnBelow ?? '', urgentLow: labs[lab].stopBelow ?? '' }),
    write: (limits, texts) => {
      const [warnBelow, stopBelow] = [textOf(texts.warnLow), textOf(texts.urgentLow)]
      if ([warnBelow, stopBelow].some((text) => text !== null && parseDecimal(text) === null)) return null
      return { ...limits, labs: { ...limits.labs, [lab]: { warnBelow, stopBelow } } }
    },
  }
}

/** Whether a row differs from the usual limits. */
export const isOwn = (row: LimitRow, limits: ClinicalLimits, usual: ClinicalLimits): boolean =>
  places.some((place) => (row.read(limits)[place] ?? '') !== (row.read(usual)[place] ?? ''))

/** "≤ 50, ≥ 111": both sides of one level in a cell; empty where there is none. */
export function levelWords({ marks, read }: LimitRow, limits: ClinicalLimits, level: 'warn' | 'urgent'): string {
  const texts = read(limits)
  const [low, high] = level === 'warn' ? [texts.warnLow, texts.warnHigh] : [texts.urgentLow, texts.urgentHigh]
  return [low && `${marks[0]} ${low}`, high && `${marks[1]} ${high}`].filter(Boolean).join(', ')
}
