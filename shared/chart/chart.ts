import type { ChairTimes } from '../clinical/chairTimes.ts'
import type { GivenBefore } from '../clinical/doseNumber.ts'
import type { DocAmount } from '../document/facts.ts'
import type { PlannedLine } from '../document/plan.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ChartEvent, EventOf } from './events.ts'
import type { Care } from './fold/care.ts'
import type { Conflict } from './fold/conflict.ts'
import type { Amendment } from './fold/foldAmendments.ts'
import type { Ties } from './fold/ties.ts'
import type { FirstCheckPayload, ProductPayload } from './payloads/linePayloads.ts'
import type {
  AccessPayload,
  AttachedPaperPayload,
  ContainersPayload,
  ReadinessPayload,
  RecordedVitalsPayload,
  ScheduledPayload,
} from './payloads/payloads.ts'
import type { Stamp } from './stamps.ts'

/** The chart of one session: nothing but what its events say. Made by `foldChart`, never stored. */

/** Workflow 3. `coded`, `synced` and `billed` are facts of delivery and live outside the chart. */
export type SessionState =
  | 'scheduled'
  | 'arrived'
  | 'ready'
  | 'in_treatment'
  | 'observation'
  | 'discharged'
  | 'signed'
  | 'held'
  | 'cancelled'
  | 'no_show'
  | 'transferred_out'
  | 'entered_in_error'

export type LineState =
  | 'planned'
  | 'released'
  | 'received'
  | 'checked'
  | 'running'
  | 'paused'
  | 'completed'
  | 'stopped_early'
  | 'given'
  | 'not_given'
  | 'stop_unknown'
  | 'home_pump'

export interface Pause {
  readonly from: Stamp
  /** A pick-list key; `bag_change` for the gap between two bags. */
  readonly reason: string
  readonly to: Stamp | null
  /** Paused by the one tap that pauses everything. */
  readonly all?: boolean
}

export interface Line {
  readonly id: string
  readonly plan: PlannedLine
  /** Not on the plan: added at the chair. */
  readonly added: boolean
  /** A plan taken over since has it no longer; it is mixed or has vials open, and may not be begun. */
  readonly dropped: boolean
  readonly state: LineState
  /** Where it runs now; `startAccessId` where it began, which is what coding reads. */
  readonly accessId: string | null
  readonly startAccessId: string | null
  readonly lumen: string | null
  readonly released: Stamp | null
  /** Given as another product than ordered; `plan` has its name, code and vials. Null = as ordered. */
  readonly substituted: Substituted | null
  /** Each time it was mixed, in order: the bag, the next bag, or one made anew. */
  readonly mixings: readonly Mixing[]
  readonly received: { readonly stamp: Stamp; readonly facts: EventOf<'LineReceived'>['payload'] } | null
  /** One of the two has checked; the other has not yet. */
  readonly firstCheck: { readonly stamp: Stamp; readonly reading: FirstCheckPayload } | null
  readonly check: { readonly firstUserId: string; readonly secondUserId: string; readonly stamp: Stamp } | null
  readonly start: Stamp | null
  readonly stop: Stamp | null
  readonly pauses: readonly Pause[]
  /** A push or an injection, at one moment; `minutes` where the push's length was charted. */
  readonly given: { readonly stamp: Stamp; readonly minutes?: number; readonly site?: string } | null
  readonly notGiven: { readonly stamp: Stamp; readonly reason: string; readonly text?: string } | null
  readonly stopUnknown: { readonly stamp: Stamp; readonly reason: string; readonly basis: string } | null
  readonly stopEarly: string | null
  readonly doseGiven: DocAmount | null
  /** The rate now, after every change. */
  readonly rateMlPerHour: string | null
  /** Every rate from the start on. */
  readonly rates: readonly Rate[]
  readonly bags: readonly { readonly stamp: Stamp; readonly volumeMl?: string; readonly lot?: string }[]
  /** What somebody read off the pump as run in, by the moment it was read. */
  readonly volumes: readonly { readonly stamp: Stamp; readonly volumeMl: string }[]
  /** Where it ran, from when on: the start, then every move. */
  readonly places: readonly LinePlace[]
  /** Went home running on a portable pump. */
  readonly homePump: { readonly stamp: Stamp; readonly facts: EventOf<'PumpSentHome'>['payload'] } | null
  /** The rate scheme that was chosen at the start in the place of the usual steps. */
  readonly rateScheme: 'ninety_minutes' | null
  readonly beforeApp: { readonly basis: string; readonly secondUserId: string } | null
  /** Its stop was computed from volume and rates. */
  readonly stopComputed: boolean
  readonly containers: ContainersPayload | null
  readonly containersStamp: Stamp | null
  readonly sameLineOnPurpose: boolean
  /** How it was borne, as said last. */
  readonly tolerance: {
    readonly stamp: Stamp
    readonly answer: EventOf<'ToleranceNoted'>['payload']['tolerance']
    readonly text?: string
  } | null
}

