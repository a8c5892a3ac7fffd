import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { vesicantRefusal } from '../safety/vesicant.ts'
import { isVesicantPush, looksOfPush } from '../safety/vesicantPush.ts'
import { isMoreThanHangs } from '../timers/volumeSoFar.ts'
import { openAccessRefusal } from './accessCare.ts'
import { beginRefusal, type Decider, findLine, newEvent, payloadOf, treatmentRefusal } from './deciding.ts'
import { changesRefusal, pausingNow } from './pauseAll.ts'
import { checkRefusal } from './startLine.ts'

/**
 * How the site looks, and whether blood comes back; while a vesicant is pushed, after how many mL. No blood return holds
 * every vesicant that drips there, in the same tap (workflow 5, check 7).
 */
export const checkSite: Decider<'checkSite'> = (chart, command, context) => {
  const dripping = command.bloodReturn === 'none' ? vesicantsDripping(chart, command.accessId) : []
  const pausing = pausingNow(context)
  const refusal =
    openAccessRefusal(chart, command.accessId, context) ??
    lookRefusal(command) ??
    (command.lineId === undefined ? null : pushRefusal(chart, command, command.lineId, context)) ??
    changesRefusal(dripping, pausing)
  if (refusal) return err(refusal)
  return ok([
    newEvent(chart, context, 'SiteChecked', payloadOf(command)),
    ...dripping.map(({ id }) => newEvent(chart, pausing, 'LinePaused', { lineId: id, reason: 'site_check' })),
  ])
}

const vesicantsDripping = ({ lines }: Chart, accessId: string): readonly Line[] =>
  lines.filter((line) => line.state === 'running' && line.accessId === accessId && line.plan.vesicant === 'vesicant')

function lookRefusal({ look, lineId }: CommandOf<'checkSite'>): Refusal | null {
  if (look.length === 0 && lineId === undefined) return refuse('site-look-missing')
  return look.includes('normal') && look.length > 1 ? refuse('site-normal-and-not') : null
}

/** One look of a push: of a vesicant that may begin, with an answer, and never further on after no blood return. */
function pushRefusal(
  chart: Chart,
  { accessId, bloodReturn, pushedMl = '0' }: CommandOf<'checkSite'>,
  lineId: string,
  context: Context,
): Refusal | null {
  const found = findLine(chart, lineId)
  if (!found.ok) return found.error
  const line = found.value
  const drug = line.plan.name
  if (!isVesicantPush(line.plan)) return refuse('push-look-not-needed', { drug })
  if (bloodReturn === undefined) return refuse('blood-return-not-checked', { drug })
  const waits = beginRefusal(line) ?? treatmentRefusal(chart, context) ?? checkRefusal(line)
  if (waits) return waits
  if (isMoreThanHangs(line, pushedMl))
    return refuse('volume-over-bag', { drug, given: pushedMl, bag: line.plan.volumeMl ?? '' })
  const before = looksOfPush(chart, lineId).at(-1)?.pushedMl ?? '0'
  const further = compareDecimals(decimal(pushedMl), decimal(before))
  if (further < 0) return refuse('volume-below-earlier', { drug, given: pushedMl, earlier: before })
  // The same mL again: it is only looked at once more, as after another flush.
  return further > 0 ? vesicantRefusal(chart, line.plan, accessId, undefined) : null
}
