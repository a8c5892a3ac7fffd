import { z } from 'zod'
import { chartRefusals } from '../chart/refusals.ts'
import { idSchema } from '../document/facts.ts'
import { guarded } from './patientRules.ts'
import { performOutput } from './shapes.ts'

/** Largest scan in bytes: three pages at 150 dpi in gray; one request carries it whole. */
export const largestScanBytes = 660_000

/** What a scan is named by, wherever it lies. */
export const scanHashSchema = z.string().regex(/^[0-9a-f]{64}$/)
/** A scan as it travels. */
export const scanTextSchema = z.base64().max(900_000)

/** A file that is attached at a visit. */
export const scanFile = z.object({
  sessionId: idSchema,
  name: z.string().trim().min(1).max(120),
  base64: scanTextSchema,
})

const scanInput = scanFile.extend({ commandId: idSchema })

const scanRefusals = [...chartRefusals, 'scan-empty', 'scan-too-large', 'scan-unknown-kind'] as const

/** The contract's rows about scans of paper sheets (workflow 10, downtime on paper; ADR 19, 23). */
export const scanRows = {
  /** Keeps the file and enters it into the visit. What it is, its content says and not its name. */
  'papers.attach': {
    input: scanInput,
    output: performOutput,
    refusals: scanRefusals,
    access: 'record.arrival',
  },
  /** The same for the payer's letter of an authorization of the visit (workflow 4.1). */
  'papers.attachLetter': {
    input: scanInput.extend({ authorizationId: idSchema }),
    output: performOutput,
    refusals: scanRefusals,
    access: 'update.authorizations',
  },
  /**
   * Fetched from the hub where it is not here. `scan-elsewhere`: on the workstation it was attached on, facts `desk`, and
   * not sent yet. `scan-not-reached`: the hub does not answer, facts `desk`.
   */
  'papers.open': {
    input: z.object({ sessionId: idSchema, sha256: scanHashSchema }),
    output: z.object({ fileName: z.string(), type: z.enum(['pdf', 'jpeg', 'png']), base64: z.base64() }),
    refusals: ['session-unknown', 'scan-unknown', 'scan-elsewhere', 'scan-not-reached', 'scan-altered', ...guarded],
    access: 'see.chart',
  },
} as const
