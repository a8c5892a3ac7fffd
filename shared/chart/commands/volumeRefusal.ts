import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Line } from '../chart.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { isMoreThanHangs } from '../timers/volumeSoFar.ts'

/** A volume read off the pump is at most 110 % of what hangs there, and no less than was read before (workflow 4.6). */
export function volumeRefusal(line: Line, volumeMl: string | undefined, { happenedAt }: At): Refusal | null {
  if (volumeMl === undefined) return null
  const { plan, volumes } = line
  const drug = plan.name
  if (isMoreThanHangs(line, volumeMl))
    return refuse('volume-over-bag', { drug, given: volumeMl, bag: plan.volumeMl ?? '' })
  const earlier = volumes.findLast(({ stamp }) => stamp.at.utc <= happenedAt.utc)?.volumeMl
  return earlier !== undefined && compareDecimals(decimal(volumeMl), decimal(earlier)) < 0
    ? refuse('volume-below-earlier', { drug, given: volumeMl, earlier })
    : null
}

interface At {
  readonly happenedAt: Instant
}
