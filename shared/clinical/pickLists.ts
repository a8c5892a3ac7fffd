/** Pick-lists that need to be identical everywhere (workflow 4.9). The record keeps the key; `renderer/words` holds the sentence. */

export const lateReasons = [
  'urgent_care',
  'with_another_patient',
  'device_unavailable_paper',
  'sign_in_problem',
  'waiting_second_checker',
  'forgot_pump_history',
  'forgot_written_note',
  'told_by_staff',
  'correcting_typing',
  'wrong_line',
  'wrong_patient',
  'clock_wrong',
  'other',
] as const
export type LateReason = (typeof lateReasons)[number]

/** Basis of a late time. `memory` is allowed clinically and marked weak for billing. */
export const timeBases = ['pump_history', 'written_note', 'seen_by_nurse', 'computed_volume_rate', 'memory'] as const
export type TimeBasis = (typeof timeBases)[number]

export const pauseReasons = [
  'reaction',
  'bathroom',
  'line_problem',
  'site_check',
  'pump_alarm',
  'waiting_for_bag',
  'provider_order',
  'patient_request',
  'moved_chair',
  'other',
] as const

export const stopEarlyReasons = [
  'reaction',
  'extravasation',
  'access_lost',
  'patient_request',
  'provider_order',
  'abnormal_vitals',
  'wrong_drug_or_dose',
  'emergency_elsewhere',
  'other',
] as const

export const notGivenReasons = [
  'labs',
  'fever_infection',
  'vitals',
  'weight_dose',
  'toxicity',
  'no_authorization',
  'order_unsigned',
  'drug_not_available',
  'expired',
  'no_access',
  'patient_declined',
  'patient_left',
  'pregnancy',
  'provider_decision',
  'duplicate',
  'not_needed',
  'other',
] as const

/** Only `remainder` is normally claimable; the rest go to biller review (workflow 4.7). */
export const wasteReasons = [
  'remainder',
  'dose_changed',
  'stopped_reaction',
  'stopped_patient_choice',
  'stopped_access_lost',
  'mixed_never_started',
  'spilled',
  'mixing_error',
  'past_use_by',
  'held_after_mixing',
  'expired_stock',
] as const

export const overrideReasons = [
  'provider_order',
  'emergency',
  'verified_by_phone',
  'policy_exception',
  'system_data_wrong',
  'other',
] as const

/** What the signer holds out for this one signature: digits, or the own badge within the shift of a full sign-in. */
export const signingMethods = ['pin', 'badge'] as const
export type SigningMethod = (typeof signingMethods)[number]

export const identifierKinds = ['name', 'birth_date', 'mrn', 'photo', 'band', 'phone'] as const

export const accessDevices = [
  'peripheral',
  'midline',
  'picc',
  'port_single',
  'port_double',
  'tunneled',
  'non_tunneled',
  'ommaya',
  'peritoneal',
  'subcutaneous_needle',
  'none',
] as const

export const accessSites = [
  'hand',
  'wrist',
  'forearm',
  'antecubital',
  'upper_arm',
  'chest',
  'neck',
  'abdomen',
  'thigh',
  'deltoid',
  'ventrogluteal',
  'other',
] as const

export const bloodReturns = ['brisk', 'sluggish', 'none'] as const
export const dischargeConditions = ['stable', 'improved', 'needs_follow_up', 'transferred'] as const
export const lineStatuses = ['removed', 'locked', 'left_in_place', 'not_applicable'] as const
export const consciousnessLevels = ['A', 'C', 'V', 'P', 'U'] as const
