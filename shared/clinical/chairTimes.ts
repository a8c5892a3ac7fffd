/** The minutes a practice sets for the chair (workflow 4.4, 5, 6; 12.20). What a plan orders of its own always wins over them. */

/** Each with the least and the most it can be, in minutes. */
export const alarmBounds = {
  /** Alarms before the planned end: the first, and the one shortly before. At the end it always rings. */
  beforeEnd: { usual: 10, least: 2, most: 60 },
  shortlyBeforeEnd: { usual: 5, least: 1, most: 30 },
  /** "Still running?", so long after the planned end. */
  afterEnd: { usual: 10, least: 1, most: 60 },
  /** Running, and nothing heard: a possible missing stop on the charge nurse's board. */
  missingStop: { usual: 30, least: 5, most: 120 },
  /** An alarm that was silenced sounds again. */
  silence: { usual: 5, least: 1, most: 15 },
  /** Late vitals and unanswered urgent ones are the charge nurse's too. */
  escalate: { usual: 10, least: 1, most: 30 },
  /** A vesicant that drips: its site is looked at again. */
  siteCheck: { usual: 10, least: 5, most: 10 },
  /** So long at most a vesicant drips into a vein of the arm. */
  vesicantVein: { usual: 30, least: 5, most: 60 },
  /** Vitals while a reaction is open. */
  reactionVitals: { usual: 5, least: 1, most: 15 },
} as const
export type AlarmTime = keyof typeof alarmBounds
export const alarmTimes = Object.keys(alarmBounds) as readonly AlarmTime[]

export const scheduleNames = [
  'standard',
  'antibody_first',
  'rate_steps_first',
  'rate_steps',
  'taxane',
  'iron',
  'blood',
] as const
export type ScheduleName = (typeof scheduleNames)[number]

/** When a set of vitals is due around a drug. */
export interface VitalTimes {
  /** Minutes after the start, in order. */
  readonly afterStart: readonly number[]
  /** From the last of those on, every so many minutes to the end; null = no more. */
  readonly thenEvery: number | null
  /** Minutes after the stop, in order; 0 = at the end. */
  readonly afterStop: readonly number[]
  /** The patient is observed so long after the drug where the plan orders nothing; null = only where it does. */
  readonly observe: number | null
}

/** The least and the most of each, in minutes, and how many sets may be named. */
export const vitalTimeBounds = {
  afterStart: { least: 1, most: 480, count: 12 },
  thenEvery: { least: 5, most: 240 },
  afterStop: { least: 0, most: 240, count: 6 },
  observe: { least: 5, most: 240 },
} as const

export interface ChairTimes {
  readonly alarms: Readonly<Record<AlarmTime, number>>
  readonly vitals: Readonly<Record<ScheduleName, VitalTimes>>
}

const times = (afterStart: readonly number[], thenEvery: number | null, afterStop: readonly number[]): VitalTimes => ({
  afterStart,
  thenEvery,
  afterStop,
  observe: null,
})

/** The defaults of workflow 4.4, 5 and 6. */
export const usualChairTimes: ChairTimes = {
  alarms: Object.fromEntries(alarmTimes.map((name) => [name, alarmBounds[name].usual])) as ChairTimes['alarms'],
  vitals: {
    standard: times([], null, [0]),
    antibody_first: times([15, 30, 45, 60], 30, [0, 30]),
    // One set before each step: the default step is half an hour.
    rate_steps_first: times([], 30, [0, 30]),
    rate_steps: times([], 30, [0]),
    taxane: times([5, 15], null, [0]),
    iron: times([], null, [0, 30]),
    blood: times([15], 60, [0]),
  },
}

/** From how many minutes before and after its planned end a running drug stands out. */
export interface EndMarks {
  readonly soon: number
  readonly still: number
  readonly missing: number
}

export const endMarksOf = ({ alarms }: Pick<ChairTimes, 'alarms'>): EndMarks => ({
  soon: alarms.shortlyBeforeEnd,
  still: alarms.afterEnd,
  missing: alarms.missingStop,
})

/** What cannot be meant: which time, and between what it must lie or what it must come before. */
export interface TimeProblem {
  readonly about: string
  readonly least: number
  readonly most: number
  readonly why: 'outside' | 'order' | 'too_many'
}

/** The first time that cannot be meant, or null. */
export function timesProblem({ alarms, vitals }: ChairTimes): TimeProblem | null {
  for (const about of alarmTimes) {
    const { least, most } = alarmBounds[about]
    if (isOutside(alarms[about], least, most)) return { about, least, most, why: 'outside' }
  }
  if (alarms.shortlyBeforeEnd >= alarms.beforeEnd)
    return { about: 'shortlyBeforeEnd', least: 1, most: alarms.beforeEnd - 1, why: 'outside' }
  if (alarms.missingStop < alarms.afterEnd)
    return { about: 'missingStop', least: alarms.afterEnd, most: alarmBounds.missingStop.most, why: 'outside' }
  for (const name of scheduleNames) {
    const problem = scheduleProblem(vitals[name])
    if (problem) return { ...problem, about: `${name} ${problem.about}` }
  }
  return null
}

function scheduleProblem(set: VitalTimes): TimeProblem | null {
  for (const about of ['afterStart', 'afterStop'] as const) {
    const { least, most, count } = vitalTimeBounds[about]
    const minutes = set[about]
    if (minutes.length > count) return { about, least, most: count, why: 'too_many' }
    if (minutes.some((minute) => isOutside(minute, least, most))) return { about, least, most, why: 'outside' }
    if (minutes.some((minute, place) => minute <= (minutes[place - 1] ?? -1)))
      return { about, least, most, why: 'order' }
  }
  for (const about of ['thenEvery', 'observe'] as const) {
    const { least, most } = vitalTimeBounds[about]
    const minutes = set[about]
    if (minutes !== null && isOutside(minutes, least, most)) return { about, least, most, why: 'outside' }
  }
  return null
}

const isOutside = (minutes: number, least: number, most: number): boolean =>
  !Number.isInteger(minutes) || minutes < least || minutes > most

/** What the practice set, in the order of the table: each time by its path, as text. */
function timeEntries({ alarms, vitals }: ChairTimes): ReadonlyMap<string, string> {
  const text = (value: number | readonly number[] | null): string =>
    value === null || (Array.isArray(value) && value.length === 0) ? '–' : String(value)
  return new Map([
    ...alarmTimes.map((name) => [name, text(alarms[name])] as const),
    ...scheduleNames.flatMap((name) =>
      Object.entries(vitals[name]).map(([what, value]) => [`${name} ${what}`, text(value)] as const),
    ),
  ])
}

/** "silence: 5 → 3", one for each time that differs. */
export function timeChanges(before: ChairTimes, after: ChairTimes): readonly string[] {
  const now = timeEntries(after)
  return [...timeEntries(before)].flatMap(([name, old]) =>
    now.get(name) === old ? [] : [`${name}: ${old} → ${now.get(name) ?? '–'}`],
  )
}

/** What an entry carries: nothing where the usual times hold, so that entries carry them only where a practice set its own. */
export const timesForEntry = (times: ChairTimes): { readonly times?: ChairTimes } =>
  times === usualChairTimes || timeChanges(usualChairTimes, times).length === 0 ? {} : { times }
