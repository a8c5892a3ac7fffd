import { Search } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { Icon } from './Icon.tsx'

export type SearchBoxProps = {
  /** Shown inside while empty, and the field's name: "Name, MRN or claim number". */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter?: (() => void) | undefined
  /** Key cap at the right: "/". */
  readonly shortcut?: string | undefined
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined
}

/** The find field of a head. */
export function SearchBox({ label, value, onChange, onEnter, shortcut, inputRef }: SearchBoxProps) {
  const own = useRef<HTMLInputElement>(null)
  return (
    <label className="search">
      <Icon of={Search} size="s" />
      <input
        ref={inputRef ?? own}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.()
          if (event.key === 'Escape') onChange('')
        }}
      />
      {shortcut !== undefined && value === '' && <kbd className="kbd">{shortcut}</kbd>}
    </label>
  )
}
