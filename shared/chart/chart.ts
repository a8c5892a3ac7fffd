import type { DocAmount } from '../document/facts.ts'
import type { PlannedLine } from '../document/plan.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ChartEvent, EventOf } from './events.ts'
import type {
  AccessPayload,
  ContainersPayload,
  Late,
  ReadinessPayload,
  ScheduledPayload,
  VitalsPayload,
} from './payloads.ts'

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

export type LineState =
  | 'planned'
  | 'checked'
  | 'running'
  | 'paused'
  | 'completed'
  | 'stopped_early'
  | 'given'
  | 'not_given'
  | 'stop_unknown'

/** A time in the record, with the event behind it so that it can be corrected. */
export interface Stamp {
  readonly at: Instant
  readonly eventId: string
  readonly userId: string
  readonly late?: Late
}

export interface Pause {
  readonly from: Stamp
  readonly reason: string
  readonly to: Stamp | null
}

export interface Line {
  readonly id: string
  readonly plan: PlannedLine
  /** Not on the plan: added at the chair. */
  readonly added: boolean
  readonly state: LineState
  readonly accessId: string | null
  readonly check: { readonly firstUserId: string; readonly secondUserId: string; readonly stamp: Stamp } | null
  readonly start: Stamp | null
  readonly stop: Stamp | null
  readonly pauses: readonly Pause[]
  /** A push or an injection, at one moment; `minutes` where the push's length was charted. */
  readonly given: { readonly stamp: Stamp; readonly minutes?: number; readonly site?: string } | null
  readonly notGiven: { readonly stamp: Stamp; readonly reason: string } | null
  readonly stopUnknown: { readonly stamp: Stamp; readonly reason: string; readonly basis: string } | null
  readonly stopEarly: string | null
  readonly doseGiven: DocAmount | null
  readonly rateMlPerHour: string | null
  readonly containers: ContainersPayload | null
  readonly containersStamp: Stamp | null
  readonly sameLineOnPurpose: boolean
}

export interface VitalsSet extends VitalsPayload {
  readonly stamp: Stamp
}

export interface Access extends AccessPayload {
  readonly stamp: Stamp
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
  readonly vitals: readonly VitalsSet[]
  readonly accesses: readonly Access[]
  readonly readiness: { readonly stamp: Stamp; readonly answers: ReadinessPayload } | null
  /** In plan order, added lines after. */
  readonly lines: readonly Line[]
  readonly notes: readonly { readonly stamp: Stamp; readonly text: string }[]
  readonly visit: EventOf<'VisitDocumented'>['payload'] | null
  readonly discharged: {
    readonly stamp: Stamp
    readonly condition: string
    readonly lineStatus: string
    readonly leftWith?: string
  } | null
  readonly closed: { readonly stamp: Stamp; readonly reason: string } | null
  readonly signed: EventOf<'SessionSigned'> | null
  /** Every event in the record's order (happenedAt, then id), struck ones included. */
  readonly history: readonly HistoryEntry[]
}
