import type { LucideIcon } from 'lucide-react'

export type IconSize = 's' | 'm' | 'l'

export type IconProps = {
  readonly of: LucideIcon
  /** s 18 px, m 22 px, l 28 px. */
  readonly size?: IconSize | undefined
  readonly className?: string | undefined
}

// Smaller icons get a heavier stroke, so that the line keeps the same visual weight as the words beside it.
const strokes = { s: 2.3, m: 2.1, l: 2 } as const

/** A line icon in the colour of the words around it; always hidden from screen readers, the words say it. */
export function Icon({ of: Drawing, size = 'm', className = '' }: IconProps) {
  const sizeClass = size === 'm' ? '' : `icon--${size}`
  return <Drawing className={`icon ${sizeClass} ${className}`} strokeWidth={strokes[size]} aria-hidden="true" />
}
