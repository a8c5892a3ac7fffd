import { Clock } from 'lucide-react'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { TimeSet, type TimeSetProps } from '#renderer/components/TimeSet.tsx'
import { basisWords, lateReasonWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { lateReasons, timeBases } from '#shared/clinical/pickLists.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { WhenState } from './useWhen.ts'

/** Why a time is entered late and how it is known. */
export function LateFields({ when }: { readonly when: WhenState }) {
  return (
    <>
      <SelectField
        label={sheetWords.lateReason}
        isNeeded
        options={lateReasons.map((key) => ({ key, words: lateReasonWords[key] }))}
        value={when.reason}
        onChange={(key) => when.setReason(key as Late['reason'])}
      />
      <SelectField
        label={sheetWords.basis}
        isNeeded
        options={timeBases.map((key) => ({ key, words: basisWords[key] }))}
        value={when.basis}
        onChange={(key) => when.setBasis(key as Late['basis'])}
      />
      {(when.reason === 'other' || when.basis === 'seen_by_nurse') && (
        <TextField
          label={when.basis === 'seen_by_nurse' ? sheetWords.seenBy : sheetWords.inWords}
          value={when.text}
          onChange={when.setText}
          maxLength={300}
        />
      )}
    </>
  )
}

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
