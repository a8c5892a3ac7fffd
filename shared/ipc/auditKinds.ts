import type { AuditGroup } from './careShapes.ts'

/**
 * Every kind of audit entry, without its "audit.", and the filter it stands under (workflow 9). Whoever writes one and
 * whoever shows one read this list: a kind without words, or a word without its kind, does not compile.
 */
export const auditKinds = {
  signedIn: 'signIn',
  signedInByBadge: 'signIn',
  locked: 'signIn',
  pinRefused: 'refused',
  passwordRefused: 'refused',
  lockedOut: 'refused',
  badgeRefused: 'refused',
  notAllowed: 'refused',
  daySeen: 'seen',
  sessionSeen: 'seen',
  sessionExported: 'seen',
  sessionImported: 'seen',
  entriesBrought: 'seen',
  printed: 'seen',
  batchBuilt: 'seen',
  batchTaken: 'seen',
  batchSent: 'seen',
  chargesSent: 'seen',
  sentAgain: 'seen',
  answerLoaded: 'seen',
  emergencyCopy: 'seen',
  waitingExported: 'seen',
  restrictedOpened: 'restricted',
  ownChartRefused: 'restricted',
  chartRestricted: 'restricted',
  emergencyAccess: 'emergency',
  emergencySeen: 'emergency',
  personChanged: 'people',
  personBadge: 'people',
  personPin: 'people',
  personPassword: 'people',
  personUnlocked: 'people',
  recordVerified: 'record',
  recordRestored: 'record',
  copyMade: 'record',
  copyFailed: 'record',
  keyChanged: 'record',
  entrySetAside: 'record',
  idleLockChanged: 'settings',
  deviceRevoked: 'settings',
  chairsChanged: 'settings',
  lotRecalled: 'settings',
  lotRecallLifted: 'settings',
  formularyChanged: 'settings',
  formularyImported: 'settings',
  claimDecided: 'settings',
  questionAsked: 'questions',
  questionAnswered: 'questions',
  questionClosed: 'questions',
  exceptionSettled: 'settings',
  payerNumberEntered: 'settings',
  clockConfirmed: 'settings',
  dayClosed: 'settings',
  scheduleLeft: 'settings',
  referenceImported: 'settings',
  referenceRefused: 'settings',
} as const satisfies Record<string, AuditGroup>
export type AuditName = keyof typeof auditKinds

/** The filter of a kind as an entry carries it; what another version of Chairside wrote is a setting or a file. */
export const auditGroupOf = (name: string): AuditGroup =>
  Object.hasOwn(auditKinds, name) ? auditKinds[name as AuditName] : 'settings'
