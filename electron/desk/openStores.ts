import type { NewId } from '#shared/kernel/ports.ts'
import { createCommandLog } from '../db/commandLog.ts'
import { createDecisionStore } from '../db/decisionStore.ts'
import { createDeviceStore } from '../db/deviceStore.ts'
import { createDocumentStore } from '../db/documentStore.ts'
import { createEmergencyStore } from '../db/emergencyStore.ts'
import { createEventStore } from '../db/eventStore.ts'
import { createFormularyStore } from '../db/formularyStore.ts'
import type { Db } from '../db/openDatabase.ts'
import { createOutboxStore } from '../db/outboxStore.ts'
import { createPullStore } from '../db/pullStore.ts'
import { createReadTables } from '../db/readTables.ts'
import { createReferenceStore } from '../db/referenceStore.ts'
import { createRestrictedStore } from '../db/restrictedStore.ts'
import { createScanStore } from '../db/scanStore.ts'
import { createScheduleStore } from '../db/scheduleStore.ts'
import { createSentClaimStore } from '../db/sentClaimStore.ts'
import { createSignedStore } from '../db/signedStore.ts'
import { createUserStore } from '../db/userStore.ts'
import { createWorklistViewStore } from '../db/worklistViewStore.ts'
import { createBillingFacts } from './billingFacts.ts'
import { readCharges } from './clinicFacts.ts'
import type { Stores } from './desk.ts'
import { sentVersions } from './exports.ts'
import { projectSession } from './projectSession.ts'
import { takeQuestion } from './questions.ts'
import type { RecordReader } from './recordReader.ts'

/** Every store of an open record. A record that is new gets its device id here. */
export function openStores(db: Db, read: RecordReader, newId: NewId, deviceName: string): Stores {
  const device = createDeviceStore(db.writable)
  const own = device.own({ id: newId(), name: deviceName })
  const events = createEventStore(db.writable, own.id)
  const signed = createSignedStore(db.writable)
  const documents = createDocumentStore(db.writable)
  const decisions = createDecisionStore(db.writable)
  const claims = createSentClaimStore(db.writable)
  const reference = createReferenceStore(db.writable, db.transaction)
  reference.removeUnfinished()
  const billingFacts = createBillingFacts({
    decisions,
    reference,
    charges: () => readCharges(documents),
    sent: (sessionId) => sentVersions({ documents, claims }, sessionId),
  })
  const project = projectSession(read, billingFacts)
  return {
    device,
    events,
    outbox: createOutboxStore(db.writable),
    signed,
    users: createUserStore(db.writable),
    emergencies: createEmergencyStore(db.writable),
    restricted: createRestrictedStore(db.writable),
    scans: createScanStore(db.writable),
    documents,
    commands: createCommandLog(db.writable),
    pulls: createPullStore(db.writable),
    reference,
    tables: createReadTables(db.writable, { transaction: db.transaction, events, signed, project, takeQuestion }),
    formulary: createFormularyStore(db.writable),
    decisions,
    claims,
    schedule: createScheduleStore(db.writable),
    views: createWorklistViewStore(db.writable),
    billingFacts,
  }
}
