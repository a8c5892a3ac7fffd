/** The limits a practice edits (workflow 4.2, 4.3, 5.5; 12.20). What a regimen orders of its own always wins over them. */

export const editableSigns = [
  'temperatureTenthsC',
  'pulse',
  'respirations',
  'systolic',
  'diastolic',
  'spo2',
  'pain',
  'glucose',
] as const
export type EditableSign = (typeof editableSigns)[number]

type Bounds = readonly [low: number | null, high: number | null]

/** At or below the first, at or above the second; null = no limit on that side. */
export interface SignLimits {
  readonly warn: Bounds
  readonly urgent: Bounds
}

export const limitedLabs = ['anc', 'platelets', 'hemoglobin'] as const
export type LimitedLab = (typeof limitedLabs)[number]

/** Below these, as decimals: ANC and platelets in 10³/µL, hemoglobin in g/dL. null = no limit. */
export interface LabBounds {
  readonly warnBelow: string | null
  readonly stopBelow: string | null
}

/** Percent away from what it is compared with. */
export interface PercentLimits {
  readonly warn: number
  readonly stop: number
}

export interface ClinicalLimits {
  readonly vitals: Readonly<Record<EditableSign, SignLimits>>
  /** Systolic pressure this far below the baseline is urgent, in mmHg. */
  readonly systolicFall: number
  /** Body weight against the dosing weight: `stop` = the dose is verified again. */
  readonly weight: PercentLimits
  /** Today's computed dose against the order: `stop` = the provider is called. */
  readonly dose: PercentLimits
  readonly labs: Readonly<Record<LimitedLab, LabBounds>>
}

/** The defaults of workflow 4.2, 4.3 and 5. */
export const usualLimits: ClinicalLimits = {
  vitals: {
    temperatureTenthsC: { warn: [360, 380], urgent: [350, 391] },
    pulse: { warn: [50, 111], urgent: [40, 131] },
    respirations: { warn: [11, 21], urgent: [8, 25] },
    systolic: { warn: [100, 160], urgent: [90, 180] },
    diastolic: { warn: [50, 100], urgent: [null, 110] },
    spo2: { warn: [95, null], urgent: [91, null] },
    pain: { warn: [null, 4], urgent: [null, 7] },
    glucose: { warn: [69, 251], urgent: [53, 401] },
  },
  systolicFall: 30,
  weight: { warn: 5, stop: 10 },
  dose: { warn: 5, stop: 10 },
  labs: {
    anc: { warnBelow: '1.5', stopBelow: '1.0' },
    platelets: { warnBelow: '100', stopBelow: '75' },
    hemoglobin: { warnBelow: '8', stopBelow: null },
  },
}

/** What the practice set, in the order of the table: each limit by its path, as text. */
export function limitEntries(limits: ClinicalLimits): ReadonlyMap<string, string> {
  const text = (value: number | string | null): string => (value === null ? '–' : String(value))
  const entries: [string, string][] = []
  for (const sign of editableSigns) {
    const { warn, urgent } = limits.vitals[sign]
    entries.push([`${sign} warn low`, text(warn[0])], [`${sign} warn high`, text(warn[1])])
    entries.push([`${sign} urgent low`, text(urgent[0])], [`${sign} urgent high`, text(urgent[1])])
  }
  entries.push(['systolic fall', text(limits.systolicFall)])
  entries.push(['weight warn %', text(limits.weight.warn)], ['weight stop %', text(limits.weight.stop)])
  entries.push(['dose warn %', text(limits.dose.warn)], ['dose stop %', text(limits.dose.stop)])
  for (const lab of limitedLabs) {
    entries.push([`${lab} warn below`, text(limits.labs[lab].warnBelow)])
    entries.push([`${lab} stop below`, text(limits.labs[lab].stopBelow)])
  }
  return new Map(entries)
}

/** "pulse urgent high: 131 → 140", one for each limit that differs. */
export function limitChanges(before: ClinicalLimits, after: ClinicalLimits): readonly string[] {
  const now = limitEntries(after)
  return [...limitEntries(before)].flatMap(([name, old]) =>
    now.get(name) === old ? [] : [`${name}: ${old} → ${now.get(name) ?? '–'}`],
  )
}
