import {
  alarmTimeWords,
  scheduleWords,
  setsWords,
  timeProblemWords,
  chairTimeWords as w,
} from '#renderer/words/chairTimes.ts'
import { minutesWords } from '#renderer/words/times.ts'
import {
  type AlarmTime,
  alarmBounds,
  alarmTimes,
  type ChairTimes,
  type ScheduleName,
  scheduleNames,
  timeChanges,
  timesProblem,
  usualChairTimes,
  vitalTimeBounds,
} from '#shared/clinical/chairTimes.ts'
import type { SettingRow } from './SettingSheet.tsx'

/** One line of the alarms or of the vitals schedule: what it is set to, and what is usual. */
export interface TimeRow extends SettingRow<ChairTimes> {
  /** What it is set to, and what is usual; a schedule says the first alone. */
  cells(times: ChairTimes): readonly [set: string, usual?: string]
}

export const alarmTable: readonly TimeRow[] = alarmTimes.map(alarmRow)
export const scheduleTable: readonly TimeRow[] = scheduleNames.map(scheduleRow)

function alarmRow(key: AlarmTime): TimeRow {
  const { least, most, usual } = alarmBounds[key]
  const { name, note } = alarmTimeWords[key]
  return {
    key,
    name,
    note: `${note} ${w.between(least, most)}`,
    fields: [{ place: 'minutes', label: w.minutesLabel, mayBeEmpty: false }],
    cells: ({ alarms }) => [minutesWords(alarms[key]), minutesWords(usual)],
    read: ({ alarms }) => ({ minutes: String(alarms[key]) }),
    write(times, { minutes }) {
      const whole = wholeOf(minutes)
      return whole === null ? w.notMinutes : checked({ ...times, alarms: { ...times.alarms, [key]: whole } })
    },
  }
}

function scheduleRow(key: ScheduleName): TimeRow {
  const listed = { mayBeEmpty: true, maxLength: 60 }
  return {
    key,
    name: scheduleWords[key],
    note: `${w.aboutBaseline} ${w.emptyMeans}`,
    fields: [
      { place: 'afterStart', label: w.afterStart, ...listed },
      { place: 'thenEvery', label: w.thenEvery, mayBeEmpty: true },
      { place: 'afterStop', label: w.afterStop, ...listed },
      { place: 'observe', label: w.observe, mayBeEmpty: true },
    ],
    cells: ({ vitals }) => [setsWords(vitals[key])],
    read({ vitals }) {
      const { afterStart, thenEvery, afterStop, observe } = vitals[key]
      return {
        afterStart: afterStart.join(', '),
        thenEvery: thenEvery === null ? '' : String(thenEvery),
        afterStop: afterStop.join(', '),
        observe: observe === null ? '' : String(observe),
      }
    },
    write(times, typed) {
      const [afterStart, afterStop] = [listOf(typed.afterStart), listOf(typed.afterStop)]
      if (!afterStart || !afterStop) return w.notList
      const [thenEvery, observe] = [typed.thenEvery, typed.observe].map((text) =>
        text?.trim() ? wholeOf(text) : 'none',
      )
      if (thenEvery === null || observe === null) return w.notMinutes
      const set = { afterStart, afterStop, thenEvery: orNull(thenEvery), observe: orNull(observe) }
      return checked({ ...times, vitals: { ...times.vitals, [key]: set } })
    },
  }
}

const orNull = (minutes: number | 'none' | undefined): number | null => (typeof minutes === 'number' ? minutes : null)

/** The times as they would be, or why they cannot be meant. */
function checked(times: ChairTimes): ChairTimes | string {
  const problem = timesProblem(times)
  return problem ? timeProblemWords(problem) : times
}

function wholeOf(text: string | undefined): number | null {
  const typed = text?.trim() ?? ''
  return /^\d{1,3}$/.test(typed) ? Number(typed) : null
}

/** "5, 15" → minutes; empty → none; null = not a list of them. */
function listOf(text: string | undefined): readonly number[] | null {
  const parts = (text ?? '').split(/[\s,;]+/).filter((part) => part !== '')
  const minutes = parts.map(wholeOf)
  return minutes.length <= vitalTimeBounds.afterStart.count + 8 && minutes.every((one) => one !== null)
    ? (minutes as readonly number[])
    : null
}

/** Whether a row differs from the usual times. */
export const isOwnTime = (row: TimeRow, times: ChairTimes): boolean =>
  JSON.stringify(row.read(times)) !== JSON.stringify(row.read(usualChairTimes))

export const ownTimes = (times: ChairTimes): number => timeChanges(usualChairTimes, times).length
