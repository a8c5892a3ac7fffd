import type { IssueCode, IssueLevel, IssueStops } from './types.ts'

interface IssueKind {
  readonly level: IssueLevel
  /** Whose work it holds: what the record says is the nurse's, what the claim says is the biller's (design 12.15). */
  readonly stops: IssueStops
  readonly rule: string
}

const kind = (level: IssueLevel, stops: IssueStops, rule: string): IssueKind => ({ level, stops, rule })

/** Section 7 as a table. */
export const issueKinds: Readonly<Record<IssueCode, IssueKind>> = {
  missing_start_time: kind('E', 'record', 'R20'),
  missing_stop_time: kind('E', 'record', 'R20'),
  stop_before_start: kind('E', 'record', 'R20'),
  start_before_arrival: kind('E', 'record', 'R20'),
  time_after_discharge: kind('E', 'record', 'R20'),
  future_time: kind('E', 'record', 'R20'),
  duration_implausible: kind('E', 'record', 'R20'),
  missing_access_site: kind('E', 'record', 'R23'),
  unclassified_drug: kind('E', 'record', 'R25'),
  overlapping_same_drug_segments: kind('E', 'record', 'R6'),
  addon_without_primary: kind('E', 'claim', 'section 2'),
  administered_exceeds_containers: kind('E', 'record', 'U7'),
  unit_mismatch: kind('E', 'record', 'U7'),
  missing_dose: kind('E', 'record', 'U7'),
  missing_waste_entry: kind('E', 'record', 'U7'),
  em_99211_not_allowed: kind('E', 'claim', 'R22'),
  em_not_separately_identifiable: kind('W', 'claim', 'R22'),
  stop_unknown: kind('W', 'record', 'R20'),
  push_over_15_minutes: kind('W', 'record', 'R2'),
  hydration_under_31_minutes: kind('W', 'record', 'R4'),
  hydration_segments_combined: kind('W', 'claim', 'R10'),
  hydration_necessity_missing: kind('W', 'record', 'R9'),
  second_concurrent_not_reportable: kind('W', 'claim', 'R11'),
  concurrent_chemo_no_code: kind('W', 'claim', 'R12'),
  same_drug_push_not_reportable: kind('W', 'claim', 'R13'),
  same_drug_push_within_30_minutes: kind('W', 'claim', 'R13'),
  second_site_documentation: kind('W', 'record', 'R23'),
  separate_encounter_documentation: kind('W', 'record', 'R23'),
  primary_reason_outranked: kind('W', 'claim', 'R7'),
  split_dose_injection_review: kind('W', 'claim', 'R14'),
  discontinued_infusion_review: kind('W', 'claim', 'R26'),
  pump_not_prolonged: kind('W', 'claim', 'R17'),
  port_flush_bundled: kind('W', 'claim', 'R19'),
  blood_draw_bundled: kind('W', 'claim', 'R19'),
  vial_choice_review: kind('W', 'claim', 'U8'),
  ncci_pair_review: kind('W', 'claim', 'C2'),
  mue_exceeded: kind('W', 'claim', 'C3'),
  seconds_change_code: kind('I', 'claim', 'R1'),
  infusion_coded_as_push: kind('I', 'claim', 'R2'),
  hydration_overlap_excluded: kind('I', 'claim', 'R9'),
  hydration_incidental: kind('I', 'claim', 'R9'),
  partial_overlap_time_deducted: kind('I', 'claim', 'R11'),
  same_bag_single_administration: kind('I', 'claim', 'R28'),
  interrupted_infusion_combined: kind('I', 'claim', 'R6'),
  same_drug_infusion_times_combined: kind('I', 'claim', 'R6'),
  transfusion_once_per_day: kind('I', 'claim', 'R15'),
  crosses_midnight: kind('I', 'claim', 'R24'),
  waste_below_billing_unit: kind('I', 'claim', 'U3'),
  route_not_coded: kind('W', 'claim', 'section 2'),
  treatment_reason_missing: kind('W', 'claim', 'C1'),
  unlisted_administration_review: kind('W', 'claim', 'R12'),
  // Workflow 4.7: only a remainder is claimable by itself. Like an error about the visit, it holds the claim and not the nurse.
  waste_reason_review: kind('E', 'claim', 'U7'),
}
