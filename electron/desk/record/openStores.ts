import { createCommandLog } from '#electron/db/commandLog.ts'
import { createDecisionStore } from '#electron/db/decisionStore.ts'
import { createDeviceStore } from '#electron/db/deviceStore.ts'
import { createDocumentStore } from '#electron/db/documentStore.ts'
import { createDraftStore } from '#electron/db/draftStore.ts'
import { createEmergencyStore } from '#electron/db/emergencyStore.ts'
import { createEventStore } from '#electron/db/eventStore.ts'
import { createFormularyStore } from '#electron/db/formularyStore.ts'
import { createOfficeAuthorizationStore } from '#electron/db/officeAuthorizationStore.ts'
import type { Db } from '#electron/db/openDatabase.ts'
import { createOutboxStore } from '#electron/db/outboxStore.ts'
import { createPullStore } from '#electron/db/pullStore.ts'
import { createReadTables } from '#electron/db/readTables.ts'
import { createReceiptStore } from '#electron/db/receiptStore.ts'
import { createReferenceStore } from '#electron/db/referenceStore.ts'
import { createReplacementStore } from '#electron/db/replacementStore.ts'
import { createRestrictedStore } from '#electron/db/restrictedStore.ts'
import { createScanStore } from '#electron/db/scanStore.ts'
import { createScheduleStore } from '#electron/db/scheduleStore.ts'
import { createSentClaimStore } from '#electron/db/sentClaimStore.ts'
import { createSignedStore } from '#electron/db/signedStore.ts'
import { createUserStore } from '#electron/db/userStore.ts'
import { createWorklistViewStore } from '#electron/db/worklistViewStore.ts'
import type { NewId } from '#shared/kernel/ports.ts'
import { createBillingFacts } from '../claims/billingFacts.ts'
import { sentVersions } from '../claims/exports.ts'
import { takeQuestion } from '../claims/questions.ts'
import type { Stores } from '../desk.ts'
import { readCharges } from '../practice/clinicFacts.ts'
import { projectSession } from '../visits/projectSession.ts'
import type { RecordReader } from '../visits/recordReader.ts'

/** Every store of an open record. A record that is new gets its device id here. */
export function openStores(db: Db, read: RecordReader, newId: NewId, deviceName: string): Stores {
  const device = createDeviceStore(db.writable)
  const own = device.own({ id: newId(), name: deviceName })
  const events = createEventStore(db.writable, own.id)
  const signed = createSignedStore(db.writable)
  const documents = createDocumentStore(db.writable)
  const decisions = createDecisionStore(db.writable)
  const office = createOfficeAuthorizationStore(db.writable)
  const claims = createSentClaimStore(db.writable)
  const reference = createReferenceStore(db.writable, db.transaction)
  reference.removeUnfinished()
  const billingFacts = createBillingFacts({
    decisions,
    office,
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
    receipts: createReceiptStore(db.writable),
    reference,
    tables: createReadTables(db.writable, { transaction: db.transaction, events, signed, project, takeQuestion }),
    formulary: createFormularyStore(db.writable),
    decisions,
    office,
    replacements: createReplacementStore(db.writable),
    claims,
    schedule: createScheduleStore(db.writable),
    views: createWorklistViewStore(db.writable),
    drafts: createDraftStore(db.writable),
    billingFacts,
  }
}
