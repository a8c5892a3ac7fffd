import type { OfficeAuthorizationStore } from '#electron/db/officeAuthorizationStore.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import type { Push } from '#shared/ipc/envelope.ts'
import type { HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { NewId } from '#shared/kernel/ports.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { CommandLog } from '../db/commandLog.ts'
import type { DecisionStore } from '../db/decisionStore.ts'
import type { Device, DeviceStore } from '../db/deviceStore.ts'
import type { DocumentStore } from '../db/documentStore.ts'
import type { DraftStore } from '../db/draftStore.ts'
import type { EmergencyStore } from '../db/emergencyStore.ts'
import type { EventStore } from '../db/eventStore.ts'
import type { FormularyStore } from '../db/formularyStore.ts'
import type { OutboxStore } from '../db/outboxStore.ts'
import type { ScryptCost } from '../db/password.ts'
import type { PullStore } from '../db/pullStore.ts'
import type { ReadTables } from '../db/readTables.ts'
import type { ReceiptStore } from '../db/receiptStore.ts'
import type { ReferenceStore } from '../db/referenceStore.ts'
import type { ReplacementStore } from '../db/replacementStore.ts'
import type { RestrictedStore } from '../db/restrictedStore.ts'
import type { Transaction } from '../db/rights.ts'
import type { ScanStore } from '../db/scanStore.ts'
import type { ScheduleStore } from '../db/scheduleStore.ts'
import type { SentClaimStore } from '../db/sentClaimStore.ts'
import type { SignedStore } from '../db/signedStore.ts'
import type { UserStore } from '../db/userStore.ts'
import type { WorklistViewStore } from '../db/worklistViewStore.ts'
import type { HubNo } from '../sync/hubClient.ts'
import type { FindBillingFacts } from './claims/billingFacts.ts'
import type { ClockWatch } from './clockWatch.ts'
import type { ClinicClock } from './practice/clinicClock.ts'
import type { RecordCare } from './record/recordCare.ts'
import type { StorageWatch } from './record/storageWatch.ts'
import type { GivenReasons } from './restricted/givenReasons.ts'
import type { SignedInPeople } from './signIn/signedIn.ts'
import type { ClinicFacts } from './visits/buildSessionDocument.ts'
import type { RecordReader } from './visits/recordReader.ts'

export interface Stores {
  readonly events: EventStore
  readonly outbox: OutboxStore
  readonly signed: SignedStore
  readonly users: UserStore
  readonly emergencies: EmergencyStore
  readonly restricted: RestrictedStore
  readonly scans: ScanStore
  readonly documents: DocumentStore
  readonly commands: CommandLog
  readonly device: DeviceStore
  readonly tables: ReadTables
  readonly pulls: PullStore
  readonly formulary: FormularyStore
  readonly decisions: DecisionStore
  readonly office: OfficeAuthorizationStore
  readonly replacements: ReplacementStore
  readonly claims: SentClaimStore
  readonly schedule: ScheduleStore
  readonly views: WorklistViewStore
  readonly drafts: DraftStore
  readonly billingFacts: FindBillingFacts
  readonly reference: ReferenceStore
  readonly receipts: ReceiptStore
}

/** The way to the hub as the handlers see it. */
export interface DeskSync {
  /** False = this desk works without a hub: records are safe here and wait for nobody. */
  hasHub(): boolean
  /** Where the hub is; null = none is known. Fixed: whoever started the program said it, and nobody says otherwise meanwhile. */
  place(): { readonly address: string | null; readonly isFixed: boolean }
  /** Something new waits in the outbox. */
  wake(): void
  /** Everything that waits goes now; resolves when it was tried. */
  tryNow(): Promise<void>
  stop(): void
  status(): SyncStatus
  /** Asks the hub something for a person who waits for the answer; a no in words where it cannot be asked. Never throws. */
  ask<M extends HubMethod>(method: M, input: HubInput<M>): Promise<Result<HubOutput<M>, HubNo>>
}

/** What the handlers of one workstation share. Made once, in backend.ts. */
export interface Desk {
  /** Now, on this desk's clock: the demo's may have been set. */
  readonly now: () => Instant
  readonly clock: ClinicClock
  /** Whether that clock can be believed. */
  readonly clockWatch: ClockWatch
  readonly newId: NewId
  readonly demo: boolean
  /** What hashing a PIN or a password costs here. */
  readonly secretCost: ScryptCost
  readonly device: () => Device
  readonly clinic: () => ClinicFacts
  readonly catalogueIssue: () => string
  /** A session's events in the record's order, checked; empty = there is no such session. */
  readonly record: (sessionId: string) => readonly ChartEvent[]
  /** Of events that `decide` made, as they were stored just now. */
  readonly wrote: RecordReader['wrote']
  /** In a demo clinic: schedules today's sessions if that is not done yet. */
  readonly beginDay: () => void
  readonly stores: Stores
  /** Watched: a disk that refuses is remembered and told, `desk.storage`. */
  readonly transaction: Transaction
  readonly storage: StorageWatch
  readonly people: SignedInPeople
  /** For whom restricted charts are open here. */
  readonly reasons: GivenReasons
  readonly push: (push: Push) => void
  readonly sync: DeskSync
  readonly care: RecordCare
}
