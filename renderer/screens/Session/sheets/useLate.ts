import { useDraft } from '#renderer/store/useDraft.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'

/** Whoever saw it has no account here, and is named in words. */
export const somebodyElse = 'somebody else'

export interface LateState {
  /** Why it is late and how its time is known; null while part of it is missing. */
  readonly late: Late | null
  /** What is still missing, for the button that needs it. */
  readonly lateMissing: string | undefined
  readonly reason: Late['reason'] | null
  readonly basis: Late['basis'] | null
  /** The nurse who saw it, or `somebodyElse`. */
  readonly seenBy: string | null
  readonly text: string
  readonly setReason: (reason: Late['reason']) => void
  readonly setBasis: (basis: Late['basis']) => void
  readonly setSeenBy: (seenBy: string) => void
  readonly setText: (text: string) => void
}

/** The reason and basis of a late time, as they are said in a sheet; `fixed` where only one reason is possible. */
export function useLate(fixed: Late['reason'] | null = null): LateState {
  const [said, setReason] = useDraft<Late['reason'] | null>('lateReason', null)
  const [basis, setBasis] = useDraft<Late['basis'] | null>('lateBasis', null)
  const [seenBy, setSeenBy] = useDraft<string | null>('lateSeenBy', null)
  const [text, setText] = useDraft('lateText', '')
  const reason = fixed ?? said
  const words = text.trim()
  const needsNurse = basis === 'seen_by_nurse'
  const lateMissing =
    !reason || !basis
      ? fixed
        ? sheetWords.basisMissing
        : sheetWords.lateMissing
      : needsNurse && (seenBy === null || (seenBy === somebodyElse && !words))
        ? sheetWords.seenByMissing
        : reason === 'other' && !words
          ? sheetWords.inWordsMissing
          : undefined
  const nurse = needsNurse && seenBy !== null && seenBy !== somebodyElse ? { seenBy } : {}
  const late = reason && basis && !lateMissing ? { reason, basis, ...(words ? { text: words } : {}), ...nurse } : null
  return { late, lateMissing, reason, basis, seenBy, text, setReason, setBasis, setSeenBy, setText }
}
