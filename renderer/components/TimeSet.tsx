import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { KeyGrid } from './KeyGrid.tsx'
import type { PadKey } from './keypadKeys.ts'
import { TapTarget } from './TapTarget.tsx'
import { choiceMinutesAgo, readTime, type TimeChoice, type TimeOfDay, timeWords } from './timeOfDay.ts'

/** Older than this asks for a reason and how it is known (design language, section 6). */
export const LATE_ENTRY_MINUTES = 15

const agoChoices = [10, 5, 1] as const

export type TimeSetProps = {
  readonly title?: string | undefined
  readonly now: TimeOfDay
  readonly value: TimeChoice | null
  readonly onChange: (choice: TimeChoice | null) => void
  /** A typed time that is still to come is allowed (a planned time). */
  readonly allowFuture?: boolean | undefined
  /** Fields for reason and basis; shown on this same sheet once the time is more than 15 min ago. */
  readonly lateFields?: ReactNode
  /** Shows the hour and minute keypad at once rather than behind "Another time". */
  readonly padOpen?: boolean | undefined
  /** How a time is worded; 24 hours unless the practice says am and pm. */
  readonly words?: ((time: TimeOfDay) => string) | undefined
  /** The four choices in one line (wide sheets). */
  readonly inLine?: boolean | undefined
}

/** When did it happen: Now · 1 · 5 · 10 min ago, or hour and minute on the keypad; late entries ask why and how one knows. */
export function TimeSet(props: TimeSetProps) {
  const { title = partWords.whenDidItHappen, now, value, onChange, lateFields, words = timeWords } = props
  const [padOpen, setPadOpen] = useState(props.padOpen ?? false)
  const isLate = value !== null && choiceMinutesAgo(value, now) > LATE_ENTRY_MINUTES
  const isChosen = (minutes: number) => value?.kind === 'ago' && value.minutes === minutes
  return (
    <div className="time-set">
      <h3>{title}</h3>
      <fieldset
        className={classes('time-choices bare-fieldset', props.inLine && 'time-choices--line')}
        aria-label={title}
      >
        {agoChoices.map((minutes) => (
          <TapTarget
            key={minutes}
            verb={partWords.minutesAgo(minutes)}
            look={isChosen(minutes) ? 'main' : 'allowed'}
            chosen={isChosen(minutes)}
            onTap={() => onChange({ kind: 'ago', minutes })}
          />
        ))}
        <TapTarget
          verb={partWords.now(words(now))}
          look={isChosen(0) ? 'main' : 'allowed'}
          chosen={isChosen(0)}
          onTap={() => onChange({ kind: 'ago', minutes: 0 })}
        />
      </fieldset>
      {padOpen ? (
        <ClockPad now={now} allowFuture={props.allowFuture ?? false} onChange={onChange} />
      ) : (
        <TapTarget verb={partWords.otherTime} onTap={() => setPadOpen(true)} wide />
      )}
      {isLate ? lateFields : <p className="second">{partWords.asksReason}</p>}
    </div>
  )
}

type ClockPadProps = {
  readonly now: TimeOfDay
  readonly allowFuture: boolean
  readonly onChange: (choice: TimeChoice | null) => void
}

/** Hour and minute on the keypad, and what is wrong with them. */
export function ClockPad({ now, allowFuture, onChange }: ClockPadProps) {
  const [typed, setTyped] = useState({ hour: '', minute: '' })
  const [box, setBox] = useState<'hour' | 'minute'>('hour')
  const complaint = complaintAbout(typed, now, allowFuture)
  const press = (key: PadKey) => {
    const next = pressTimeKey(typed, box, key)
    setTyped(next.typed)
    setBox(next.box)
    const time = readTime(next.typed.hour, next.typed.minute)
    const isUsable = time !== null && complaintAbout(next.typed, now, allowFuture) === null
    onChange(isUsable ? { kind: 'clock', time } : null)
  }
  const drawBox = (which: 'hour' | 'minute') => (
    <Button
      className="time-box"
      aria-pressed={box === which}
      aria-label={`${which === 'hour' ? partWords.hour : partWords.minute} ${typed[which]}`}
      onPress={() => setBox(which)}
    >
      {typed[which] === '' ? '––' : typed[which]}
    </Button>
  )
  return (
    <>
      <div className="time-set__boxes">
        {drawBox('hour')} : {drawBox('minute')}
      </div>
      <p className={classes('pad__range', complaint !== null && 'pad__range--broken')} role="status">
        {complaint ?? ''}
      </p>
      <KeyGrid label={partWords.setTime} corner="clear" shared onKey={press} />
    </>
  )
}

type Typed = { readonly hour: string; readonly minute: string }

function complaintAbout(typed: Typed, now: TimeOfDay, allowFuture: boolean): string | null {
  if (typed.minute.length < 2) return null
  const time = readTime(typed.hour, typed.minute)
  if (time === null) return partWords.notATime
  const isToCome = choiceMinutesAgo({ kind: 'clock', time }, now) < 0
  return isToCome && !allowFuture ? partWords.inFuture : null
}

/** One key on the hour or minute box; a full hour moves on to the minute, delete in an empty minute moves back. */
export function pressTimeKey(
  typed: Typed,
  box: 'hour' | 'minute',
  key: PadKey,
): { readonly typed: Typed; readonly box: 'hour' | 'minute' } {
  if (key === 'clear') return { typed: { hour: '', minute: '' }, box: 'hour' }
  if (key === '.') return { typed, box: 'minute' }
  if (key === 'delete') {
    const from = box === 'minute' && typed.minute === '' ? 'hour' : box
    return { typed: { ...typed, [from]: typed[from].slice(0, -1) }, box: from }
  }
  const text = typed[box].length === 2 ? key : typed[box] + key
  // An hour that begins with 3 to 9 has no second digit.
  const isFull = text.length === 2 || (box === 'hour' && Number(text) > 2)
  return { typed: { ...typed, [box]: text }, box: box === 'hour' && isFull ? 'minute' : box }
}