export interface Substituted extends Pick<ProductPayload, 'reason' | 'orderedBy' | 'text'> {
  readonly stamp: Stamp
  /** The product of the order. */
  readonly ordered: string
  readonly orderedHcpcs: string | null
}

export interface Mixing {
  readonly stamp: Stamp
  readonly mixerUserId: string
  /** Until when it may be used; null = nobody has said. */
  readonly useBy: Instant | null
}

export interface LinePlace {
  readonly accessId: string | null
  readonly lumen: string | null
  readonly from: Stamp
  /** Why it was moved there; absent for the place it began in. */
  readonly reason?: string
}

export interface Rate {
  readonly stamp: Stamp
  readonly rateMlPerHour: string
  /** `start`, or the reason of the change. */
  readonly why: string
  readonly step?: number
}

export interface VitalsSet extends RecordedVitalsPayload {
  readonly stamp: Stamp
}

export interface Access extends AccessPayload {
  readonly stamp: Stamp
  readonly ended: { readonly stamp: Stamp; readonly how: string } | null
}

/** An event as history shows it: what replaced or voided it, or null when it still stands. */
export interface HistoryEntry {
  readonly event: ChartEvent
  readonly struckBy: ChartEvent | null
}

export interface Chart {
  readonly sessionId: string
  readonly scheduled: ScheduledPayload
  readonly chair: string
  readonly state: SessionState
  readonly arrived: Stamp | null
  readonly identifiers: readonly string[]
  /** The minutes this visit goes by: those the practice had when the patient arrived. */
  readonly times: ChairTimes
  /** What earlier visits gave, as the workstation knew it that recorded the arrival; null = nobody looked. */
  readonly givenBefore: GivenBefore | null
  readonly vitals: readonly VitalsSet[]
  readonly accesses: readonly Access[]
  readonly readiness: { readonly stamp: Stamp; readonly answers: ReadinessPayload } | null
  /** In plan order, added lines after. */
  readonly lines: readonly Line[]
  readonly notes: readonly { readonly stamp: Stamp; readonly text: string }[]
  /** Scans of the sheets it was charted on by hand. */
  readonly papers: readonly (AttachedPaperPayload & { readonly stamp: Stamp })[]
  /** The patient's photo of this visit; null = none was taken in it. */
  readonly photo: (EventOf<'PatientPhotoTaken'>['payload'] & { readonly stamp: Stamp }) | null
  readonly visit: EventOf<'VisitDocumented'>['payload'] | null
  readonly discharged: {
    readonly stamp: Stamp
    readonly condition: string
    readonly lineStatus: string
    readonly leftWith?: string
  } | null
  readonly closed: { readonly stamp: Stamp; readonly reason: string } | null
  /** The newest signature; what was signed before it is in `versions`. */
  readonly signed: EventOf<'SessionSigned'> | null
  /** Every signature that stands, by version. */
  readonly versions: readonly EventOf<'SessionSigned'>[]
  /** Amendments that are open: opened, not taken back, not signed yet. More than one is a conflict of two workstations. */
  readonly amendments: readonly Amendment[]
  /** Left for somewhere else in an emergency; `discharged` is set too. */
  readonly transferred: { readonly stamp: Stamp; readonly to: string; readonly reason: string } | null
  readonly care: Care
  readonly ties: Ties
  /** Entries that cannot all be true, as two devices made them; a person settles each (workflow 10). */
  readonly conflicts: readonly Conflict[]
  /** Every event in the record's order (happenedAt, then id), struck ones included. */
  readonly history: readonly HistoryEntry[]
  /** When its newest entry was written down. */
  readonly lastRecordedAt: Instant
}
