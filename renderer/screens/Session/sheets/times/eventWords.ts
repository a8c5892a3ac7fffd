import { amountWords, numberWords } from '#renderer/words/amounts.ts'
import {
  accessEndingWords,
  alertAnswerWords,
  extravasationActionWords,
  flushWords,
  handoffKindWords,
  identityChangeWords,
  moveLineWords,
  overridableBlockWords,
  overridableStopWords,
  postponeWords,
  rateChangeWords,
  reactionActionWords,
  reactionOutcomeWords,
  reactionTermWords,
  siteLookWords,
  symptomWords,
  toleranceWords,
} from '#renderer/words/chairPickLists.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { paperScanWords } from '#renderer/words/paperScans.ts'
import {
  bloodReturnWords,
  identifierWords,
  lineStatusWords,
  notGivenWords,
  pauseWords,
  siteWords,
  stopEarlyWords,
} from '#renderer/words/pickLists.ts'
import { productWords } from '#renderer/words/product.ts'
import { visitLevels } from '#renderer/words/providerVisit.ts'
import { accessWords } from '#renderer/words/session.ts'
import { timelineWords as w } from '#renderer/words/timeline.ts'
import { dateWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent, EventKind, EventOf } from '#shared/chart/events.ts'
import type { Patient } from '#shared/document/patient.ts'
import { toKnowOf } from '#shared/paper/toKnow.ts'

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** What is known of the patient from then on, the most dangerous first behind the allergies. */
function knownWords(patient: Patient): string {
  const allergies = patient.allergies.map(({ substance }) => substance).join(', ')
  const facts = toKnowOf(patient, null, dateWords).map(({ words }) => words)
  return [allergies ? w.allergicTo(allergies) : w.noAllergies, ...facts].join('; ')
}

type Wording<K extends EventKind> = (payload: EventOf<K>['payload'], names: Names) => string

/** How a drug is named: alone, and with its ordered dose. */
interface Names {
  drug(lineId: string): string
  drugDose(lineId: string): string
}

