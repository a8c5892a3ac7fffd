import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Instant } from '#shared/kernel/instant.ts'

/** What whoever stands at a desk sees: the visit that is open, the others on the board, and the clock. */
export interface Scene {
  readonly chart: Chart
  readonly others: readonly Chart[]
  readonly now: Instant
}

/** What somebody at the chair means to do next. */
export interface Wish {
  readonly command: Command
  /** Who does it; the session's own nurse unless said. */
  readonly by?: string
  /** How long ago it happened; below zero = a time that is still to come. Now unless said. */
  readonly minutesAgo?: number
  /** The second person, and whether the PIN typed is theirs. */
  readonly witness?: { readonly userId: string; readonly isRightPin: boolean }
  /** Signs with the own PIN again. */
  readonly confirms?: boolean
}

export type Wishes = readonly (readonly [weight: number, wish: Wish])[]

export const wish = (command: Command, more: Omit<Wish, 'command'> = {}): Wish => ({ command, ...more })
