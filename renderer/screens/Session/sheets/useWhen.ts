import { useState } from 'react'
import { LATE_ENTRY_MINUTES } from '#renderer/components/TimeSet.tsx'
import { choiceMinutesAgo, type TimeChoice, type TimeOfDay } from '#renderer/components/timeOfDay.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import type { Late } from '#shared/chart/payloads.ts'
import { addMinutes, clockTime, type Instant, instantOnClock, localDate } from '#shared/kernel/instant.ts'

export interface When {
  readonly happenedAt?: Instant
  readonly late?: Late
}

export interface WhenState {
  /** What goes beside the command; null while a late time still misses its reason or basis. Now = the moment of the tap. */
  readonly when: When | null
  /** The moment chosen, now included; null while no usable time is entered. */
  readonly moment: Instant | null
  readonly now: TimeOfDay
  readonly choice: TimeChoice | null
  readonly isLate: boolean
  readonly reason: Late['reason'] | null
  readonly basis: Late['basis'] | null
  readonly text: string
  /** The time is being set just now: another pad of the same sheet steps aside, or both would take the digits. */
  readonly isOpen: boolean
  readonly setOpen: (open: boolean) => void
  readonly setChoice: (choice: TimeChoice | null) => void
  readonly setReason: (reason: Late['reason']) => void
  readonly setBasis: (basis: Late['basis']) => void
  readonly setText: (text: string) => void
}

export const timeOfDayOf = (instant: Instant): TimeOfDay => {
  const [hour = 0, minute = 0] = clockTime(instant).split(':').map(Number)
  return { hour, minute }
}

/** When something happened: now unless somebody says otherwise; more than 15 min ago also why late and how known. */
export function useWhen(first: TimeChoice | null = { kind: 'ago', minutes: 0 }): WhenState {
  const minute = useMinute()
  const [choice, setChoice] = useState<TimeChoice | null>(first)
  const [reason, setReason] = useDraft<Late['reason'] | null>('lateReason', null)
  const [basis, setBasis] = useDraft<Late['basis'] | null>('lateBasis', null)
  const [text, setText] = useDraft('lateText', '')
  const [isOpen, setOpen] = useState(false)
  const now = timeOfDayOf(minute)
  const isLate = choice !== null && choiceMinutesAgo(choice, now) > LATE_ENTRY_MINUTES
  const late = reason && basis ? { reason, basis, ...(text.trim() ? { text: text.trim() } : {}) } : undefined
  const isWhole = choice !== null && (!isLate || late !== undefined)
  const happenedAt = choice && momentOf(choice, minute)
  return {
    when: isWhole ? { ...(happenedAt ? { happenedAt } : {}), ...(isLate && late ? { late } : {}) } : null,
    moment: choice && (happenedAt ?? minute),
    now,
    choice,
    isLate,
    reason,
    basis,
    text,
    isOpen,
    setOpen,
    setChoice,
    setReason,
    setBasis,
    setText,
  }
}

/** The instant of a choice; null for now, which is the moment of the tap itself. */
export function momentOf(choice: TimeChoice, now: Instant): Instant | null {
  if (choice.kind === 'ago') return choice.minutes === 0 ? null : addMinutes(now, -choice.minutes)
  const two = (n: number): string => String(n).padStart(2, '0')
  return instantOnClock(localDate(now), `${two(choice.time.hour)}:${two(choice.time.minute)}`, now.zone)
}
