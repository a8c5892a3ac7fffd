import { z } from 'zod'
import { idSchema } from '../document/facts.ts'
import { openAmendmentCommand, voidEntryCommand } from './payloads/amendmentPayloads.ts'
import {
  alertPayload,
  blockOverridePayload,
  extravasationActionPayload,
  extravasationClosedPayload,
  openExtravasationCommand,
  openReactionCommand,
  postponePayload,
  reactionActionPayload,
  reactionClosedPayload,
  reactionSymptomsPayload,
  silencePayload,
  stopOverridePayload,
} from './payloads/carePayloads.ts'
import {
  accessEndedPayload,
  bagPayload,
  computedStopCommand,
  disconnectPayload,
  firstCheckPayload,
  flushPayload,
  homePumpPayload,
  mixedPayload,
  moveLinePayload,
  rateChangePayload,
  rateCheckPayload,
  receivePayload,
  releasePayload,
  resumePayload,
  sameLinePayload,
  secondCheckCommand,
  siteCheckPayload,
  startBeforeAppCommand,
  stopAllCommand,
  tolerancePayload,
} from './payloads/linePayloads.ts'
import {
  accessPayload,
  addedLinePayload,
  arrivedPayload,
  attachedPaperPayload,
  chairPayload,
  closePayload,
  containersPayload,
  dischargePayload,
  dosePayload,
  injectionPayload,
  notePayload,
  notGivenPayload,
  pausePayload,
  pushPayload,
  readinessPayload,
  signedPayload,
  startPayload,
  stopPayload,
  stopUnknownPayload,
  visitPayload,
  vitalsPayload,
} from './payloads/payloads.ts'
import {
  appointmentPayload,
  assignPayload,
  authorizationsPayload,
  copyEntriesCommand,
  enteredInErrorPayload,
  handoffAnswerPayload,
  handoffPayload,
  identityPayload,
  linkEarlierCommand,
  photoPayload,
  planAnswerPayload,
  proposedPlanPayload,
  resolveConflictCommand,
  reviewPayload,
  transferPayload,
  wrongPatientCommand,
} from './payloads/visitPayloads.ts'

const command = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...shape })

