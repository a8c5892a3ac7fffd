import type { Screen } from '#renderer/store/appState.ts'
import type { ClaimException } from '#shared/ipc/hubClaimShapes.ts'

/** The screen on which it is put right; null = that is outside of Chairside. */
export function exceptionPlace({ sessionId, batchId }: ClaimException): Screen | null {
  if (sessionId !== null) return { name: 'coding', sessionId }
  return batchId === null ? null : { name: 'batches', batchId }
}
