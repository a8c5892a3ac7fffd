import { isTimed } from '#renderer/screens/lineTimes.ts'
import { firstRate } from '#renderer/screens/rateSteps.ts'
import { amountWords, numberWords } from '#renderer/words/amounts.ts'
import { rateWords, stepShown } from '#renderer/words/rates.ts'
import { sheetWords as w } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { ninetyMinutesFor } from '#shared/chart/safety/ninetyMinutes.ts'
import { doseCheckOf } from '#shared/chart/safety/safety.ts'
import { stepsOf } from '#shared/chart/timers/rateSteps.ts'
import { averageRate } from '#shared/clinical/rates.ts'
import { decimalText } from '#shared/kernel/decimal.ts'

/**
 * What two people would work out by hand at the chair: the dose by today's body where it follows it, and the pump's rate
 * in mL/h (workflow 12.5). Nothing where the order gives nothing to reckon with.
 */
export function checkFigures(chart: Chart, line: Line): readonly (readonly [name: string, value: string])[] {
  const check = doseCheckOf(chart, line.plan)
  const percent = check && decimalText({ digits: BigInt(check.tenthsPercent), scale: 1 })
  const rate = rateFigure(chart, line)
  const [ninety] = ninetyMinutesFor(chart, line)?.steps ?? []
  return [
    ...(check
      ? [[w.doseToday, w.doseIs(amountWords(check.computed), check.tenthsPercent === 0 ? null : percent)] as const]
      : []),
    ...(rate ? [[w.rate, rate] as const] : []),
    // Whichever is chosen at the start, two people have seen it.
    ...(ninety ? [[rateWords.ninety, rateWords.ninetyFirst(stepShown(ninety))] as const] : []),
  ]
}

/** The first of its steps, or the bag over its minutes to a tenth of mL/h; the rate of an order stands with the order, and a push has none. */
function rateFigure(chart: Chart, line: Line): string | null {
  if (!isTimed(line)) return null
  const { rateMlPerHour } = line.plan
  const first = firstRate(chart, line)
  if (stepsOf(chart, line).length > 0) return first === undefined ? null : w.rateAtFirst(numberWords(first))
  const perHour = rateMlPerHour ? null : averageRate(line.plan)
  return perHour && w.rateOf(numberWords(perHour))
}
