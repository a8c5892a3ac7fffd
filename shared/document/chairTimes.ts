import { z } from 'zod'
import { alarmBounds, type ChairTimes } from '../clinical/chairTimes.ts'

/** A practice's minutes for the chair, as they are stored and travel; what they may be is said by `timesProblem`. */

const minutes = z.number().int().min(0).max(1_000)
const several = z.array(minutes).max(20).readonly()
const vitals = z.object({
  afterStart: several,
  thenEvery: minutes.min(1).nullable(),
  afterStop: several,
  observe: minutes.nullable(),
})

export const chairTimesSchema = z.object({
  alarms: z.object({
    beforeEnd: minutes,
    shortlyBeforeEnd: minutes,
    afterEnd: minutes,
    missingStop: minutes,
    silence: minutes,
    escalate: minutes,
    siteCheck: minutes,
    /** Times that were set before this was asked have the usual one. */
    vesicantVein: minutes.default(alarmBounds.vesicantVein.usual),
    reactionVitals: minutes,
  }),
  vitals: z.object({
    standard: vitals,
    antibody_first: vitals,
    rate_steps_first: vitals,
    rate_steps: vitals,
    taxane: vitals,
    iron: vitals,
    blood: vitals,
  }),
}) satisfies z.ZodType<ChairTimes>
