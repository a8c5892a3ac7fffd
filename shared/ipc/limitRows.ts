import { z } from 'zod'
import { billingClocksSchema } from '../document/billingClocks.ts'
import { chairTimesSchema } from '../document/chairTimes.ts'
import { codePanelSchema } from '../document/codePanel.ts'
import { switchEntrySchema, switchesSchema } from '../document/codingSwitches.ts'
import { dateSchema, idSchema } from '../document/facts.ts'
import { clinicalLimitsSchema } from '../document/limits.ts'
import { practiceFactsSchema } from '../document/practiceFacts.ts'

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
  /** Name, address, numbers on claims, zone and clock, from this moment on, on every workstation; signed visits keep theirs. */
  'limits.putPractice': {
    input: z.object({ practice: practiceFactsSchema }),
    output: nothing,
    refusals: ['npi-wrong', 'zone-unknown', 'practice-same'],
    access: 'manage.clinic',
  },
  /** What was set of the coding switches by day and payer, what the practice and its payers came with, and who pays here. */
  'limits.switches': {
    input: nothing,
    output: z.object({
      practice: switchesSchema,
      payers: z.array(z.object({ id: idSchema, name: z.string() })),
      entries: z.array(switchEntrySchema),
      today: dateSchema,
    }),
    refusals: [],
    access: 'manage.clinic',
  },
  /** For visits that are scheduled or brought in from now on, from that day of service (ADR 34). */
  'limits.putSwitches': {
    input: z.object({ entry: switchEntrySchema }),
    output: nothing,
    refusals: ['payer-unknown', 'day-passed', 'switches-same'],
    access: 'manage.clinic',
  },
} as const
