import type { VitalsPayload } from '#shared/chart/payloads/payloads.ts'
import type { forearmParts } from '#shared/clinical/accessLists.ts'
import type {
  accessDevices,
  accessSites,
  bloodReturns,
  consciousnessLevels,
  dischargeConditions,
  identifierKinds,
  LateReason,
  lineStatuses,
  notGivenReasons,
  overrideReasons,
  pauseReasons,
  stopEarlyReasons,
  TimeBasis,
  wasteReasons,
} from '#shared/clinical/pickLists.ts'
import type { PlannedLine } from '#shared/document/plan.ts'

/** The ward's words for every key the record keeps. A key without a word does not compile. */

type WordsOf<List extends readonly string[]> = Readonly<Record<List[number], string>>

export const lateReasonWords: Readonly<Record<LateReason, string>> = {
  urgent_care: 'The patient needed urgent care',
  with_another_patient: 'Was with another patient',
  device_unavailable_paper: 'Device not available, paper used',
  sign_in_problem: 'Sign-in problem',
  waiting_second_checker: 'Waiting for the second person',
  forgot_pump_history: 'Noted later, from pump history',
  forgot_written_note: 'Noted later, from a written note',
  told_by_staff: 'Told by other staff',
  correcting_typing: 'Correcting what was typed',
  wrong_line: 'Was on the wrong drug',
  wrong_patient: 'Was on the wrong patient',
  clock_wrong: 'The clock was wrong',
  other: 'Other',
}

export const basisWords: Readonly<Record<TimeBasis, string>> = {
  pump_history: 'Pump history',
  written_note: 'Note written at the time',
  seen_by_nurse: 'Seen by a named nurse',
  computed_volume_rate: 'Computed from volume and rate',
  memory: 'Memory',
}

export const pauseWords: WordsOf<typeof pauseReasons> = {
  reaction: 'Reaction',
  bathroom: 'Bathroom, unplugged',
  line_problem: 'Line problem',
  site_check: 'Site check',
  pump_alarm: 'Pump alarm or air',
  waiting_for_bag: 'Waiting for a bag',
  provider_order: 'Provider order',
  patient_request: 'Patient asked',
  moved_chair: 'Moved chair',
  other: 'Other',
}

export const stopEarlyWords: WordsOf<typeof stopEarlyReasons> = {
  reaction: 'Reaction',
  extravasation: 'Extravasation',
  access_lost: 'Access lost',
  patient_request: 'Patient asked',
  provider_order: 'Provider order',
  abnormal_vitals: 'Vitals out of range',
  wrong_drug_or_dose: 'Wrong drug or dose',
  emergency_elsewhere: 'Emergency elsewhere',
  other: 'Other',
}

export const notGivenWords: WordsOf<typeof notGivenReasons> = {
  labs: 'Labs',
  fever_infection: 'Fever or infection',
  vitals: 'Vitals',
  weight_dose: 'Weight or dose to be worked out again',
  toxicity: 'Toxicity',
  no_authorization: 'No authorization',
  order_unsigned: 'Order not signed or not clear',
  drug_not_available: 'Drug not available',
  expired: 'Expired',
  no_access: 'No access or no blood return',
  patient_declined: 'Patient declined',
  patient_left: 'Patient left',
  pregnancy: 'Pregnancy',
  provider_decision: 'Provider decision',
  duplicate: 'Duplicate',
  not_needed: 'Not needed',
  other: 'Other',
}

export const wasteWords: WordsOf<typeof wasteReasons> = {
  remainder: 'Rest of a single-dose vial',
  dose_changed: 'Dose changed after opening',
  stopped_reaction: 'Stopped early, reaction',
  stopped_patient_choice: 'Stopped early, patient asked',
  stopped_access_lost: 'Stopped early, access lost',
  mixed_never_started: 'Mixed, never started',
  spilled: 'Spilled or broken',
  mixing_error: 'Mixing went wrong',
  past_use_by: 'Past its use-by time',
  held_after_mixing: 'Held after mixing',
  expired_stock: 'Expired stock',
}

export const overrideWords: WordsOf<typeof overrideReasons> = {
  provider_order: 'Provider order',
  emergency: 'Emergency',
  verified_by_phone: 'Confirmed by phone',
  policy_exception: 'Policy exception',
  system_data_wrong: 'The data here is wrong',
  other: 'Other',
}

