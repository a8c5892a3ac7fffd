import { z } from 'zod'
import { billingClocksSchema } from '../document/billingClocks.ts'
import { chairTimesSchema } from '../document/chairTimes.ts'
import { codePanelSchema } from '../document/codePanel.ts'
import { clinicalLimitsSchema } from '../document/limits.ts'

const nothing = z.object({})

/** The contract's rows about what a practice sets for itself (workflow 12.20); what holds now is in `clinic.get`. */
export const limitRows = {
  /** From this moment on, on every workstation. `limits-crossed`: facts `about` names the first that cannot be meant. */
  'limits.put': {
    input: z.object({ limits: clinicalLimitsSchema }),
    output: nothing,
    refusals: ['limits-crossed'],
    access: 'manage.clinic',
  },
  /** For whoever arrives from now on. `time-refused`: facts `about`, `why`, `least` and `most` of the first that cannot be meant. */
  'limits.putTimes': {
    input: z.object({ times: chairTimesSchema }),
    output: nothing,
    refusals: ['time-refused'],
    access: 'manage.clinic',
  },
  /** For visits signed from now on. `clocks-refused`: facts `why`. */
  'limits.putClocks': {
    input: z.object({ clocks: billingClocksSchema }),
    output: nothing,
    refusals: ['clocks-refused'],
    access: 'manage.clinic',
  },
  /** What the chair shows of codes, from this moment on, on every workstation. */
  'limits.putPanel': {
    input: z.object({ panel: codePanelSchema }),
    output: nothing,
    refusals: [],
    access: 'manage.clinic',
  },
} as const
