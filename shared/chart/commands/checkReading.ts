import { compareAmounts } from '#shared/clinical/amounts.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { compareDecimals, parseDecimal } from '#shared/kernel/decimal.ts'
import type { Line } from '../chart.ts'
import type { FirstCheckPayload } from '../payloads/linePayloads.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { checkItemsOf, needsSecondCheck } from '../safety/secondCheck.ts'
import { beginRefusal } from './deciding.ts'
import { tooFewIdentifiers } from './identifiers.ts'

/** Whether this drug is one two people check, and has not been yet. */
export function checkableRefusal(line: Line): Refusal | null {
  if (!needsSecondCheck(line.plan)) return refuse('second-check-not-needed', { drug: line.plan.name })
  if (line.state === 'checked') return refuse('second-check-done', { drug: line.plan.name })
  return beginRefusal(line)
}

/** Whether one person's own reading is whole. */
export function readingRefusal(plan: PlannedLine, { identifiers, items }: FirstCheckPayload): Refusal | null {
  const tooFew = tooFewIdentifiers(identifiers ?? [])
  if (tooFew) return tooFew
  const open = checkItemsOf(plan).filter((item) => !items?.includes(item))
  return open[0] ? refuse('check-incomplete', { item: open[0], count: String(open.length) }) : null
}

/** Where the second person read something else than the first: neither saw the other's answer. */
export function differenceRefusal(drug: string, first: FirstCheckPayload, second: FirstCheckPayload): Refusal | null {
  if (first.dose && second.dose && compareAmounts(first.dose, second.dose) !== 0)
    return refuse('checks-differ', { drug, item: 'dose' })
  if (differ(first.volumeMl, second.volumeMl)) return refuse('checks-differ', { drug, item: 'volume' })
  return differ(first.rateMlPerHour, second.rateMlPerHour) ? refuse('checks-differ', { drug, item: 'rate' }) : null
}

function differ(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [a, b].map((text) => (text === undefined ? null : parseDecimal(text)))
  return Boolean(one && other && compareDecimals(one, other) !== 0)
}
