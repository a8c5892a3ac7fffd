import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, shortText } from '../document/facts.ts'

/** Shapes of the public files (reference-files.md) as the screen *Reference data* asks for them. */

/** A piece of a file on its way: base64 of at most this many bytes, so that the request stays below one million characters. */
export const pieceBytes = 384 * 1024

/** The largest file taken; the largest public one known has 50 MB. */
export const largestUpload = 512 * 1024 * 1024

export const changeCounts = z.object({
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
})

export const issueShape = z.object({
  id: z.number().int(),
  kind: z.string(),
  validFrom: dateSchema,
  validTo: dateSchema.nullable(),
  file: z.string(),
  sha256: z.string(),
  importedAt: instantSchema,
  /** The person's name, '' = nobody was signed in. */
  importedBy: z.string(),
  rows: z.number().int(),
  changes: changeCounts,
})
export type IssueShape = z.infer<typeof issueShape>

const refusedShape = z.object({
  state: z.literal('refused'),
  file: z.string(),
  /** The file inside an archive, '' = the file itself. */
  inside: z.string(),
  /** 0 = no row is to blame. */
  row: z.number().int(),
  cause: z.string(),
  /** It lacks only its first day: naming one imports it. */
  needsDate: z.boolean(),
})

const importedShape = z.object({
  state: z.literal('imported'),
  file: z.string(),
  tables: z.array(
    z.object({
      /** null = these very bytes were imported before, and nothing was written. */
      issueId: z.number().int().nullable(),
      file: z.string(),
      kind: z.string(),
      validFrom: dateSchema.nullable(),
      validTo: dateSchema.nullable(),
      rows: z.number().int(),
      skippedRows: z.number().int(),
      changes: changeCounts,
    }),
  ),
  setAside: z.array(z.object({ file: z.string(), reason: z.string() })),
})

/** One file at a time is brought in; what became of the last one stays until the next begins. */
export const uploadShape = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('receiving'),
    file: z.string(),
    by: z.string(),
    received: z.number().int(),
    size: z.number().int(),
  }),
  z.object({
    state: z.literal('reading'),
    file: z.string(),
    by: z.string(),
    rows: z.number().int(),
    /** Bytes gone through of all that will be: each is read twice, once for its hash. */
    read: z.number().int(),
    size: z.number().int(),
  }),
  refusedShape,
  importedShape,
  z.object({ state: z.literal('cancelled'), file: z.string() }),
])
export type UploadShape = z.infer<typeof uploadShape>

export const beginUploadInput = z.object({
  name: shortText,
  size: z.number().int().min(0),
})

export const addPieceInput = z.object({
  uploadId: idSchema,
  /** How many bytes were sent before this piece: a piece that comes twice or late is noticed. */
  place: z.number().int().min(0),
  base64: z.base64().max(Math.ceil(pieceBytes / 3) * 4),
})

export const rowChangeShape = z.object({
  code: z.string(),
  other: z.string(),
  before: z.record(z.string(), z.string().nullable()).nullable(),
  after: z.record(z.string(), z.string().nullable()).nullable(),
})

export const repricedShape = z.object({
  sessionId: idSchema,
  claimRef: z.string(),
  serviceDate: dateSchema,
  lines: z.array(
    z.object({
      code: z.string(),
      units: z.number(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})

const pricedLineShape = z.object({
  isPriced: z.literal(true),
  basis: z.string(),
  perUnit: z.string(),
  source: z.string(),
  allowedCents: z.number().int(),
  coinsurance: z.string(),
  patientCents: z.number().int(),
  payerCents: z.number().int(),
  sequestrationCents: z.number().int(),
  paidCents: z.number().int(),
  expectedCents: z.number().int(),
  notes: z.array(z.string()),
})

/** The drug lines of a session with what they should bring. `expectedCents` null = nothing is priced, which is not zero. */
export const pricesShape = z.object({
  lines: z.array(
    z.object({
      lineId: z.string(),
      code: z.string(),
      modifiers: z.array(z.string()),
      units: z.number().int(),
      price: z.discriminatedUnion('isPriced', [
        pricedLineShape,
        z.object({ isPriced: z.literal(false), reason: z.string() }),
      ]),
    }),
  ),
  expectedCents: z.number().int().nullable(),
  unpriced: z.number().int(),
})
export type PricesShape = z.infer<typeof pricesShape>

/** One issue opened; lists are cut at 500 entries, the counts beside them are whole. */
export const issueDetailShape = z.object({
  issue: issueShape,
  before: issueShape.nullable(),
  skipped: z.array(z.object({ place: z.string(), reason: z.string(), rows: z.number().int().optional() })),
  skippedRows: z.number().int(),
  changes: z.array(rowChangeShape),
  repriced: z.array(repricedShape),
  repricedSessions: z.number().int(),
})
export type IssueDetail = z.infer<typeof issueDetailShape>
