import { Search } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { Icon } from './Icon.tsx'

export type SearchBoxProps = {
  /** Shown inside while empty, and the field's name: "Name, MRN or claim number". */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter?: (() => void) | undefined
  /** Key that leads here from anywhere on the screen, shown at the right: "/". */
  readonly shortcut?: string | undefined
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined
}

/** The find field of a head. */
export function SearchBox({ label, value, onChange, onEnter, shortcut, inputRef }: SearchBoxProps) {
  const own = useRef<HTMLInputElement>(null)
  const field = inputRef ?? own
  useShortcut(shortcut, field)
  return (
    <label className="search">
      <Icon of={Search} size="s" />
      <input
        ref={field}
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

/** The key is for finding only where nothing is being typed. */
function useShortcut(shortcut: string | undefined, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (shortcut === undefined) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== shortcut || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
      event.preventDefault()
      field.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [shortcut, field])
}
