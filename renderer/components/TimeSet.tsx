import { type ReactNode, useState } from 'react'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { partWords } from '#renderer/words/parts.ts'
import { ClockPad } from './ClockPad.tsx'
import { classes } from './classes.ts'
import { TapTarget } from './TapTarget.tsx'
import { choiceMinutesAgo, type Half, type TimeChoice, type TimeOfDay, timeText } from './timeOfDay.ts'

/** Older than this asks for a reason and how it is known (design language, section 6). */
export const LATE_ENTRY_MINUTES = 15

const agoChoices = [10, 5, 1] as const

export type TimeSetProps = {
  readonly title?: string | undefined
  readonly now: TimeOfDay
  readonly value: TimeChoice | null
  /** How long ago a choice is, negative when still to come; where nobody says, a typed time is one of today. */
  readonly minutesAgo?: ((choice: TimeChoice) => number) | undefined
  /** On the 12-hour clock: the half a typed time is meant in, while nobody says; else the later one that is past. */
  readonly halfOf?: ((am: TimeOfDay, pm: TimeOfDay) => Half) | undefined
  readonly onChange: (choice: TimeChoice | null) => void
  /** A typed time that is still to come is allowed (a planned time). */
  readonly allowFuture?: boolean | undefined
  /** Fields for reason and basis; shown on this same sheet once the time is more than 15 min ago. */
  readonly lateFields?: ReactNode
  /** Shows the hour and minute keypad at once rather than behind "Another time". */
  readonly padOpen?: boolean | undefined
  /** The four choices in one line (wide sheets). */
  readonly inLine?: boolean | undefined
}

/** When did it happen: Now · 1 · 5 · 10 min ago, or hour and minute on the keypad; late entries ask why and how one knows. */
export function TimeSet(props: TimeSetProps) {
  const { title = partWords.whenDidItHappen, now, value, onChange, lateFields } = props
  const [padOpen, setPadOpen] = useState(props.padOpen ?? false)
  const minutesAgo = props.minutesAgo ?? ((choice) => choiceMinutesAgo(choice, now))
  const isLate = value !== null && minutesAgo(value) > LATE_ENTRY_MINUTES
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
          verb={partWords.now(clockWords(timeText(now)))}
          look={isChosen(0) ? 'main' : 'allowed'}
          chosen={isChosen(0)}
          onTap={() => onChange({ kind: 'ago', minutes: 0 })}
        />
      </fieldset>
      {padOpen ? (
        <ClockPad
          now={now}
          allowFuture={props.allowFuture ?? false}
          minutesAgo={minutesAgo}
          halfOf={props.halfOf}
          onChange={onChange}
        />
      ) : (
        <TapTarget verb={partWords.otherTime} onTap={() => setPadOpen(true)} wide />
      )}
      {isLate ? lateFields : <p className="second">{partWords.asksReason}</p>}
    </div>
  )
}
