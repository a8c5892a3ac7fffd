import { inUnit } from '#shared/clinical/amounts.ts'
import type { Tap } from '#shared/clinical/givenBy.ts'
import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import type { Refusal } from '../refusals.ts'
import { safetyRefusal } from '../safety/safety.ts'
import { looksOfPush } from '../safety/vesicantPush.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf, tapRefusal, treatmentRefusal } from './deciding.ts'
import { doseRefusal } from './doseRefusal.ts'
import { accessRefusal, checkRefusal } from './startLine.ts'

/** A push, or anything else given at one moment; `happenedAt` is when it began. */
export const givePush: Decider<'givePush'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    onceRefusal(chart, line.value, context, 'push') ??
    accessRefusal(chart, line.value, command.accessId) ??
    checkRefusal(line.value) ??
    safetyRefusal(chart, line.value, context.happenedAt, endsEarly(chart, line.value, command)) ??
    doseRefusal(line.value.plan, command.doseGiven, command.doseReason)
  return answer(refusal, chart, context, 'PushGiven', payloadOf(command))
}

/** A vesicant push that stopped for want of blood return is charted with the part that went in: no access is asked for it again. */
function endsEarly(chart: Chart, { id, plan }: Line, command: CommandOf<'givePush'>): CommandOf<'givePush'> {
  const given = inUnit(command.doseGiven, plan.dose.unit)
  const isPart = given !== null && compareDecimals(given, decimal(plan.dose.amount)) < 0
  return isPart && looksOfPush(chart, id).length > 0 ? { ...command, accessId: null } : command
}

/** An injection into a site. */
export const giveInjection: Decider<'giveInjection'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    onceRefusal(chart, line.value, context, 'injection') ??
    checkRefusal(line.value) ??
    safetyRefusal(chart, line.value, context.happenedAt, { ...command, accessId: null }) ??
    doseRefusal(line.value.plan, command.doseGiven, command.doseReason)
  return answer(refusal, chart, context, 'InjectionGiven', payloadOf(command))
}

function onceRefusal(chart: Chart, line: Line, context: Context, tap: Tap): Refusal | null {
  return tapRefusal(line, tap) ?? beginRefusal(line) ?? treatmentRefusal(chart, context)
}
