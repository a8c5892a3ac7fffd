import { epochMs, instantAt } from '../kernel/instant.ts'
import { err, ok } from '../kernel/result.ts'
import { markedAmended } from './amendments.ts'
import type { Chart } from './chart.ts'
import type { Command, CommandKind } from './command.ts'
import { acceptComputedStop } from './commands/acceptComputedStop.ts'
import { answerSameLine, endAccess, moveLine, recordFlush } from './commands/accessCare.ts'
import { addLine } from './commands/addLine.ts'
import { answerAlert, overrideBlock, overrideStop, postponeVitals, silenceAlarm } from './commands/alerts.ts'
import { openAmendment, withdrawAmendment } from './commands/amend.ts'
import { documentVisit, moveChair, writeNote } from './commands/aroundTreatment.ts'
import { assignNurse } from './commands/assignNurse.ts'
import { attachLetter, attachPaper } from './commands/attachPaper.ts'
import { changeBag } from './commands/changeBag.ts'
import { changeRate, checkRate } from './commands/changeRate.ts'
import { checkSite } from './commands/checkSite.ts'
import { cancel, hold, markNoShow } from './commands/closeSession.ts'
import { confirmReadiness } from './commands/confirmReadiness.ts'
import { correctDose } from './commands/correctDose.ts'
import { correctTime } from './commands/correctTime.ts'
import { type Decider, type Decision, generalRefusal } from './commands/deciding.ts'
import { discharge } from './commands/discharge.ts'
import { closeExtravasation, openExtravasation, recordExtravasationAction } from './commands/extravasation.ts'
import {
  acceptPlan,
  changeIdentity,
  declinePlan,
  moveAppointment,
  proposePlan,
  updateAuthorizations,
} from './commands/fromUpstream.ts'
import { giveFirstCheck } from './commands/giveFirstCheck.ts'
import { giveInjection, givePush } from './commands/giveOnce.ts'
import { giveSecondCheck } from './commands/giveSecondCheck.ts'
import { acceptHandoff, endCover, offerHandoff, withdrawHandoff } from './commands/handoff.ts'
import { disconnectPump, sendPumpHome } from './commands/homePump.ts'
import { markEnteredInError, transferOut } from './commands/leaveOtherwise.ts'
import { linkEarlierSession } from './commands/linkEarlierSession.ts'
import { markNotGiven } from './commands/markNotGiven.ts'
import { mixLine, receiveLine, releaseLine } from './commands/mixing.ts'
import { noteTolerance } from './commands/noteTolerance.ts'
import { pauseAll, resumeAll, stopAll } from './commands/pauseAll.ts'
import { pauseLine, resumeLine } from './commands/pauseLine.ts'
import { addReactionSymptoms, closeReaction, openReaction, recordReactionAction } from './commands/reaction.ts'
import { recordAccess } from './commands/recordAccess.ts'
import { recordArrival } from './commands/recordArrival.ts'
import { recordContainers } from './commands/recordContainers.ts'
import { recordVitals } from './commands/recordVitals.ts'
import { resolveConflict } from './commands/resolveConflict.ts'
import { reviewPatient } from './commands/reviewPatient.ts'
import { sign } from './commands/sign.ts'
import { recordStartBeforeApp } from './commands/startBeforeApp.ts'
import { startLine } from './commands/startLine.ts'
import { declareStopUnknown, stopLine } from './commands/stopLine.ts'
import { takePhoto } from './commands/takePhoto.ts'
import { undo } from './commands/undo.ts'
import { voidEntry } from './commands/voidEntry.ts'
import { copyEntries, markWrongPatient } from './commands/wrongPatient.ts'
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
  attachPaper,
  attachLetter,
  documentVisit,
  moveChair,
  discharge,
  hold,
  cancel,
  markNoShow,
  releaseLine,
  mixLine,
  receiveLine,
  giveFirstCheck,
  changeRate,
  checkRate,
  changeBag,
  noteTolerance,
  recordFlush,
  checkSite,
  moveLine,
  answerSameLine,
  endAccess,
  sendPumpHome,
  disconnectPump,
  recordStartBeforeApp,
  acceptComputedStop,
  pauseAll,
  resumeAll,
  stopAll,
  openReaction,
  recordReactionAction,
  addReactionSymptoms,
  closeReaction,
  openExtravasation,
  recordExtravasationAction,
  closeExtravasation,
  postponeVitals,
  silenceAlarm,
  answerAlert,
  overrideStop,
  overrideBlock,
  offerHandoff,
  acceptHandoff,
  withdrawHandoff,
  endCover,
  assignNurse,
  transferOut,
  markEnteredInError,
  changeIdentity,
  takePhoto,
  moveAppointment,
  proposePlan,
  acceptPlan,
  declinePlan,
  updateAuthorizations,
  markWrongPatient,
  copyEntries,
  resolveConflict,
  linkEarlierSession,
  reviewPatient,
  undo,
  correctTime,
  voidEntry,
  openAmendment,
  withdrawAmendment,
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
  const decided = decider(chart, command as never, given)
  return decided.ok ? ok(decided.value.map((event) => markedAmended(chart, event))) : decided
}
