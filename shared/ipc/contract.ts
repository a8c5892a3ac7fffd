import { z } from 'zod'
import { chartRefusals } from '../chart/refusals.ts'
import { recalledLotSchema } from '../document/clinic.ts'
import { calendarDaySchema, dateSchema, idSchema } from '../document/facts.ts'
import type { Action } from '../permissions/permissions.ts'
import { addVisitRows } from './addVisitRows.ts'
import { auditInput, auditOutput, copiesOutput, copyShape, verdictOutput, workingOutput } from './careShapes.ts'
import { claimRows } from './claimRows.ts'
import { closeInput, closingOutput, dayInput, monitorOutput } from './deskShapes.ts'
import { deviceRows } from './deviceRows.ts'
import { draftRows } from './draftRows.ts'
import { findDrugsInput, findDrugsOutput } from './drugShapes.ts'
import {
  billingFactsSchema,
  changeRefusals,
  formularyOutput,
  importOutput,
  overrideFacts,
  overrideSchema,
} from './formularyShapes.ts'
import { historyOutput } from './historyShapes.ts'
import { keepPeopleRows } from './keepPeopleRows.ts'
import { limitRows } from './limitRows.ts'
import { lockRows } from './lockRows.ts'
import { badgeSchema } from './lockShapes.ts'
import { officeAuthorizationRows } from './officeAuthorizationRows.ts'
import { guarded, type PatientRule, patientRules } from './patientRules.ts'
import { questionRows } from './questionRows.ts'
import { receiptRows } from './receiptRows.ts'
import {
  addPieceInput,
  beginUploadInput,
  issueDetailShape,
  issueShape,
  pricesShape,
  uploadShape,
} from './referenceShapes.ts'
import { reportRows } from './reportRows.ts'
import { restrictedRows } from './restrictedRows.ts'
import { scanRows } from './scanRows.ts'
import { scheduleRows } from './scheduleShapes.ts'
import { setUpInput, setUpRefusals } from './setUpShapes.ts'
import {
  chartOutput,
  clockStatusSchema,
  daySessionSchema,
  doubtfulUserSchema,
  emergencyCopyOutput,
  pdfOutput,
  performInput,
  performOutput,
  syncSchema,
  worklistRowSchema,
} from './shapes.ts'
import { cameBackInput, cameBackRefusals, expectedPumpSchema, homePumpSchema } from './visitShapes.ts'
import { worklistViewRows } from './worklistShapes.ts'

/** Who may call a method: nobody signed in needed, anybody signed in, or an action of the permission table. */
export type Access = 'open' | 'signed-in' | Action

interface Row {
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** The closed list of answers that are a no. */
  readonly refusals: readonly string[]
  readonly access: Access
}

const nothing = z.object({})

/**
 * Every method of the desk: input, output, refusals, and who may call it.
 * Types, checks at both ends, the client and the handlers all come from this table; a new method is one row and one handler.
 */
