import type { Command, CommandOf } from '#shared/chart/command.ts'
import type { ChartEvent, Source } from '#shared/chart/events.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import type { Refusal } from '#shared/chart/refusals.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { Fault } from '#shared/ipc/envelope.ts'
import type { RecordState } from '#shared/ipc/lockShapes.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'
import type { DaySession, Delivery, SyncStatus } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { noWorklist, type WorklistState } from './worklistState.ts'

export type Clinic = Output<'clinic.get'>
export type Person = Output<'people.list'>['people'][number]
export type SignedIn = NonNullable<Output<'people.current'>['signedIn']>
export type LockChair = Output<'lock.chairs'>['chairs'][number]
export type LockAlarm = Output<'lock.alarms'>['alarms'][number]

export type ReportTab = 'stops' | 'losses' | 'replacement'

/** The reports as somebody looks at them: a visit opened from them goes back to the same rows. */
export interface ReportsScreen {
  readonly name: 'reports'
  readonly tab: ReportTab
  /** YYYY-MM; null = this month. */
  readonly month: string | null
  /** How the tab's rows are grouped or chosen; null = its first way. */
  readonly by: string | null
  /** The row whose visits are shown. */
  readonly row?: { readonly key: string; readonly name: string }
}

/** Where the person is. One at a time; a sheet lies over it. */
export type Screen =
  | { readonly name: 'myChairs' }
  /** `find`: with the search field in hand; `text`: and searched for that. */
  | { readonly name: 'dayList'; readonly find?: boolean; readonly text?: string }
  | { readonly name: 'board'; readonly wall: boolean }
  | { readonly name: 'staff' }
  | { readonly name: 'closeDay' }
  | { readonly name: 'syncMonitor' }
  | { readonly name: 'session'; readonly sessionId: string }
  | {
      readonly name: 'containers'
      readonly sessionId: string
      readonly lineId: string
      /** Where it was opened, when that is not the visit: the way back. */
      readonly from?: 'mixing'
    }
  | { readonly name: 'review'; readonly sessionId: string }
  | { readonly name: 'mixing' }
  | {
      readonly name: 'timeline'
      readonly sessionId: string
      readonly from: 'session' | 'review' | 'coding' | 'dayList' | 'myChairs' | ReportsScreen
    }
  | { readonly name: 'worklist' }
  /** `batchId`: chosen at first. */
  | { readonly name: 'batches'; readonly batchId: string | null }
  | { readonly name: 'exceptions' }
  | ReportsScreen
  | { readonly name: 'formulary' }
  | { readonly name: 'recalledLots' }
  | { readonly name: 'drugsReceived' }
  | { readonly name: 'coding'; readonly sessionId: string }
  | { readonly name: 'referenceData' }
  | { readonly name: 'people' }
  | { readonly name: 'restricted' }
  | { readonly name: 'limits' }
  | { readonly name: 'workstations' }
  | { readonly name: 'record' }

/** Whether one of this visit's screens is in front of whoever is here. */
export const isOnVisit = ({ screen }: Pick<AppState, 'screen'>, sessionId: string): boolean =>
  'sessionId' in screen && screen.sessionId === sessionId

/** What a time about to be set belongs to: a tap not made yet, or an event that already has a time. */
export type TimeTarget =
  | { readonly kind: 'event'; readonly eventId: string }
  | { readonly kind: 'start' | 'stop' | 'resume' | 'give'; readonly lineId: string }

/** Sheets that speak about one drug. */
export type LineSheetKind =
  | 'check'
  | 'pause'
  | 'stopEarly'
  | 'stopUnknown'
  | 'notGiven'
  | 'dose'
  | 'tolerance'
  | 'inject'
  | 'line'
  | 'rate'
  | 'resume'
  | 'bag'
  | 'moveLine'
  | 'pumpHome'
  | 'beforeApp'
  | 'receive'
  | 'push'
  | 'product'

/** Sheets that speak about the visit. */
export type VisitSheetKind =
  | 'arrival'
  | 'readiness'
  | 'vitals'
  | 'access'
  | 'note'
  | 'discharge'
  | 'close'
  | 'visit'
  | 'codes'
  | 'times'
  | 'reaction'
  | 'reactionClose'
  | 'callNurse'
  | 'extravasation'
  | 'extravasationClose'
  | 'due'
  | 'flush'
  | 'siteCheck'
  | 'endAccess'
  | 'handoff'
  | 'moveChair'
  | 'conflict'
  | 'amend'
  | 'paper'
  | 'print'
  | 'addLine'
  | 'transfer'
  | 'inError'
  | 'planChange'
  | 'wrongPatient'
  | 'pumpOff'
  | 'identity'
  | 'patientFacts'
  | 'photo'
  | 'stopAll'
  | 'authorizations'
  | 'linkEarlier'
  | 'arrivalTalk'
  | 'providerVisit'

export type Sheet =
  | { readonly kind: VisitSheetKind }
  | { readonly kind: LineSheetKind; readonly lineId: string }
  | { readonly kind: 'setTime'; readonly target: TimeTarget }
  | { readonly kind: 'voidEntry'; readonly eventId: string }
  | { readonly kind: 'postpone'; readonly dueId: string }
  | { readonly kind: 'alert'; readonly vitalsId: string }
  | { readonly kind: 'accessReason'; readonly accessId: string }
  | { readonly kind: 'overrideBlock'; readonly block: CommandOf<'overrideBlock'>['block']; readonly lineId?: string }
  | { readonly kind: 'copyEntries'; readonly fromSessionId: string }
  | { readonly kind: 'overrideStop'; readonly stop: CommandOf<'overrideStop'>['stop']; readonly lineId?: string }

