import { halfRate } from '#shared/clinical/rates.ts'
import type { Chart } from '../chart.ts'

/**
 * The rate a paused drug ran at when a reaction began in this pause; null without such a record or without a rate.
 * The pause asks by itself once: resumed, the drug has its new rate.
 */
export function rateAtOnset({ care, lines }: Pick<Chart, 'care' | 'lines'>, lineId: string): string | null {
  const pause = lines.find(({ id }) => id === lineId)?.pauses.at(-1)
  if (!pause || pause.to !== null) return null
  const record = care.reactions.findLast(
    ({ stamp, running }) => running.some((one) => one.lineId === lineId) && stamp.at.utc <= pause.from.at.utc,
  )
  const isOfThisPause = record && (record.closed === null || record.closed.stamp.at.utc >= pause.from.at.utc)
  return (isOfThisPause && record.running.find((one) => one.lineId === lineId)?.rateMlPerHour) || null
}

/** What is offered when it runs on: half of the rate at onset. */
export function resumeRateOffer(chart: Pick<Chart, 'care' | 'lines'>, lineId: string): string | null {
  const onset = rateAtOnset(chart, lineId)
  return onset === null ? null : halfRate(onset)
}
