import { clockTime, isAfter, localDate } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import type { Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { isWaiting } from '../lineStates.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { recallOf } from '../safety/recalledLots.ts'
import { isSameProduct } from '../safety/sameProduct.ts'
import { keepsUntil, pastUseByRefusal } from '../safety/useBy.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf, stayRefusal } from './deciding.ts'
import { otherRefusal } from './otherRefusal.ts'

/**
 * "OK to mix": after OK to treat, which holds labs and weight; once per drug, and again where another product of it is to be
 * given than the one ordered.
 */
export const releaseLine: Decider<'releaseLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    beginRefusal(line.value) ??
    stayRefusal(chart, context) ??
    (chart.readiness ? null : refuse('not-ready')) ??
    (command.product
      ? productRefusal(line.value, command.product)
      : line.value.released
        ? refuse('already-released', { drug: line.value.plan.name })
        : null)
  return answer(refusal, chart, context, 'LineReleased', payloadOf(command))
}

/** The same drug as another product, said before anything of the ordered one was opened. */
function productRefusal({ plan, mixings, containers }: Line, product: Product): Refusal | null {
  const facts = { drug: plan.name }
  if (mixings.length > 0 || containers) return refuse('product-in-use', facts)
  if (product.catalogue.drug !== plan.catalogue.drug) return refuse('not-same-drug', { ...facts, other: product.name })
  if (isSameProduct(product, plan)) return refuse('product-unchanged', facts)
  if (product.reason === 'provider_order' && !product.orderedBy?.trim()) return refuse('provider-missing')
  return otherRefusal(product.reason === 'other', product.text)
}

type Product = NonNullable<CommandOf<'releaseLine'>['product']>

/**
 * Mixed: by whom, when, and until when it may be used, as typed or by the order's hours (workflow 4.7). It waits for OK to mix;
 * once the drug has begun, what is mixed is its next bag.
 */
export const mixLine: Decider<'mixLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal = stayRefusal(chart, context) ?? mixRefusal(line.value, context) ?? tooEarlyUseBy(command, context)
  const hours = line.value.plan.expiryHoursAfterMixing
  const keeps = command.useBy || hours === undefined ? {} : { keepsHours: hours }
  return answer(refusal, chart, context, 'LineMixed', { ...payloadOf(command), ...keeps })
}

function mixRefusal({ state, plan, released, received, dropped, ...line }: Line, { happenedAt }: Context) {
  const facts = { drug: plan.name }
  if (isWaiting(state)) {
    if (dropped) return refuse('line-dropped', facts)
    return released || received ? null : refuse('not-released', facts)
  }
  const end = line.stop ?? line.given?.stamp ?? line.notGiven?.stamp ?? line.stopUnknown?.stamp ?? line.homePump?.stamp
  if (end && isAfter(happenedAt, end.at)) return refuse('time-after-end', { ...facts, end: clockTime(end.at) })
  const isFirst = line.mixings.length === 0
  const begun = line.start ?? line.given?.stamp
  return isFirst && begun && isAfter(happenedAt, begun.at)
    ? refuse('mixed-after-start', { ...facts, start: clockTime(begun.at) })
    : null
}

const tooEarlyUseBy = ({ useBy }: Pick<CommandOf<'mixLine'>, 'useBy'>, { happenedAt }: Context): Refusal | null =>
  useBy && !isAfter(useBy, happenedAt)
    ? refuse('use-by-before-mixing', { at: clockTime(useBy), mixed: clockTime(happenedAt) })
    : null

/** The mixed drug at the chair: right patient, looks right, in time; scanned, or why not (workflow 5, check 10). */
export const receiveLine: Decider<'receiveLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    beginRefusal(line.value) ??
    stayRefusal(chart, context) ??
    (line.value.received ? refuse('already-received', { drug: line.value.plan.name }) : null) ??
    labelRefusal(command, context, line.value) ??
    productLabelRefusal(command, context)
  return answer(refusal, chart, context, 'LineReceived', payloadOf(command))
}

function labelRefusal(said: CommandOf<'receiveLine'>, { happenedAt }: Context, line: Line): Refusal | null {
  const drug = line.plan.name
  if (!said.patientLabelMatches) return refuse('wrong-patient-label', { drug })
  if (!said.looksRight) return refuse('does-not-look-right', { drug })
  if (said.useBy && isAfter(happenedAt, said.useBy)) return refuse('past-use-by', { drug, at: clockTime(said.useBy) })
  const pastUseBy = said.useBy ? null : pastUseByRefusal(line, keepsUntil(line, happenedAt), happenedAt)
  if (pastUseBy) return pastUseBy
  return said.scanned || said.notScanned ? null : refuse('not-scanned-needs-reason', { drug })
}

/** An expired or recalled lot stops at the chair as it does among the vials (workflow 4.7); what the code left out stops nothing. */
function productLabelRefusal({ label }: CommandOf<'receiveLine'>, context: Context): Refusal | null {
  if (label?.expires !== undefined && label.expires < localDate(context.happenedAt))
    return refuse('lot-expired', { lot: label.lot ?? '', expires: label.expires })
  const recall = label?.lot === undefined ? null : recallOf(context.recalledLots ?? [], { ...label, lot: label.lot })
  return recall && refuse('lot-recalled', { lot: recall.lot, note: recall.note })
}
