import type { ReactNode } from 'react'

export type KeyHintProps = { readonly keys: readonly string[]; readonly does: ReactNode }

/** One hint in the office foot: key caps, then what they do. */
export function KeyHint({ keys, does }: KeyHintProps) {
  return (
    <span className="key-hint">
      {keys.map((key) => (
        <kbd className="kbd" key={key}>
          {key}
        </kbd>
      ))}
      {does}
    </span>
  )
}
