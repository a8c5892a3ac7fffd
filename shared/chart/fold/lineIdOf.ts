import type { ChartEvent } from '../events.ts'

/** The drug line an event speaks about; null when it speaks about the session. */
export const lineIdOf = ({ payload }: ChartEvent): string | null =>
  'lineId' in payload ? (payload.lineId ?? null) : null