/** What the back end has committed of one open chart. */
export interface OpenChart {
  readonly confirmed: readonly ChartEvent[]
  readonly version: number
  readonly delivery: Delivery
  /** It was opened for a reason, by whoever is at this screen. */
  readonly restricted: boolean
  /** The patient's photo of an earlier visit: base64 of a JPEG. */
  readonly photoOnFile?: string | undefined
}

/** A restricted chart that somebody went to and that did not open: for want of a reason, or because it is their own. */
export interface ClosedChart {
  readonly why: 'chart-restricted' | 'chart-own'
  /** The visit is with whoever asks: one tap is reason enough. */
  readonly cares: boolean
}

/** A command sent but not yet answered. Its events show in the saving form until it is. */
export interface PendingCommand {
  readonly commandId: string
  readonly sessionId: string
  readonly command: Command
  readonly happenedAt: Instant
  readonly source: Source
  readonly late?: Late
  readonly paperBy?: Person
  /** Whose tap it was: it is only ever sent while the same person is signed in. */
  readonly userId: string
  readonly userName: string
  /** What `decide` made of it here; empty where only the back end can say (a second person's PIN, signing). */
  readonly events: readonly ChartEvent[]
  readonly place: string
  /** Two seconds without an answer: the row says "not saved yet". */
  readonly overdue: boolean
}

/** A refusal in its reserved slot: beside the row or in the sheet it came from. */
export interface ShownRefusal {
  readonly sessionId: string
  readonly command: Command
  readonly refusal: Refusal
}

/** What somebody typed into a sheet and has neither saved nor thrown away. */
export interface Draft {
  readonly since: Instant
  /** It was typed before this window was opened: a reload, a crash or a night lies between. */
  readonly fromDesk: boolean
  readonly values: Readonly<Record<string, unknown>>
}

export interface UndoOffer {
  readonly sessionId: string
  readonly eventId: string
  readonly command: Command
  readonly at: Instant
  readonly untilMs: number
}

export interface Said {
  readonly words: string
  readonly politeness: 'polite' | 'assertive'
  readonly turn: number
}

/** A visit is being typed in from its paper sheet: who wrote it, and the time that stands beside the entry. */
export interface PaperEntry {
  readonly sessionId: string
  readonly paperBy: Person
  readonly at: Instant
}

export interface AppState {
  readonly clinic: Clinic | null
  /** This workstation and its zone, while its record is nobody's yet. */
  readonly unclaimed: { readonly device: string; readonly zone: string } | null
  readonly people: readonly Person[]
  readonly signedIn: SignedIn | null
  /** Since when the lock screen stands, on this screen. */
  readonly lockedSince: Instant | null
  readonly lockChairs: readonly LockChair[]
  /** What rings and will ring in any chair, for the lock screen. */
  readonly lockAlarms: readonly LockAlarm[]
  /** Alarms silenced by hand, by id, each until a moment of the clinic's clock; longer than any person stays signed in. */
  readonly silenced: Readonly<Record<string, number>>
  /** Nothing answers: told in one calm line, everything typed stays. */
  readonly wire: 'opening' | 'open' | 'lost'
  readonly fault: Fault | null
  /** Nothing can be saved on this workstation: reading goes on. */
  readonly trouble: RecordState['trouble']
  readonly screen: Screen
  readonly sheet: Sheet | null
  /** A way out that waits for "leave anyway", because taps of this chart are not saved yet. */
  readonly leavingTo: Screen | 'lock' | null
  readonly day: readonly DaySession[]
  readonly dayLoaded: string | null
  readonly charts: Readonly<Record<string, OpenChart>>
  /** Restricted charts somebody went to and that did not open, by visit. */
  readonly closed: Readonly<Record<string, ClosedChart>>
  readonly pending: readonly PendingCommand[]
  readonly refusals: Readonly<Record<string, ShownRefusal>>
  readonly undo: UndoOffer | null
  readonly paper: PaperEntry | null
  /** What was typed and not saved, by person, visit and sheet (`draftKey`). */
  readonly drafts: Readonly<Record<string, Draft>>
  readonly sync: SyncStatus | null
  /** Grows by one with each push, so that the biller's screens know when to ask again. */
  readonly worklistTurn: number
  readonly worklist: WorklistState
  /** The open questions of billers that wait for whoever is signed in. */
  readonly questions: readonly QuestionShape[]
  /** Grows whenever something was asked or answered anywhere. */
  readonly questionsTurn: number
  /** Now on the clinic's clock, in milliseconds; the one clock tick. */
  readonly nowMs: number
  readonly said: Said
}

export const firstState = (nowMs: number): AppState => ({
  clinic: null,
  unclaimed: null,
  people: [],
  signedIn: null,
  lockedSince: null,
  lockChairs: [],
  lockAlarms: [],
  silenced: {},
  wire: 'opening',
  fault: null,
  trouble: null,
  screen: { name: 'myChairs' },
  sheet: null,
  leavingTo: null,
  day: [],
  dayLoaded: null,
  charts: {},
  closed: {},
  pending: [],
  refusals: {},
  undo: null,
  paper: null,
  drafts: {},
  sync: null,
  worklistTurn: 0,
  worklist: noWorklist,
  questions: [],
  questionsTurn: 0,
  nowMs,
  said: { words: '', politeness: 'polite', turn: 0 },
})
