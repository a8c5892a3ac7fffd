import { type ReactNode, useRef } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { KeyGrid } from './KeyGrid.tsx'
import { type PadKey, pressPadKey } from './keypadKeys.ts'
import { TapTarget } from './TapTarget.tsx'

export type QuickAnswer = {
  /** "The rest, 20 mg" */
  readonly words: string
  /** Text it puts in the readout. */
  readonly value: string
}

export type KeypadProps = {
  /** What is being entered, for screen readers: "Waste from vial 3". */
  readonly label: string
  /** Digits as text, never a float. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** "mg", or "mg of 100 mg". */
  readonly unit: string
  /** Shown before it is broken: "0 to 100 mg". */
  readonly range?: string | undefined
  /** The value breaks the range: the range line turns into a warning with these words. */
  readonly rangeBroken?: string | undefined
  readonly quickAnswers?: readonly QuickAnswer[] | undefined
  readonly wholeDigits?: number | undefined
  /** Digits after the point; 0 for none. */
  readonly decimals?: number | undefined
  /** 60 px keys where a reason and a main button share the pad. */
  readonly shared?: boolean | undefined
  /** Beneath the keys: reason, main button. */
  readonly children?: ReactNode
}

/** The product's own number pad: big readout with unit and range, quick answers first, keys, then what comes next. */
export function Keypad(props: KeypadProps) {
  const { label, value, onChange, unit, range, rangeBroken, quickAnswers = [], shared } = props
  const limits = { wholeDigits: props.wholeDigits ?? 5, decimals: props.decimals ?? 0 }
  // What was offered, or stood there before, is replaced by the first digit: 712.5 and then 42 is 42, never 712.542.
  const typed = useRef('')
  const press = (key: PadKey) => {
    const goesOn = value === typed.current || key === 'delete'
    typed.current = pressPadKey(goesOn ? value : '', key, limits)
    onChange(typed.current)
  }
  return (
    <div className="pad">
      <output className="pad__readout" aria-label={label}>
        <span className="clock clock--l">{value === '' ? '–' : value}</span> <span className="pad__unit">{unit}</span>
      </output>
      {(range !== undefined || rangeBroken !== undefined) && (
        <p className={classes('pad__range', rangeBroken !== undefined && 'pad__range--broken')}>
          {rangeBroken ?? range}
        </p>
      )}
      {quickAnswers.length > 0 && (
        <fieldset className="pad__quick bare-fieldset" aria-label={partWords.quickAnswers}>
          {quickAnswers.map((answer) => (
            <TapTarget
              key={answer.words}
              verb={answer.words}
              chosen={answer.value === value}
              onTap={() => onChange(answer.value)}
            />
          ))}
        </fieldset>
      )}
      <KeyGrid label={label} onKey={press} corner={limits.decimals > 0 ? 'point' : 'clear'} shared={shared} />
      {props.children}
    </div>
  )
}
