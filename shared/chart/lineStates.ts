import type { Line, LineState } from './chart.ts'

const waiting: ReadonlySet<LineState> = new Set(['planned', 'released', 'received', 'checked'])

/** Not begun, and not marked as not given. */
export const isWaiting = (state: LineState): boolean => waiting.has(state)

/** Still to be given: waiting, and not dropped by a plan taken over since. */
export const isToGive = ({ state, dropped }: Pick<Line, 'state' | 'dropped'>): boolean => isWaiting(state) && !dropped
