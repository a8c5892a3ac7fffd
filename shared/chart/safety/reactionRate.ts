import { averageRate, halfRate } from '#shared/clinical/rates.ts'
import type { Chart, Line } from '../chart.ts'

/** What a drug that was paused by a reaction is asked before it runs on (workflow 10). */
export interface ResumeAsk {
  /** The rate it had before, mL/h; null where neither the record nor the order gives one. */
  readonly before: string | null
  /** Where that rate comes from: the record of the reaction, the order, or the bag's volume over the order's minutes. */
  readonly basis: 'onset' | 'order' | 'minutes' | 'unknown'
  /** Half of it, to the tenth a pump takes; null where nothing is known. */
  readonly offer: string | null
}

/**
 * What is asked before a drug runs on after a reaction that paused it; null where none did. Every infusion is asked, also one
 * whose rate nobody recorded. The pause asks by itself once: resumed, the drug has its new rate.
 */
export function resumeAsk({ care, lines }: Pick<Chart, 'care' | 'lines'>, lineId: string): ResumeAsk | null {
  const line = lines.find(({ id }) => id === lineId)
  const pause = line?.pauses.at(-1)
  if (!line || !pause || pause.to !== null) return null
  const record = care.reactions.findLast(
    ({ stamp, running }) => running.some((one) => one.lineId === lineId) && stamp.at.utc <= pause.from.at.utc,
  )
  const isOfThisPause = record && (record.closed === null || record.closed.stamp.at.utc >= pause.from.at.utc)
  if (!isOfThisPause) return null
  const { before, basis } = rateBefore(line, record.running.find((one) => one.lineId === lineId)?.rateMlPerHour)
  return { before, basis, offer: before === null ? null : halfRate(before) }
}

function rateBefore({ plan }: Line, onset: string | undefined): Pick<ResumeAsk, 'before' | 'basis'> {
  if (onset !== undefined) return { before: onset, basis: 'onset' }
  if (plan.rateMlPerHour !== undefined) return { before: plan.rateMlPerHour, basis: 'order' }
  const before = averageRate(plan)
  return { before, basis: before === null ? 'unknown' : 'minutes' }
}
