import type { LineState } from './chart.ts'

const waiting: ReadonlySet<LineState> = new Set(['planned', 'released', 'received', 'checked'])

/** Not begun, and not marked as not given. */
export const isWaiting = (state: LineState): boolean => waiting.has(state)
