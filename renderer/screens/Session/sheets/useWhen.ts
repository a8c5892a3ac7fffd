import { useState } from 'react'
import { LATE_ENTRY_MINUTES } from '#renderer/components/TimeSet.tsx'
import type { Half, TimeChoice, TimeOfDay } from '#renderer/components/timeOfDay.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { addMinutes, clockTime, type Instant, localDate, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { meantHalf, type TimeOf, typedMoment } from '../typedMoment.ts'
import { type LateState, useLate } from './useLate.ts'

export interface When {
  readonly happenedAt?: Instant
  readonly late?: Late
}

export interface WhenState extends LateState {
  /** What goes beside the command; null while a late time still misses its reason or basis. Now = the moment of the tap. */
  readonly when: When | null
  /** What a button that needs the time says while it is not whole. */
  readonly missing: string | undefined
  /** The moment chosen, now included; null while no usable time is entered. */
  readonly moment: Instant | null
  /** The day of that moment, YYYY-MM-DD, where it is not today. */
  readonly otherDay: string | null
  readonly now: TimeOfDay
  /** How long ago a choice is; negative when it is still to come. */
  readonly minutesAgo: (choice: TimeChoice) => number
  /** On the 12-hour clock: the half of the day a typed time is meant in, while nobody says. */
  readonly halfOf: (am: TimeOfDay, pm: TimeOfDay) => Half
  readonly choice: TimeChoice | null
  readonly isLate: boolean
  /** The time is being set just now: another pad of the same sheet steps aside, or both would take the digits. */
  readonly isOpen: boolean
  readonly setOpen: (open: boolean) => void
  readonly setChoice: (choice: TimeChoice | null) => void
}

export const timeOfDayOf = (instant: Instant): TimeOfDay => {
  const [hour = 0, minute = 0] = clockTime(instant).split(':').map(Number)
  return { hour, minute }
}

/**
 * When something of a visit happened: now unless somebody says otherwise; more than 15 min ago also why late and how known.
 * What was chosen stays while the sheet is filled in: "5 min ago" is said once, and does not go along with the clock.
 */
export function useWhen(of: TimeOf, first: TimeChoice | null = { kind: 'ago', minutes: 0 }): WhenState {
  const minute = useMinute()
  const [{ choice, saidAt }, setSaid] = useState({ choice: first, saidAt: minute })
  const said = useLate()
  const { late } = said
  const [isOpen, setOpen] = useState(false)
  const minutesAgo = (one: TimeChoice): number =>
    one.kind === 'ago' ? one.minutes : printedMinutesBetween(typedMoment(one.time, minute, of), minute)
  const happenedAt = choice && momentOf(choice, saidAt, of)
  const isLate = happenedAt !== null && printedMinutesBetween(happenedAt, minute) > LATE_ENTRY_MINUTES
  const isWhole = choice !== null && (!isLate || late !== null)
  const moment = choice && (happenedAt ?? minute)
  return {
    ...said,
    when: isWhole ? { ...(happenedAt ? { happenedAt } : {}), ...(isLate && late ? { late } : {}) } : null,
    missing: isWhole ? undefined : isLate ? said.lateMissing : sheetWords.timeMissing,
    moment,
    otherDay: moment && localDate(moment) !== localDate(minute) ? localDate(moment) : null,
    now: timeOfDayOf(minute),
    minutesAgo,
    halfOf: (am, pm) => meantHalf(am, pm, minute, of),
    choice,
    isLate,
    isOpen,
    setOpen,
    setChoice: (next) => setSaid({ choice: next, saidAt: minute }),
  }
}

/** The instant of a choice; null for now, which is the moment of the tap itself. */
function momentOf(choice: TimeChoice, saidAt: Instant, of: TimeOf): Instant | null {
  if (choice.kind === 'clock') return typedMoment(choice.time, saidAt, of)
  return choice.minutes === 0 ? null : addMinutes(saidAt, -choice.minutes)
}
