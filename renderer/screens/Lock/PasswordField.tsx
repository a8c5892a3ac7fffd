import { type KeyboardEvent, useState } from 'react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { lockWords } from '#renderer/words/lock.ts'

const longestPassword = 200

export interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (password: string) => void
  readonly onEnter: () => void
  readonly hint?: string | undefined
  readonly refused?: string | undefined
}

/** A password being typed: hidden unless asked otherwise, with a word when Caps Lock is on. Enter says that was it. */
export function PasswordField({ label, value, onChange, onEnter, hint, refused }: PasswordFieldProps) {
  const [capsLock, setCapsLock] = useState(false)
  const [isShown, setIsShown] = useState(false)
  const look = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'))
  const onKeyDown = (event: KeyboardEvent): void => {
    look(event)
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return
    event.preventDefault()
    onEnter()
  }
  return (
    <div className="password-entry" onKeyDownCapture={onKeyDown} onKeyUpCapture={look}>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        kind={isShown ? 'text' : 'password'}
        maxLength={longestPassword}
        hint={capsLock ? lockWords.capsLock : hint}
        refused={refused}
        autoFocus
      />
      <CheckRow words={lockWords.showPassword} isChecked={isShown} onChange={setIsShown} />
    </div>
  )
}
