import { z } from 'zod'
import { clinicalLimitsSchema } from '../document/limits.ts'

/** The contract's row about the clinical limits (workflow 12.20); what holds now is in `clinic.get`. */
export const limitRows = {
  /** From this moment on, on every workstation. `limits-crossed`: facts `about` names the first that cannot be meant. */
  'limits.put': {
    input: z.object({ limits: clinicalLimitsSchema }),
    output: z.object({}),
    refusals: ['limits-crossed'],
    access: 'manage.clinic',
  },
} as const