/** Every order a person can give about one session. A tap is one of these; `decide` judges it. */
export const commandSchema = z.discriminatedUnion('kind', [
  command('recordArrival', arrivedPayload.shape),
  command('recordVitals', vitalsPayload.shape),
  command('recordAccess', accessPayload.shape),
  command('confirmReadiness', readinessPayload.shape),
  /** The second person signs with a PIN beside the command; who it was is known to the back end, never claimed here. */
  command('giveSecondCheck', secondCheckCommand.shape),
  command('addLine', addedLinePayload.shape),
  command('startLine', startPayload.omit({ beforeApp: true }).shape),
  command('pauseLine', pausePayload.omit({ all: true }).shape),
  command('resumeLine', resumePayload.shape),
  command('stopLine', stopPayload.omit({ computed: true }).shape),
  command('declareStopUnknown', stopUnknownPayload.shape),
  command('givePush', pushPayload.shape),
  command('giveInjection', injectionPayload.shape),
  command('markNotGiven', notGivenPayload.shape),
  command('correctDose', dosePayload.shape),
  command('recordContainers', containersPayload.omit({ witnessId: true }).shape),
  /** `corrects` = the note it takes the place of, which stays in the record, struck through. */
  command('writeNote', { ...notePayload.shape, corrects: idSchema.optional() }),
  command('attachPaper', attachedPaperPayload.omit({ authorizationId: true }).shape),
  /** The payer's letter: the newest is the one that holds, earlier ones stay. */
  command('attachLetter', attachedPaperPayload.required({ authorizationId: true }).shape),
  command('documentVisit', visitPayload.shape),
  command('moveChair', chairPayload.shape),
  command('discharge', dischargePayload.shape),
  command('hold', closePayload.shape),
  command('cancel', closePayload.shape),
  command('markNoShow', closePayload.shape),
  /** "OK to mix". */
  command('releaseLine', releasePayload.shape),
  /** In the mixing room, once for each bag; the hours it keeps come from the order. */
  command('mixLine', mixedPayload.omit({ keepsHours: true }).shape),
  command('receiveLine', receivePayload.shape),
  /** The first of two at the chair, alone; the second follows with `giveSecondCheck` under her own sign-in or PIN. */
  command('giveFirstCheck', firstCheckPayload.shape),
  /** mL/h as the pump shows it; drug per hour is worked out from the bag. */
  command('changeRate', rateChangePayload.omit({ dosePerHour: true }).shape),
  command('checkRate', rateCheckPayload.shape),
  command('changeBag', bagPayload.shape),
  command('noteTolerance', tolerancePayload.shape),
  command('recordFlush', flushPayload.shape),
  command('checkSite', siteCheckPayload.shape),
  command('moveLine', moveLinePayload.shape),
  command('answerSameLine', sameLinePayload.shape),
  command('endAccess', accessEndedPayload.shape),
  /** The portable pump leaves running: the line ends as `home_pump`. */
  command('sendPumpHome', homePumpPayload.shape),
  /** At a later visit: closes the pump and computes its total. */
  command('disconnectPump', disconnectPayload.shape),
  /** Go-live: a start before the app; late by nature, with a second person's PIN. */
  command('recordStartBeforeApp', startBeforeAppCommand.shape),
  /** Accepts the stop that `computedStopOf` offers. */
  command('acceptComputedStop', computedStopCommand.shape),
  /** Emergency: pauses everything that runs. */
  command('pauseAll', pausePayload.pick({ reason: true }).shape),
  /** Lets run on what `pauseAll` paused. */
  command('resumeAll', {}),
  command('stopAll', stopAllCommand.shape),
  command('openReaction', openReactionCommand.shape),
  command('recordReactionAction', reactionActionPayload.shape),
  command('addReactionSymptoms', reactionSymptomsPayload.shape),
  command('closeReaction', reactionClosedPayload.shape),
  command('openExtravasation', openExtravasationCommand.shape),
  command('recordExtravasationAction', extravasationActionPayload.shape),
  command('closeExtravasation', extravasationClosedPayload.shape),
  command('postponeVitals', postponePayload.shape),
  command('silenceAlarm', silencePayload.shape),
  command('answerAlert', alertPayload.shape),
  command('overrideStop', stopOverridePayload.omit({ overriddenBy: true }).shape),
  /** Only the starred blocks of workflow 8; a charge nurse's PIN beside the command stands for her sign-in. */
  command('overrideBlock', blockOverridePayload.omit({ overriddenBy: true }).shape),
  command('offerHandoff', handoffPayload.shape),
  command('acceptHandoff', handoffAnswerPayload.shape),
  command('withdrawHandoff', handoffAnswerPayload.shape),
  command('endCover', handoffAnswerPayload.shape),
  command('assignNurse', assignPayload.shape),
  command('transferOut', transferPayload.shape),
  command('markEnteredInError', enteredInErrorPayload.omit({ chargeUserId: true }).shape),
  command('changeIdentity', identityPayload.shape),
  command('takePhoto', photoPayload.shape),
  /** Who is still expected comes on another day or at another time. */
  command('moveAppointment', appointmentPayload.shape),
  command('proposePlan', proposedPlanPayload.shape),
  command('acceptPlan', planAnswerPayload.shape),
  command('declinePlan', planAnswerPayload.shape),
  command('updateAuthorizations', authorizationsPayload.shape),
  command('markWrongPatient', wrongPatientCommand.shape),
  /** On the right patient's chart, after `markWrongPatient` on the other one. */
  command('copyEntries', copyEntriesCommand.shape),
  /** Of contradicting entries, the one that stands. */
  command('resolveConflict', resolveConflictCommand.shape),
  /** Second visit of the day: takes the first one's facts for coding (design 12.9). */
  command('linkEarlierSession', linkEarlierCommand.shape),
  command('reviewPatient', reviewPayload.shape),
  /** Within ten seconds of the tap, by the person who tapped (workflow 6). */
  command('undo', { eventId: idSchema }),
  /** Set or correct a time by hand: the old event stays, struck through. The new time is the command's `happenedAt`. */
  command('correctTime', { eventId: idSchema }),
  /** Entered in error: the person's own entry, or any for the charge nurse; it stays, struck through. */
  command('voidEntry', voidEntryCommand.shape),
  /** Opens a signed visit for changes; each is marked, and the visit is signed again as its next version. */
  command('openAmendment', openAmendmentCommand.shape),
  /** Takes back an amendment under which nothing was changed. */
  command('withdrawAmendment', {}),
  command('sign', {
    warningsAccepted: signedPayload.shape.warningsAccepted,
    statement: signedPayload.shape.statement,
  }),
])
export type Command = z.infer<typeof commandSchema>
export type CommandKind = Command['kind']
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>