export const identifierWords: WordsOf<typeof identifierKinds> = {
  name: 'Name',
  birth_date: 'Birth date',
  mrn: 'MRN',
  photo: 'Photo',
  band: 'Wrist band',
  phone: 'Phone number',
}

export const deviceWords: WordsOf<typeof accessDevices> = {
  peripheral: 'Peripheral',
  midline: 'Midline',
  picc: 'PICC',
  port_single: 'Port',
  port_double: 'Double port',
  tunneled: 'Tunneled catheter',
  non_tunneled: 'Non-tunneled catheter',
  ommaya: 'Ommaya reservoir',
  peritoneal: 'Peritoneal',
  subcutaneous_needle: 'Subcutaneous needle',
  none: 'None',
}

export const siteWords: WordsOf<typeof accessSites> = {
  hand: 'Hand',
  wrist: 'Wrist',
  forearm: 'Forearm',
  antecubital: 'Elbow bend',
  upper_arm: 'Upper arm',
  chest: 'Chest',
  neck: 'Neck',
  abdomen: 'Abdomen',
  thigh: 'Thigh',
  deltoid: 'Deltoid',
  ventrogluteal: 'Ventrogluteal',
  other: 'Other',
}

export const forearmPartWords: WordsOf<typeof forearmParts> = {
  upper_front: 'Upper, front',
  upper_back: 'Upper, back',
  lower_front: 'Lower, front',
  lower_back: 'Lower, back',
}

export const sideWords: Readonly<Record<'left' | 'right' | 'none', string>> = {
  left: 'Left',
  right: 'Right',
  none: 'Neither',
}

export const bloodReturnWords: WordsOf<typeof bloodReturns> = {
  brisk: 'Brisk',
  sluggish: 'Sluggish',
  none: 'None',
}

export const conditionWords: WordsOf<typeof dischargeConditions> = {
  stable: 'Stable',
  improved: 'Improved',
  needs_follow_up: 'Needs follow-up',
  transferred: 'Transferred',
}

export const lineStatusWords: WordsOf<typeof lineStatuses> = {
  removed: 'Line removed',
  locked: 'Line locked',
  left_in_place: 'Line left in place',
  not_applicable: 'No line',
}

export const consciousnessWords: WordsOf<typeof consciousnessLevels> = {
  A: 'Alert',
  C: 'Confused',
  V: 'Answers to voice',
  P: 'Answers to pain',
  U: 'No answer',
}

export const setTypeWords: Readonly<Record<VitalsPayload['setType'], string>> = {
  baseline: 'Before treatment',
  step: 'Before a rate step',
  prn: 'In between',
  reaction: 'Reaction',
  post: 'After treatment',
}

export const routeWords: Readonly<Record<PlannedLine['route'], string>> = {
  iv_infusion: 'IV infusion',
  iv_push: 'IV push',
  subcutaneous: 'Under the skin',
  intramuscular: 'Into the muscle',
  on_body_injector: 'On-body injector',
  sc_infusion: 'Infusion under the skin',
  pump_prolonged: 'Portable pump',
  pump_refill_portable: 'Portable pump refill',
  pump_refill_implanted: 'Implanted pump refill',
  intra_arterial: 'Intra-arterial',
  intrathecal: 'Intrathecal',
  intrathecal_reservoir: 'Intrathecal by reservoir',
  intrapleural: 'Intrapleural',
  intraperitoneal: 'Intraperitoneal',
  intravesical: 'Intravesical',
  transfusion: 'Transfusion',
  port_flush: 'Port flush',
  port_blood_draw: 'Blood draw from the port',
  catheter_blood_draw: 'Blood draw from the catheter',
  declot: 'Catheter clearing',
  phlebotomy: 'Phlebotomy',
  bone_marrow_aspiration: 'Bone marrow aspiration',
  bone_marrow_biopsy: 'Bone marrow biopsy',
  bone_marrow_biopsy_aspiration: 'Bone marrow biopsy and aspiration',
  intralesional: 'Intralesional',
  oral: 'By mouth',
  sublingual: 'Under the tongue',
  topical: 'On the skin',
  inhaled: 'Inhaled',
}
