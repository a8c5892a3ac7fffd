import { z } from 'zod'
import { idSchema, longText, shortText } from '../document/facts.ts'
import { billingFactsSchema } from './formularyShapes.ts'
import {
  batchAnswerSchema,
  batchSchema,
  buildingSchema,
  claimFormSchema,
  doerSchema,
  exceptionSchema,
  filedSchema,
  holderSchema,
  linePaymentSchema,
  sentClaimSchema,
  unmatchedMoneySchema,
} from './hubClaimShapes.ts'

/** Most sessions of one file: ten days of a practice of several sites (billing-interfaces 14). */
export const mostSessionsOfBatch = 10_000
const longestAnswer = 7 * 1_048_576
const listed = z.object({ limit: z.number().int().min(1).max(500) })

const placeOfSchema = z.object({ reference: shortText, version: z.number().int(), sessionId: idSchema })

const buildInput = z.object({
  batchId: idSchema,
  form: claimFormSchema,
  production: z.boolean(),
  sessions: z
    .array(
      z.object({
        sessionId: idSchema,
        version: z.number().int().min(1),
        /** What the desk adds to the record; what was sent before is known here. */
        facts: billingFactsSchema,
        /** Void takes back what stands with the payer (frequency 8). */
        as: z.enum(['claim', 'void']),
        /** Its charges stand at a billing system, and a person who has looked has it leave in a file all the same. */
        again: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(mostSessionsOfBatch),
  by: doerSchema,
})
const builtOutput = z.object({ batch: batchSchema.nullable(), leftOut: batchSchema.shape.leftOut })

/** The hub's rows about claims that leave and what comes back. Desks ask; who asks is told by the desk that knows them. */
export const hubClaimRows = {
  /**
   * One claim file of chosen signed sessions, frozen: asked again under the same id, the same file. Whatever cannot stand
   * in it is left out and said why; `batch` null = nothing could. A visit that is charged elsewhere is left out and asked about.
   */
  'batches.build': { input: buildInput, output: builtOutput, access: 'device' },
  /** The same in the background: desks are answered meanwhile, and whoever asked follows it. One file is built at a time. */
  'batches.begin': { input: buildInput, output: z.object({ building: buildingSchema }), access: 'device' },
  'batches.building': {
    input: z.object({ batchId: idSchema }),
    output: builtOutput.extend({ building: buildingSchema }),
    access: 'device',
  },
  /** Nothing of it is kept; a file that is done stays. */
  'batches.cancel': {
    input: z.object({ batchId: idSchema, by: doerSchema }),
    output: z.object({ building: buildingSchema }),
    access: 'device',
  },
  'batches.list': { input: listed, output: z.object({ batches: z.array(batchSchema) }), access: 'device' },
  'batches.get': {
    input: z.object({ batchId: idSchema }),
    output: z.object({ batch: batchSchema, claims: z.array(sentClaimSchema), answers: z.array(batchAnswerSchema) }),
    access: 'device',
  },
  /**
   * The file, byte for byte, for `by`, who takes it to the payer by hand: from then on it counts as sent. One that left
   * before, or is on its way, is asked about first; `again` = they have looked.
   */
  'batches.take': {
    input: z.object({ batchId: idSchema, by: doerSchema, again: z.boolean().optional() }),
    output: z.object({ fileName: shortText, text: z.string(), sha256: z.string(), batch: batchSchema }),
    access: 'device',
  },
  /** A TA1, 999, 277CA or 835; a file that cannot be read whole is refused and changes nothing. */
  'answers.file': {
    input: z.object({ fileName: shortText, text: z.string().min(1).max(longestAnswer), by: doerSchema }),
    output: filedSchema,
    access: 'device',
  },
  'exceptions.list': {
    input: listed.extend({ settled: z.boolean() }),
    output: z.object({ exceptions: z.array(exceptionSchema), open: z.number().int() }),
    access: 'device',
  },
  'exceptions.settle': {
    input: z.object({ id: idSchema, words: longText, by: doerSchema }),
    output: z.object({ exception: exceptionSchema }),
    access: 'device',
  },
  /** What one exception about money without a line is about, and the claims it may belong to; or those of one visit. */
  'payments.unmatched': {
    input: z.object({ exceptionId: idSchema, sessionId: idSchema.nullable() }),
    output: z.object({ money: unmatchedMoneySchema }),
    access: 'device',
  },
  /** A person places it on lines of a claim that left, one for each of the payer's, and settles the exception with it. */
  'payments.place': {
    input: z.object({
      exceptionId: idSchema,
      /** The visit that its desk guarded: a claim of another is refused. A desk of before does not say it. */
      sessionId: idSchema.optional(),
      reference: shortText,
      version: z.number().int().min(1),
      lineIds: z.array(z.string().max(40)).max(1_000),
      words: z.string().trim().min(1).max(500),
      by: doerSchema,
    }),
    output: z.object({ money: unmatchedMoneySchema }),
    access: 'device',
  },
  /** Takes it from where it was placed; the exception is open again. */
  'payments.takeBack': {
    input: z.object({ exceptionId: idSchema, words: z.string().trim().min(1).max(500), by: doerSchema }),
    output: z.object({
      money: unmatchedMoneySchema,
      /** Where it stood; a hub of before does not say it. */
      from: placeOfSchema.nullable().default(null),
    }),
    access: 'device',
  },
  /**
   * Claims that changed after a place, in order, and who works on which visit now. `ledger` names this list: a desk that
   * knew another one begins at 0.
   */
  'claims.changed': {
    input: z.object({
      after: z.number().int().min(0),
      ledger: z.string().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      ledger: z.string(),
      claims: z.array(sentClaimSchema),
      cursor: z.number().int(),
      holders: z.array(holderSchema),
      openExceptions: z.number().int(),
    }),
    access: 'device',
  },
  /** What payers paid for each line of a visit, everything added up. */
  'claims.payments': {
    input: z.object({ sessionId: idSchema }),
    output: z.object({ lines: z.array(linePaymentSchema), claims: z.array(sentClaimSchema) }),
    access: 'device',
  },
  /** The payer's number as a person read it on paper or in a portal; a later answer of the payer does not overwrite it. */
  'claims.payerNumber': {
    input: z.object({
      reference: shortText,
      version: z.number().int().min(1),
      payerNumber: z.string().regex(/^[A-Za-z0-9 -]{1,50}$/),
      by: doerSchema,
    }),
    output: z.object({ claim: sentClaimSchema }),
    access: 'device',
  },
  /** A biller takes a visit, so that no other works on it too; null gives it back. Who has it is the answer. */
  'claims.hold': {
    input: z.object({ sessionId: idSchema, by: doerSchema, take: z.boolean(), over: z.boolean() }),
    output: z.object({ holder: holderSchema.nullable() }),
    access: 'device',
  },
} as const
