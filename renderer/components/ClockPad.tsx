import { useState } from 'react'
import { Button } from 'react-aria-components'
import { clockStyle } from '#renderer/words/clockStyle.ts'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { KeyGrid } from './KeyGrid.tsx'
import type { PadKey } from './keypadKeys.ts'
import { TapTarget } from './TapTarget.tsx'
import {
  choiceMinutesAgo,
  type Half,
  hourOfHalf,
  readTime,
  type TimeChoice,
  type TimeOfDay,
  usualHalf,
} from './timeOfDay.ts'

export type ClockPadProps = {
  readonly now: TimeOfDay
  readonly allowFuture: boolean
  /** How long ago a typed time is, negative when still to come; where nobody says, it is one of today. */
  readonly minutesAgo?: ((choice: TimeChoice) => number) | undefined
  readonly halfOf?: ((am: TimeOfDay, pm: TimeOfDay) => Half) | undefined
  readonly onChange: (choice: TimeChoice | null) => void
}

/** Hour and minute on the keypad, am or pm where the practice reads its clock so, and what is wrong with them. */
export function ClockPad({ now, allowFuture, minutesAgo, halfOf: meantHalf, onChange }: ClockPadProps) {
  const ageOf: AgeOf = (time) => (minutesAgo ?? ((choice) => choiceMinutesAgo(choice, now)))({ kind: 'clock', time })
  const usual = meantHalf ?? ((_am, pm) => usualHalf(pm, ageOf))
  const [typed, setTyped] = useState<Typed>({ hour: '', minute: '' })
  const [box, setBox] = useState<Box>('hour')
  const [half, setHalf] = useState<Half | null>(null)
  const hasHalves = clockStyle() === '12h'
  const typedTime = (text: Typed, said: Half | null): TimeOfDay | null =>
    hasHalves ? readHalfTime(text, said, usual) : readTime(text.hour, text.minute)
  const time = typedTime(typed, half)
  const take = (text: Typed, said: Half | null): void => {
    setTyped(text)
    setHalf(said)
    const next = typedTime(text, said)
    onChange(next && complaintAbout(text, next, ageOf, allowFuture) === null ? { kind: 'clock', time: next } : null)
  }
  const press = (key: PadKey): void => {
    const next = pressTimeKey(typed, box, key, hasHalves ? 1 : 2)
    setBox(next.box)
    take(next.typed, key === 'clear' ? null : half)
  }
  const drawBox = (which: Box) => (
    <Button
      className="time-box"
      aria-pressed={box === which}
      aria-label={`${which === 'hour' ? partWords.hour : partWords.minute} ${typed[which]}`}
      onPress={() => setBox(which)}
    >
      {typed[which] === '' ? '––' : typed[which]}
    </Button>
  )
  const complaint = complaintAbout(typed, time, ageOf, allowFuture)
  return (
    <>
      <div className="time-set__boxes">
        {drawBox('hour')} : {drawBox('minute')}
        {hasHalves && <Halves chosen={half ?? (time && halfOf(time))} onChoose={(said) => take(typed, said)} />}
      </div>
      <p className={classes('pad__range', complaint !== null && 'pad__range--broken')} role="status">
        {complaint ?? ''}
      </p>
      <KeyGrid label={partWords.setTime} corner="clear" shared onKey={press} />
    </>
  )
}

function Halves({ chosen, onChoose }: { readonly chosen: Half | null; readonly onChoose: (half: Half) => void }) {
  return (
    <fieldset className="time-set__halves bare-fieldset" aria-label={partWords.halves}>
      {(['am', 'pm'] as const).map((half) => (
        <TapTarget
          key={half}
          verb={half}
          look={chosen === half ? 'main' : 'allowed'}
          chosen={chosen === half}
          onTap={() => onChoose(half)}
        />
      ))}
    </fieldset>
  )
}

type AgeOf = (time: TimeOfDay) => number
type Box = 'hour' | 'minute'
type Typed = { readonly hour: string; readonly minute: string }

const halfOf = ({ hour }: TimeOfDay): Half => (hour < 12 ? 'am' : 'pm')

function readHalfTime(
  { hour, minute }: Typed,
  half: Half | null,
  usual: (am: TimeOfDay, pm: TimeOfDay) => Half,
): TimeOfDay | null {
  const read = readTime(hour, minute)
  const [am, pm] = read ? [hourOfHalf(read.hour, 'am'), hourOfHalf(read.hour, 'pm')] : [null, null]
  if (!read || am === null || pm === null) return null
  const times = { am: { hour: am, minute: read.minute }, pm: { hour: pm, minute: read.minute } }
  return times[half ?? usual(times.am, times.pm)]
}

function complaintAbout(typed: Typed, time: TimeOfDay | null, ageOf: AgeOf, allowFuture: boolean): string | null {
  if (typed.minute.length < 2) return null
  if (time === null) return partWords.notATime
  const isToCome = ageOf(time) < 0
  return isToCome && !allowFuture ? partWords.inFuture : null
}

/**
 * One key on the hour or minute box; a full hour moves on to the minute, delete in an empty minute moves back.
 * `firstDigits` is the largest digit that a second one may follow: 2 on the 24-hour clock, 1 on the other.
 */
export function pressTimeKey(
  typed: Typed,
  box: Box,
  key: PadKey,
  firstDigits: 1 | 2 = 2,
): { readonly typed: Typed; readonly box: Box } {
  if (key === 'clear') return { typed: { hour: '', minute: '' }, box: 'hour' }
  if (key === '.') return { typed, box: 'minute' }
  if (key === 'delete') {
    const from = box === 'minute' && typed.minute === '' ? 'hour' : box
    return { typed: { ...typed, [from]: typed[from].slice(0, -1) }, box: from }
  }
  const text = typed[box].length === 2 ? key : typed[box] + key
  // An hour that begins with a larger digit has no second one.
  const isFull = text.length === 2 || (box === 'hour' && Number(text) > firstDigits)
  return { typed: { ...typed, [box]: text }, box: box === 'hour' && isFull ? 'minute' : box }
}
