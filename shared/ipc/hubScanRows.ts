import { z } from 'zod'
import { scanHashSchema, scanTextSchema } from './scanRows.ts'

/** The hub's rows about scans of paper sheets (ADR 23): by their hash, which stands in the chain of the visit's entries. */
export const hubScanRows = {
  /** Kept once, however often it comes. A file that is not the one its hash names is refused. */
  'scans.put': {
    input: z.object({ sha256: scanHashSchema, base64: scanTextSchema }),
    output: z.object({ answer: z.enum(['new', 'identical']) }),
    access: 'device',
  },
  /** null = it has not come yet, or can no more be opened. */
  'scans.get': {
    input: z.object({ sha256: scanHashSchema }),
    output: z.object({ base64: scanTextSchema.nullable() }),
    access: 'device',
  },
} as const