/** One wording per kind: a new event without words does not compile. */
const wordings: { readonly [K in EventKind]: Wording<K> } = {
  SessionScheduled: () => w.scheduled,
  PatientArrived: ({ identifiers }) => w.arrived(identifiers.map((kind) => lower(identifierWords[kind])).join(', ')),
  VitalsRecorded: () => w.vitals,
  AccessRecorded: (access) =>
    w.access(accessWords(access), access.bloodReturn ? lower(bloodReturnWords[access.bloodReturn]) : null),
  ReadinessConfirmed: () => w.ready,
  SecondCheckGiven: ({ lineId }, { drug }) => w.checked(drug(lineId)),
  LineAdded: ({ line }) => w.added(line.name),
  LineStarted: ({ lineId }, { drugDose }) => w.started(drugDose(lineId)),
  LinePaused: ({ lineId, reason }, { drug }) => w.paused(drug(lineId), lower(pauseWords[reason])),
  LineResumed: ({ lineId }, { drug }) => w.resumed(drug(lineId)),
  LineStopped: ({ lineId, early }, { drug }) =>
    early ? w.stoppedEarly(drug(lineId), lower(stopEarlyWords[early])) : w.stopped(drug(lineId)),
  StopDeclaredUnknown: ({ lineId }, { drug }) => w.stopUnknown(drug(lineId)),
  PushGiven: ({ lineId }, { drugDose }) => w.pushed(drugDose(lineId)),
  InjectionGiven: ({ lineId, site }, { drugDose }) => w.injected(drugDose(lineId), lower(siteWords[site])),
  LineNotGiven: ({ lineId, reason }, { drug }) => w.notGiven(drug(lineId), lower(notGivenWords[reason])),
  DoseCorrected: ({ lineId, doseGiven }, { drug }) => w.dose(drug(lineId), amountWords(doseGiven)),
  ContainersRecorded: ({ lineId, containers }, { drug }) => w.vials(drug(lineId), containers.length),
  NoteWritten: ({ text }) => w.note(text),
  PaperAttached: ({ name, type, bytes, authorizationId }) =>
    authorizationId === undefined
      ? paperScanWords.attached(name, type, bytes)
      : paperScanWords.letterAttached(name, type, bytes),
  VisitDocumented: ({ em, separatelyIdentifiable, decision }) =>
    w.visit(`${visitLevels[em] ?? ''} ${em}`.trim(), separatelyIdentifiable, decision),
  ChairMoved: ({ chair }) => w.moved(chair),
  PatientDischarged: ({ lineStatus, leftWith }) => w.left(lower(lineStatusWords[lineStatus]), leftWith ?? null),
  SessionHeld: ({ reason }) => w.held(lower(notGivenWords[reason])),
  SessionCancelled: ({ reason }) => w.cancelled(lower(notGivenWords[reason])),
  PatientDidNotCome: () => w.noShow,
  EventVoided: () => w.voided,
  LineReleased: ({ lineId, product }, { drug }) =>
    product ? productWords.released(drug(lineId), product.name) : w.released(drug(lineId)),
  LineMixed: ({ lineId }, { drug }) => w.mixed(drug(lineId)),
  LineReceived: ({ lineId }, { drug }) => w.received(drug(lineId)),
  FirstCheckGiven: ({ lineId }, { drug }) => w.firstCheck(drug(lineId)),
  RateChanged: ({ lineId, rateMlPerHour, reason }, { drug }) =>
    w.rate(drug(lineId), numberWords(rateMlPerHour), lower(rateChangeWords[reason])),
  RateChecked: ({ lineId, rateMlPerHour }, { drug }) => w.rateChecked(drug(lineId), numberWords(rateMlPerHour)),
  BagChanged: ({ lineId }, { drug }) => w.bag(drug(lineId)),
  ToleranceNoted: ({ lineId, tolerance, text }, { drug }) =>
    w.tolerance(drug(lineId), lower(toleranceWords[tolerance]), text ?? null),
  LineFlushed: ({ volumeMl, solution }) => w.flush(numberWords(volumeMl), lower(flushWords[solution])),
  SiteChecked: ({ look, lineId, pushedMl, bloodReturn }, { drug }) =>
    lineId !== undefined && bloodReturn
      ? w.push(drug(lineId), numberWords(pushedMl ?? '0'), lower(bloodReturnWords[bloodReturn]))
      : w.site(look.map((one) => lower(siteLookWords[one])).join(', ')),
  LineMoved: ({ lineId, reason }, { drug }) => w.lineMoved(drug(lineId), lower(moveLineWords[reason])),
  SameLineAnswered: ({ lineId }, { drug }) => w.sameLine(drug(lineId)),
  AccessEnded: ({ how }) => w.accessEnded(lower(accessEndingWords[how])),
  PumpSentHome: ({ lineId, pumpId }, { drug }) => w.pumpHome(drug(lineId), pumpId),
  PumpDisconnected: ({ drug, pumpId }) => w.pumpOff(drug, pumpId),
  ReactionOpened: ({ symptoms }) => w.reaction(symptoms.map((one) => lower(symptomWords[one])).join(', ')),
  ReactionActionRecorded: ({ action, dose }) => w.action(reactionActionWords[action], dose ? amountWords(dose) : null),
  ReactionSymptomsAdded: ({ symptoms }) => w.moreSymptoms(symptoms.map((one) => lower(symptomWords[one])).join(', ')),
  ReactionClosed: ({ term, grade, outcome }) =>
    w.reactionClosed(reactionTermWords[term], grade, lower(reactionOutcomeWords[outcome])),
  ExtravasationOpened: () => w.extravasation,
  ExtravasationActionRecorded: ({ action, dose }) =>
    w.action(extravasationActionWords[action], dose ? amountWords(dose) : null),
  ExtravasationClosed: ({ grade }) => w.extravasationClosed(grade),
  VitalsPostponed: ({ until, reason }) => w.postponed(timeWords(until), lower(postponeWords[reason])),
  AlarmSilenced: () => w.silenced,
  AlertAnswered: ({ answer }) => w.alert(lower(alertAnswerWords[answer])),
  StopOverridden: ({ stop, provider }) => w.stopOverridden(lower(overridableStopWords[stop]), provider),
  BlockOverridden: ({ block }) => w.blockOverridden(lower(overridableBlockWords[block])),
  HandoffOffered: ({ as }) => w.handoffOffered(lower(handoffKindWords[as])),
  HandoffAccepted: () => w.handoffAccepted,
  HandoffWithdrawn: () => w.handoffWithdrawn,
  CoverEnded: () => w.coverEnded,
  NurseAssigned: ({ nurseId }) => w.assigned(nurseId !== null),
  PatientTransferred: ({ to }) => w.transferred(to),
  SessionEnteredInError: ({ reason }) => w.inError(reason),
  IdentityChanged: ({ change, patient }) =>
    change === 'care_facts' ? w.known(knownWords(patient)) : w.identity(lower(identityChangeWords[change])),
  PatientPhotoTaken: () => w.photo,
  AppointmentMoved: ({ day, appointmentTime }) => w.appointment(dateWords(day), clockWords(appointmentTime)),
  PlanChangeProposed: ({ from }) => w.planProposed(from),
  PlanChangeAccepted: () => w.planAccepted,
  PlanChangeDeclined: () => w.planDeclined,
  AuthorizationsUpdated: () => w.authorizations,
  EarlierSessionLinked: ({ reason }) => w.earlier(reason),
  PatientReviewed: () => w.reviewed,
  SessionSigned: ({ version }) => w.signed(version),
  AmendmentOpened: ({ ofVersion, text }) => w.amendmentOpened(ofVersion, text),
  AmendmentWithdrawn: () => w.amendmentWithdrawn,
}

/** One event of the record in ward words: "Rituximab 712.5 mg started". */
export function eventWords(event: ChartEvent, chart: Chart): string {
  const plan = (lineId: string) => chart.lines.find(({ id }) => id === lineId)?.plan
  const drug = (lineId: string): string => plan(lineId)?.name ?? w.aDrug
  const drugDose = (lineId: string): string => {
    const found = plan(lineId)
    return found ? `${found.name} ${amountWords(found.dose)}` : w.aDrug
  }
  const wording = wordings[event.kind] as Wording<EventKind>
  return wording(event.payload, { drug, drugDose })
}
