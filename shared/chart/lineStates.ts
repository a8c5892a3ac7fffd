import type { Line, LineState } from './chart.ts'

const waiting: ReadonlySet<LineState> = new Set(['planned', 'released', 'received', 'checked'])

/** Not begun, and not marked as not given. */
export const isWaiting = (state: LineState): boolean => waiting.has(state)

/** Still to be given: waiting, and not dropped by a plan taken over since. */
export const isToGive = ({ state, dropped }: Pick<Line, 'state' | 'dropped'>): boolean => isWaiting(state) && !dropped

/** Released for mixing, or mixed already: its containers may be open. */
export const isForMixing = ({ released, mixings }: Pick<Line, 'released' | 'mixings'>): boolean =>
  released !== null || mixings.length > 0
