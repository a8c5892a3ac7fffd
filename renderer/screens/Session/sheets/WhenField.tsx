import { Clock } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TimeSet, type TimeSetProps } from '#renderer/components/TimeSet.tsx'
import { sheetWords } from '#renderer/words/sheets.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { LateFields } from './LateFields.tsx'
import type { WhenState } from './useWhen.ts'

/** A time of another day says of which: a visit of yesterday, or one that crossed midnight. */
const OtherDay = ({ when: { otherDay } }: { readonly when: WhenState }) =>
  otherDay && (
    <p className="second" role="status">
      {sheetWords.onDay(weekdayWords(otherDay))}
    </p>
  )

/** The time itself, and which day it is one of where that is not today. */
export const WhenTime = ({
  when,
  ...look
}: { readonly when: WhenState } & Pick<TimeSetProps, 'title' | 'lateFields' | 'padOpen'>) => (
  <>
    <TimeSet
      now={when.now}
      value={when.choice}
      onChange={when.setChoice}
      minutesAgo={when.minutesAgo}
      halfOf={when.halfOf}
      {...look}
    />
    <OtherDay when={when} />
  </>
)

/** "Now", with the way to another time; folded until somebody needs it, and folded again once the time stands. */
export function WhenField({ when }: { readonly when: WhenState }) {
  if (!when.isOpen)
    return (
      <TapTarget
        look="quiet"
        icon={Clock}
        verb={when.when?.happenedAt ? atWords(when.when.happenedAt, when.otherDay) : sheetWords.otherTime}
        onTap={() => when.setOpen(true)}
      />
    )
  return (
    <>
      <WhenTime when={when} lateFields={<LateFields when={when} />} />
      {when.when && <TapTarget wide verb={sheetWords.keepTime} onTap={() => when.setOpen(false)} />}
    </>
  )
}

const atWords = (at: Instant, otherDay: string | null): string =>
  sheetWords.atTime([timeWords(at), ...(otherDay ? [weekdayWords(otherDay)] : [])].join(', '))
