import { type KeyboardEvent, useEffect, useRef } from 'react'
import { PinPad } from '#renderer/components/PinPad.tsx'

/** A PIN has four to eight digits (workflow 11), so nobody can know at the fourth whether it is whole. */
export const leastPin = 4
const longestPin = 8

export interface PinEntryProps {
  readonly label: string
  readonly value: string
  readonly onChange: (pin: string) => void
  /** Enter, or the eighth digit. */
  readonly onEnter: (pin: string) => void
  readonly shared?: boolean
}

/** A PIN on the own keys: focus is on them at once, digits can be typed, Enter says that was it. */
export function PinEntry({ label, value, onChange, onEnter, shared = false }: PinEntryProps) {
  const pad = useRef<HTMLDivElement>(null)
  useEffect(() => pad.current?.querySelector<HTMLElement>('.key')?.focus({ preventScroll: true }), [])
  // With digits typed, Enter means "that was it", not the key that happens to have the focus.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || value.length < leastPin) return
    event.preventDefault()
    event.stopPropagation()
    onEnter(value)
  }
  return (
    <div ref={pad} onKeyDownCapture={onKey}>
      <PinPad
        label={label}
        value={value}
        onChange={onChange}
        onComplete={onEnter}
        length={longestPin}
        shared={shared}
      />
    </div>
  )
}
