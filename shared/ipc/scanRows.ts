import { z } from 'zod'
import { chartRefusals } from '../chart/refusals.ts'
import { idSchema } from '../document/facts.ts'
import { guarded } from './patientRules.ts'
import { performOutput } from './shapes.ts'

/** Largest scan in bytes: three pages at 150 dpi in gray; one request carries it whole. */
export const largestScanBytes = 660_000

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The contract's rows about scans of paper sheets (workflow 10, downtime on paper). They stay on this workstation (ADR 73). */
export const scanRows = {
  /** Keeps the file and enters it into the visit. What it is, its content says and not its name. */
  'papers.attach': {
    input: z.object({
      commandId: idSchema,
      sessionId: idSchema,
      name: z.string().trim().min(1).max(120),
      base64: z.base64().max(900_000),
    }),
    output: performOutput,
    refusals: [...chartRefusals, 'scan-empty', 'scan-too-large', 'scan-unknown-kind'],
    access: 'record.arrival',
  },
  /** `scan-elsewhere`: it lies on the workstation it was attached on. */
  'papers.open': {
    input: z.object({ sessionId: idSchema, sha256 }),
    output: z.object({ fileName: z.string(), type: z.enum(['pdf', 'jpeg', 'png']), base64: z.base64() }),
    refusals: ['session-unknown', 'scan-unknown', 'scan-elsewhere', 'scan-altered', ...guarded],
    access: 'see.chart',
  },
} as const
