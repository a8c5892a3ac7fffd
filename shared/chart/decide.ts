import { epochMs, instantAt } from '../kernel/instant.ts'
import { err } from '../kernel/result.ts'
import type { Chart } from './chart.ts'
import type { Command, CommandKind } from './command.ts'
import { addLine } from './commands/addLine.ts'
import { documentVisit, moveChair, writeNote } from './commands/aroundTreatment.ts'
import { cancel, hold, markNoShow } from './commands/closeSession.ts'
import { confirmReadiness } from './commands/confirmReadiness.ts'
import { correctDose } from './commands/correctDose.ts'
import { correctTime } from './commands/correctTime.ts'
import { type Decider, type Decision, generalRefusal } from './commands/deciding.ts'
import { discharge } from './commands/discharge.ts'
import { giveInjection, givePush } from './commands/giveOnce.ts'
import { giveSecondCheck } from './commands/giveSecondCheck.ts'
import { markNotGiven } from './commands/markNotGiven.ts'
import { pauseLine, resumeLine } from './commands/pauseLine.ts'
import { recordAccess } from './commands/recordAccess.ts'
import { recordArrival } from './commands/recordArrival.ts'
import { recordContainers } from './commands/recordContainers.ts'
import { recordVitals } from './commands/recordVitals.ts'
import { sign } from './commands/sign.ts'
import { startLine } from './commands/startLine.ts'
import { declareStopUnknown, stopLine } from './commands/stopLine.ts'
import { undo } from './commands/undo.ts'
import type { Context } from './context.ts'

const deciders: { readonly [K in CommandKind]: Decider<K> } = {
  recordArrival,
  recordVitals,
  recordAccess,
  confirmReadiness,
  giveSecondCheck,
  addLine,
  startLine,
  pauseLine,
  resumeLine,
  stopLine,
  declareStopUnknown,
  givePush,
  giveInjection,
  markNotGiven,
  correctDose,
  recordContainers,
  writeNote,
  documentVisit,
  moveChair,
  discharge,
  hold,
  cancel,
  markNoShow,
  undo,
  correctTime,
  sign,
}

/**
 * A command → the events it becomes, or the one reason why not. Pure: the button asks it whether it is enabled,
 * the back end asks it whether it happens.
 */
export function decide(chart: Chart, command: Command, context: Context): Decision {
  // The moment counts, never the clock somebody claims to have read it on: zone and offset are the clinic's.
  const happenedAt = instantAt(epochMs(context.happenedAt), context.now.zone)
  const given = { ...context, happenedAt }
  const refusal = generalRefusal(chart, command, given)
  if (refusal) return err(refusal)
  const decider = deciders[command.kind] as Decider<CommandKind>
  return decider(chart, command as never, given)
}
