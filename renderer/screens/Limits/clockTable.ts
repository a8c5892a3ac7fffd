import { officeClockWords as w } from '#renderer/words/chairTimes.ts'
import { answerHourBounds, type BillingClocks, usualBillingClocks } from '#shared/document/billingClocks.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import type { SettingRow } from './SettingSheet.tsx'

/** One line of the office's clocks. `hours` has a sheet of its own. */
export interface ClockRow extends SettingRow<BillingClocks> {
  cell(clocks: BillingClocks): string
}

export const hoursKey = 'hours'

export const clockTable: readonly ClockRow[] = [
  answerRow('acknowledgment'),
  answerRow('claims'),
  hoursRow(),
  closedRow(),
]

function answerRow(key: 'acknowledgment' | 'claims'): ClockRow {
  const { least, most } = answerHourBounds
  return {
    key,
    name: w[key],
    note: w.answerNote,
    fields: [{ place: 'hours', label: w.hoursLabel, mayBeEmpty: true }],
    cell: ({ answerHours }) => w.within(answerHours[key]),
    read: ({ answerHours }) => ({ hours: answerHours[key] === null ? '' : String(answerHours[key]) }),
    write(clocks, typed) {
      const text = typed.hours?.trim() ?? ''
      const hours = text === '' ? null : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
      const isMeant = hours === null || (hours >= least && hours <= most)
      return isMeant ? { ...clocks, answerHours: { ...clocks.answerHours, [key]: hours } } : w.answerBounds(least, most)
    },
  }
}

function hoursRow(): ClockRow {
  return {
    ...{ key: hoursKey, name: w.hours, note: w.hoursNote, fields: [] },
    cell: ({ billingHours }) =>
      billingHours ? w.spanWords(dayWords(billingHours.days), billingHours.from, billingHours.to) : w.everyHour,
    read: ({ billingHours }) => ({ hours: JSON.stringify(billingHours && { ...billingHours, closed: [] }) }),
    write: (clocks) => clocks,
  }
}

function closedRow(): ClockRow {
  return {
    ...{ key: 'closed', name: w.closed, note: w.closedNote },
    fields: [{ place: 'days', label: w.closedLabel, mayBeEmpty: true, isLong: true, maxLength: 4_400 }],
    cell: ({ billingHours }) => billingHours?.closed?.join(', ') || w.noneClosed,
    read: ({ billingHours }) => ({ days: billingHours?.closed?.join('\n') ?? '' }),
    write(clocks, typed) {
      if (!clocks.billingHours) return w.closedOpen
      const closed = (typed.days ?? '').split(/[\s,;]+/).filter((day) => day !== '')
      if (!closed.every(isCalendarDay)) return w.closedForm
      if (new Set(closed).size < closed.length) return w['day-twice']
      return { ...clocks, billingHours: { ...clocks.billingHours, closed: closed.toSorted() } }
    },
  }
}

/** "Mon to Fri", or each by its name. */
function dayWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  const name = (day: number | undefined): string => (w.weekdays[(day ?? 1) - 1] ?? '').slice(0, 3)
  const isRun = sorted.length > 2 && sorted.every((day, place) => day === (sorted[0] ?? 0) + place)
  return isRun ? `${name(sorted[0])} to ${name(sorted.at(-1))}` : sorted.map(name).join(' ')
}

export const isOwnClock = (row: ClockRow, clocks: BillingClocks): boolean =>
  JSON.stringify(row.read(clocks)) !== JSON.stringify(row.read(usualBillingClocks))

export const ownClocks = (clocks: BillingClocks): number => clockTable.filter((row) => isOwnClock(row, clocks)).length
