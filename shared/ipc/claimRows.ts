import { z } from 'zod'
import { idSchema, longText, shortText } from '../document/facts.ts'
import { hubClaimRows, mostSessionsOfBatch } from './hubClaimRows.ts'
import {
  batchSchema,
  buildingSchema,
  claimFormSchema,
  exceptionSchema,
  filedSchema,
  holderSchema,
} from './hubClaimShapes.ts'
import { chargesAsSchema, hubOutgoingRows, outgoingSchema } from './hubOutgoingRows.ts'
import { guarded } from './patientRules.ts'

/** What a browser's wire carries in one question; larger answers lie in a destination's folder. */
export const longestAnswerFile = 900_000
const nothing = z.object({})
const listed = z.object({
  batches: z.array(batchSchema),
  destinations: hubOutgoingRows['destinations.list'].output.shape.destinations,
})

/** A person who has looked says it all the same. */
const again = z.boolean().optional()

const chosenSessions = z
  .array(
    z.object({
      sessionId: idSchema,
      as: z.enum(['claim', 'void']),
      /** It was saved as a file, and a person says that the file was not used. */
      again,
      /** Its charges went to a billing system, and a person who has looked has it leave in a file all the same. */
      despiteCharges: again,
    }),
  )
  .min(1)
  .max(mostSessionsOfBatch)

/** The hub could not be asked, or would not; `text` says why in words. */
const asked = ['hub-says-no'] as const
/** What left before, or may have: `text` says so, and a person who has looked may say it again with `again`. */
const asksBack = [...asked, 'left-before'] as const
const askedOfOne = [...asked, ...guarded] as const

/** The contract's rows about claim files, payers' answers and money. The hub keeps them; the desk asks for a person. */
export const claimRows = {
  'batches.list': { input: nothing, output: listed, refusals: asked, access: 'see.worklist' },
  'batches.open': {
    input: z.object({ batchId: idSchema }),
    /** With what is on its way of it, or has arrived. */
    output: hubClaimRows['batches.get'].output.extend({ outgoing: z.array(outgoingSchema) }),
    refusals: asked,
    access: 'see.worklist',
  },
  /** One claim file of these visits as they are signed now; what cannot stand in it is left out and said why. */
  'batches.build': {
    input: z.object({
      form: claimFormSchema,
      sessions: chosenSessions,
    }),
    output: hubClaimRows['batches.build'].output,
    refusals: askedOfOne,
    access: 'export.claims',
  },
  /** The same for as many as a file can have: it goes on at the hub while everybody works, and the screen follows it. */
  'batches.begin': {
    input: z.object({ form: claimFormSchema, sessions: chosenSessions }),
    output: z.object({ batchId: idSchema, building: buildingSchema }),
    refusals: askedOfOne,
    access: 'export.claims',
  },
  'batches.building': {
    input: z.object({ batchId: idSchema }),
    output: hubClaimRows['batches.building'].output,
    refusals: asked,
    access: 'export.claims',
  },
  'batches.cancel': {
    input: z.object({ batchId: idSchema }),
    output: z.object({ building: buildingSchema }),
    refusals: asked,
    access: 'export.claims',
  },
  /** The file for whoever takes it to the payer by hand; from then on its claims count as sent. */
  'batches.take': {
    input: z.object({ batchId: idSchema, again }),
    output: z.object({ fileName: shortText, text: z.string(), sha256: z.string(), restricted: z.number().int() }),
    refusals: asksBack,
    access: 'export.claims',
  },
  'batches.send': {
    input: z.object({ batchId: idSchema, destinationId: idSchema, again }),
    output: z.object({ queued: z.boolean() }),
    refusals: asksBack,
    access: 'export.claims',
  },
  'answers.load': {
    input: z.object({ fileName: shortText, text: z.string().min(1).max(longestAnswerFile) }),
    output: filedSchema,
    refusals: [...asked, 'answer-unreadable'],
    access: 'export.claims',
  },
  'exceptions.list': {
    input: z.object({ settled: z.boolean() }),
    output: z.object({ exceptions: z.array(exceptionSchema), open: z.number().int() }),
    refusals: asked,
    access: 'see.worklist',
  },
  'exceptions.settle': {
    input: z.object({ id: idSchema, words: longText }),
    output: z.object({ exception: exceptionSchema }),
    refusals: asked,
    access: 'export.claims',
  },
  /** Money that found no line: what its payer wrote, and the claims it may belong to, or those of one visit. */
  'payments.unmatched': {
    input: hubClaimRows['payments.unmatched'].input,
    output: hubClaimRows['payments.unmatched'].output,
    refusals: asked,
    access: 'see.worklist',
  },
  /** Places it on lines of a claim of that visit, with the reason; once. */
  'payments.place': {
    input: hubClaimRows['payments.place'].input.omit({ by: true }).extend({ sessionId: idSchema }),
    output: hubClaimRows['payments.place'].output,
    refusals: [...asked, ...guarded],
    access: 'export.claims',
  },
  'payments.takeBack': {
    input: hubClaimRows['payments.takeBack'].input.omit({ by: true }),
    output: hubClaimRows['payments.unmatched'].output,
    refusals: asked,
    access: 'export.claims',
  },
  /** What payers paid for each line of a visit, and its claims with the payer's numbers. */
  'claim.payments': {
    input: z.object({ sessionId: idSchema }),
    output: hubClaimRows['claims.payments'].output,
    refusals: askedOfOne,
    access: 'see.worklist',
  },
  'claim.payerNumber': {
    input: hubClaimRows['claims.payerNumber'].input.omit({ by: true }).extend({ sessionId: idSchema }),
    output: nothing,
    refusals: askedOfOne,
    access: 'export.claims',
  },
  /** Where the practice's set-up lets a visit go, and what of it is on its way or has arrived, with its receipt in words. */
  'claim.ways': {
    input: z.object({ sessionId: idSchema }),
    output: z.object({
      destinations: listed.shape.destinations,
      outgoing: z.array(outgoingSchema),
      /** Names of those whose charges of this very version left with other authorization numbers than the visit has now. */
      reauthorized: z.array(shortText),
    }),
    refusals: askedOfOne,
    access: 'see.worklist',
  },
  /** A person has looked at what did not arrive: it is tried again at once. */
  'outgoing.retry': {
    input: z.object({ id: idSchema, again }),
    output: nothing,
    refusals: asksBack,
    access: 'export.claims',
  },
  /** The charges of a visit to an HL7 receiver or a FHIR server; `void` credits what is charged there. A claim that left as a file is asked about. */
  'claim.send': {
    input: z.object({ sessionId: idSchema, destinationId: idSchema, as: chargesAsSchema, again }),
    output: z.object({ queued: z.boolean() }),
    refusals: [...asksBack, ...guarded, 'session-unknown'],
    access: 'export.claims',
  },
  /** Takes a visit, gives it back, or takes it over (`over`) from another biller; who has it then. */
  'claim.hold': {
    input: z.object({ sessionId: idSchema, take: z.boolean(), over: z.boolean() }),
    output: z.object({ holder: holderSchema.nullable() }),
    refusals: askedOfOne,
    access: 'export.claims',
  },
} as const
