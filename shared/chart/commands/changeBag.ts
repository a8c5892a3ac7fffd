import { clockTime, epochMs, instantAt } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import { refuse } from '../refusals.ts'
import { bagUseBy, pastUseByRefusal } from '../safety/useBy.ts'
import { answer, type Decider, endRefusal, findLine, orderRefusal, payloadOf, treatmentRefusal } from './deciding.ts'
import { lastChange } from './lastChange.ts'
import { volumeRefusal } from './volumeRefusal.ts'

/** The next bag of one drug: one line, one dose; the minutes the old bag was empty are not counted (workflow 10). */
export const changeBag: Decider<'changeBag'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const facts = { drug: line.value.plan.name }
  const { emptySince } = command
  const since = emptySince && instantAt(epochMs(emptySince), context.now.zone)
  const refusal =
    endRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    orderRefusal('stop-before-start', since ?? context.happenedAt, lastChange(line.value), facts) ??
    (since && since.utc > context.happenedAt.utc
      ? refuse('bag-empty-after-new', { ...facts, at: clockTime(context.happenedAt), empty: clockTime(since) })
      : null) ??
    pastUseByRefusal(line.value, bagUseBy(line.value, line.value.bags.length), context.happenedAt) ??
    volumeRefusal(line.value, command.volumeSoFarMl, context)
  const payload = { ...payloadOf(command), ...(since ? { emptySince: since } : {}) }
  return answer(refusal, chart, context, 'BagChanged', payload)
}