export const contract = {
  /** The first start: an empty record becomes the invented clinic, or a practice's own (workflow 12.20). Once. */
  'setup.demo': { input: nothing, output: nothing, refusals: ['already-set-up'], access: 'open' },
  'setup.clinic': { input: setUpInput, output: nothing, refusals: setUpRefusals, access: 'open' },
  ...lockRows,
  ...claimRows,
  ...questionRows,
  ...scheduleRows,
  ...worklistViewRows,
  ...deviceRows,
  ...keepPeopleRows,
  ...restrictedRows,
  ...limitRows,
  ...scanRows,
  ...addVisitRows,
  ...receiptRows,
  ...officeAuthorizationRows,
  ...reportRows,
  ...draftRows,
  /** Whose badge it is, to choose the second person by; their PIN is asked all the same. */
  'people.ofBadge': {
    input: z.object({ badge: badgeSchema }),
    output: z.object({ userId: idSchema }),
    refusals: ['badge-unknown'],
    access: 'signed-in',
  },
  /** Lots that were called back: a vial of one is never used. */
  'recalls.list': {
    input: nothing,
    output: z.object({ lots: z.array(recalledLotSchema) }),
    refusals: [],
    access: 'signed-in',
  },
  'recalls.change': {
    input: z.object({
      ...recalledLotSchema.omit({ since: true }).shape,
      /** False takes the lot off the list again. */
      recalled: z.boolean(),
    }),
    output: z.object({ lots: z.array(recalledLotSchema) }),
    refusals: [],
    access: 'manage.clinic',
  },
  'day.list': {
    input: z.object({ day: z.string().regex(/^\d{4}-\d\d-\d\d$/) }),
    output: z.object({ sessions: z.array(daySessionSchema) }),
    refusals: [],
    access: 'see.chart',
  },
  /** A chart of today or a coming day for the lists that are worked from; whoever looks at it opens it. */
  'day.chart': {
    input: z.object({ sessionId: idSchema }),
    output: chartOutput,
    refusals: ['session-unknown', 'day-is-over', ...guarded],
    access: 'see.chart',
  },
  /** Visits of any day: part of a name, an MRN, or a birth date as YYYY-MM-DD (workflow 12.15). At most 50. */
  'visits.find': {
    input: z.object({ text: z.string().trim().min(1).max(100) }),
    output: z.object({ sessions: z.array(daySessionSchema) }),
    refusals: [],
    access: 'see.chart',
  },
  /** Portable pumps this patient took home from earlier visits and that are still out (workflow 10). */
  'pumps.home': {
    input: z.object({ mrn: z.string().min(1).max(24) }),
    output: z.object({ pumps: z.array(homePumpSchema) }),
    refusals: guarded,
    access: 'give.drugs',
  },
  /** Pumps that were sent home with an appointment on that day and are not off yet, by the time of it. */
  'pumps.expected': {
    input: z.object({ day: calendarDaySchema }),
    output: z.object({ pumps: z.array(expectedPumpSchema) }),
    refusals: [],
    access: 'see.chart',
  },
  /** A patient who left and comes back the same day: a second visit, tied to the first (workflow 3). */
  'visits.cameBack': {
    input: cameBackInput,
    output: z.object({ sessionId: idSchema }),
    refusals: [...cameBackRefusals, ...guarded],
    access: 'give.drugs',
  },
  /** Drugs and fluids for a visit that is added or goes on, from the list of the day (workflow 12.4, design 8: F4). */
  'drugs.find': { input: findDrugsInput, output: findDrugsOutput, refusals: [], access: 'bring.visits' },
  /** A person looks at this chart: kept in the audit, once for each sitting (workflow 9). */
  'chart.open': {
    input: z.object({ sessionId: idSchema }),
    output: chartOutput,
    refusals: ['session-unknown', ...guarded],
    access: 'see.chart',
  },
  /** Who made an entry of this visit and is unknown here or locked out now: signing would be refused (workflow 8, block 10). */
  'chart.doubtful': {
    input: z.object({ sessionId: idSchema }),
    output: z.object({ people: z.array(doubtfulUserSchema) }),
    refusals: ['session-unknown', ...guarded],
    access: 'see.chart',
  },
  'chart.perform': { input: performInput, output: performOutput, refusals: chartRefusals, access: 'signed-in' },
  'sync.status': { input: nothing, output: syncSchema, refusals: [], access: 'signed-in' },
  /** Everything that waits here, each with the last answer's own words (workflow 12.18). */
  'sync.monitor': { input: nothing, output: monitorOutput, refusals: [], access: 'signed-in' },
  /** An entry of another desk that cannot be taken is kept, and calls nobody any more (ADR 7). */
  'sync.setAside': {
    input: z.object({ id: z.string().min(1).max(200) }),
    output: monitorOutput,
    refusals: ['entry-unknown'],
    access: 'manage.sync',
  },
  /** All that has not left this workstation, as a file for whoever has to bring it in by hand. */
  'sync.export': {
    input: nothing,
    output: z.object({ fileName: z.string(), text: z.string(), restricted: z.number().int() }),
    refusals: [],
    access: 'manage.sync',
  },
  /** What a day leaves open, and who closed it. */
  'day.closing': { input: dayInput, output: closingOutput, refusals: [], access: 'close.day' },
  'day.close': {
    input: closeInput,
    output: closingOutput,
    refusals: ['day-still-runs', 'counts-need-note'],
    access: 'close.day',
  },
  /** Try the hub now instead of at the next planned time. */
  'sync.now': { input: nothing, output: syncSchema, refusals: [], access: 'signed-in' },
  /** Somebody read another clock: this workstation's is right, off by that much from the hub's as it is. */
  'clock.confirm': {
    input: z.object({ offsetSeconds: z.number().int() }),
    output: clockStatusSchema,
    refusals: ['clock-changed'],
    access: 'change.time',
  },
  /** Signed visits, least time left first, a page at a time; `next` is where the following page begins, null = that was all. */
  'worklist.list': {
    input: z.object({ after: z.string().max(200).nullish(), limit: z.number().int().min(1).max(5_000).optional() }),
    output: z.object({ rows: z.array(worklistRowSchema), next: z.string().nullable() }),
    refusals: [],
    access: 'see.worklist',
  },
  /** Some rows as they are now, after a push named them; one that is not among them is not on the list any more. */
  'worklist.rows': {
    input: z.object({ sessionIds: z.array(idSchema).max(500) }),
    output: z.object({ rows: z.array(worklistRowSchema) }),
    refusals: [],
    access: 'see.worklist',
  },
  'worklist.open': {
    input: z.object({ sessionId: idSchema }),
    /** The signed session document (docs/session-document.md); claim, matrix and lines are computed from it on the screen. */
    output: z.object({ row: worklistRowSchema, document: z.json(), facts: billingFactsSchema }),
    refusals: ['session-unknown', ...guarded],
    access: 'see.worklist',
  },
  /** A biller's answer to a question of the claim: which code, or whether waste is reported. */
  'claim.decide': {
    input: z.object({
      sessionId: idSchema,
      lineId: idSchema,
      about: z.enum(['code', 'waste']),
      answer: z.string().max(16),
    }),
    output: nothing,
    refusals: ['session-unknown', 'answer-not-offered', ...guarded],
    access: 'export.claims',
  },
  /** The drug list of today, the practice's own rows beside it, and who changed them. */
  'formulary.get': { input: nothing, output: formularyOutput, refusals: [], access: 'manage.clinic' },
  'formulary.change': {
    /** `id` null = a new row. */
    input: overrideFacts.extend({ id: idSchema.nullable() }),
    output: z.object({ override: overrideSchema }),
    refusals: changeRefusals,
    access: 'manage.clinic',
  },
  'formulary.withdraw': {
    input: z.object({ id: idSchema }),
    output: nothing,
    refusals: ['override-unknown'],
    access: 'manage.clinic',
  },
  /** A CSV file, whole or not at all; a drug list holds from the day named. */
  'formulary.import': {
    input: z.object({
      text: z.string().max(900_000),
      fileName: z.string().min(1).max(200),
      from: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    }),
    output: importOutput,
    refusals: ['file-refused'],
    access: 'manage.clinic',
  },
  'formulary.export': {
    input: z.object({ what: z.enum(['drugs', 'overrides']) }),
    output: z.object({ fileName: z.string(), text: z.string() }),
    refusals: [],
    access: 'manage.clinic',
  },
  'claim.export': {
    input: z.object({ sessionId: idSchema, format: z.enum(['837p', '837i', 'csv', 'dft', 'fhir']) }),
    output: z.object({ fileName: z.string(), text: z.string(), sha256: z.string() }),
    refusals: ['session-unknown', 'claim-held', ...guarded],
    access: 'export.claims',
  },
  /** One session as a file (docs/session-document.md): the newest signed version, otherwise the record so far as version 0. */
  'session.document': {
    input: z.object({ sessionId: idSchema }),
    output: z.object({ document: z.json() }),
    refusals: ['session-unknown', ...guarded],
    access: 'see.history',
  },
  /** Every entry of a visit, old and new, as far as the role reads it; beside it, for some, who looked and what left (workflow 11). */
  'session.history': {
    input: z.object({ sessionId: idSchema }),
    output: historyOutput,
    refusals: ['session-unknown', ...guarded],
    access: 'read.history',
  },
  /** Takes a session document into this record: all of it or nothing; what is here already stays as it is. */
  'session.import': {
    input: z.object({ document: z.json() }),
    output: z.object({ sessionId: idSchema, eventIds: z.array(idSchema) }),
    refusals: ['document-unreadable', 'document-conflict', 'document-changes-plan'],
    access: 'bring.visits',
  },
  /** Whether every entry of the record is as it was written; otherwise the first that is not (workflow 9). */
  'record.verify': { input: nothing, output: verdictOutput, refusals: ['called-off'], access: 'verify.record' },
  /** How far a check or a copy is that runs now. */
  'record.working': { input: nothing, output: workingOutput, refusals: [], access: 'verify.record' },
  /** Calls off the check that runs: it says nothing, and everything is as it was. */
  'record.stopVerify': { input: nothing, output: nothing, refusals: [], access: 'verify.record' },
  /** The encrypted copies beside the record, one of each night (workflow 12.20). */
  'record.copies': { input: nothing, output: copiesOutput, refusals: [], access: 'manage.clinic' },
  'record.copy': { input: nothing, output: copyShape, refusals: ['copy-failed'], access: 'manage.clinic' },
  /** A new key; copies of the old key are removed and a new one is made. */
  'record.rekey': { input: nothing, output: copyShape, refusals: ['rekey-failed'], access: 'manage.clinic' },
  /** Who looked, signed in, was refused, exported or changed a setting: of every workstation, newest first. */
  'audit.list': { input: auditInput, output: auditOutput, refusals: [], access: 'see.audit' },
  /** A page about a visit as a PDF in base64: to be charted on by hand, to take home, or labels for its bags. */
  'paper.print': {
    input: z.object({ sheet: z.enum(['chair', 'blank', 'summary', 'labels']), sessionId: idSchema.optional() }),
    output: pdfOutput,
    refusals: ['session-unknown', 'nothing-to-print', ...guarded],
    access: 'see.chart',
  },
  /** The payer packet of a signed version, the newest unless one is named: the same bytes every time (workflow 9). */
  'packet.make': {
    input: z.object({ sessionId: idSchema, version: z.number().int().min(1).optional() }),
    output: pdfOutput,
    refusals: ['session-unknown', 'not-signed', ...guarded],
    access: 'see.history',
  },
  /** Visits that may be nowhere else: unsigned, not yet received by the hub, or of yesterday and today, as one file. */
  'record.emergencyCopy': { input: nothing, output: emergencyCopyOutput, refusals: [], access: 'bring.visits' },
  /** Every issue of the public files that is held, the newest day first. */
  'reference.list': {
    input: nothing,
    output: z.object({ issues: z.array(issueShape) }),
    refusals: [],
    access: 'see.reference',
  },
  /** One issue: rows skipped, what differs from the one before it, and the signed sessions it would price otherwise. */
  'reference.issue': {
    input: z.object({ issueId: z.number().int() }),
    output: issueDetailShape,
    refusals: ['issue-unknown'],
    access: 'see.reference',
  },
  /** What is on its way in, or what became of the last file; fetched after each push `reference.changed`. */
  'reference.status': { input: nothing, output: uploadShape, refusals: [], access: 'see.reference' },
  /** What the drug lines of a signed session should bring, by the issues its signature wrote down. */
  'reference.prices': {
    input: z.object({ sessionId: idSchema }),
    output: pricesShape,
    refusals: ['session-unknown', ...guarded],
    access: 'see.money',
  },
  'reference.beginUpload': {
    input: beginUploadInput,
    output: z.object({ uploadId: idSchema }),
    refusals: ['upload-busy', 'upload-too-large'],
    access: 'import.reference',
  },
  'reference.addPiece': {
    input: addPieceInput,
    output: z.object({ received: z.number().int() }),
    refusals: ['upload-unknown', 'piece-out-of-place'],
    access: 'import.reference',
  },
  /** Reads what was sent, in the background; a file without a date of its own is valid from the day that is named. */
  'reference.import': {
    input: z.object({ uploadId: idSchema, validFrom: dateSchema.optional() }),
    output: nothing,
    refusals: ['upload-unknown', 'piece-out-of-place'],
    access: 'import.reference',
  },
  'reference.cancel': {
    input: z.object({ uploadId: idSchema }),
    output: nothing,
    refusals: ['upload-unknown'],
    access: 'import.reference',
  },
} as const satisfies Record<string, Row>

export type Contract = typeof contract

/** For whoever has the whole contract at hand. */
export const rowOf = <M extends Method>(method: M): Contract[M] => contract[method]

export type Method = keyof Contract

/** What a method does about restricted charts; a method without a rule does not compile. */
export const patientRuleOf = (method: Method): PatientRule => patientRules[method]
export type Input<M extends Method> = z.infer<Contract[M]['input']>
export type Output<M extends Method> = z.infer<Contract[M]['output']>
export type RefusalOf<M extends Method> = Contract[M]['refusals'][number]
