import type { Problem } from '../rules/problems.ts'

type Said = (drug: string) => string

/** Why a service waits for its record before it is coded (R20, R23, R25). */
export const blockWords: Readonly<Record<Problem | 'leftOut', Said>> = {
  missing_start_time: (drug) => `${drug}: start time missing.`,
  missing_stop_time: (drug) => `${drug}: stop time missing, so the run has no duration.`,
  stop_before_start: (drug) => `${drug}: the stop lies before the start.`,
  start_before_arrival: (drug) => `${drug}: the start lies before the arrival.`,
  time_after_discharge: (drug) => `${drug}: a time lies after the discharge.`,
  future_time: (drug) => `${drug}: a time lies in the future.`,
  duration_implausible: (drug) => `${drug}: runs for more than 24 hours on record.`,
  missing_access_site: (drug) => `${drug}: no vascular access recorded.`,
  unclassified_drug: (drug) => `${drug}: the formulary gives it no administration class.`,
  overlapping_same_drug_segments: (drug) => `${drug}: two overlapping runs at one access, not marked as separate bags.`,
  leftOut: (drug) => `${drug} is left out until its record is complete.`,
}
