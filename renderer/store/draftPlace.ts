import type { Sheet } from './appState.ts'

/** Where something is typed: whose it is, which visit it is about (null = none), and which sheet or fields of a screen. */
export interface DraftPlace {
  readonly userId: string
  readonly sessionId: string | null
  readonly sheet: string
}

/** One place, one draft. */
export const draftKey = ({ userId, sessionId, sheet }: DraftPlace): string => `${userId} ${sessionId ?? '-'} ${sheet}`

/** A sheet over a visit. */
export const sheetPlace = (userId: string, sessionId: string, sheet: Sheet): DraftPlace => ({
  userId,
  sessionId,
  sheet: JSON.stringify(sheet),
})
