/** Pick-lists of the nurse's day beside `pickLists` (workflow 4.4–4.9). The record keeps the key; `renderer/words` holds the sentence. */

export const rateChangeReasons = [
  'planned_step',
  'reaction',
  'tolerance',
  'order_change',
  'end_of_bag',
  /** Catching up is not allowed without an order (workflow 4.9). */
  'catch_up_ordered',
] as const

export const flushSolutions = ['saline', 'heparin', 'other'] as const
export const siteLooks = ['normal', 'pain', 'red', 'swollen', 'leaking', 'cool'] as const
export const accessEndings = ['removed', 'locked', 'left_in_place'] as const
export const moveLineReasons = ['incompatible_drugs', 'poor_vein', 'protocol', 'patient_need', 'other'] as const
export const notScannedReasons = ['label_unreadable', 'scanner_unavailable', 'no_barcode', 'other'] as const

/** What two people check at the chair before an antineoplastic (workflow 5, check 4). */
export const checkItems = [
  'patient',
  'drug',
  'dose',
  'volume',
  'rate',
  'route',
  'use_by',
  'looks_right',
  'sequence',
  'pump_setting',
] as const

/** Why another product of the same drug is given than the one ordered (workflow 4.1, form and biosimilar). */
export const substitutionReasons = ['protocol', 'provider_order', 'payer', 'not_in_stock', 'other'] as const

export const reactionSymptoms = [
  'flushing',
  'itch',
  'hives',
  'rash',
  'fever',
  'chills',
  'nausea',
  'back_pain',
  'chest_pain',
  'abdominal_pain',
  'cough',
  'wheeze',
  'short_of_breath',
  'throat_tightness',
  'facial_swelling',
  'low_blood_pressure',
  'high_blood_pressure',
  'fast_pulse',
  'low_oxygen',
  'dizzy',
  'loss_of_consciousness',
  'other',
] as const

export const reactionActions = [
  'paused',
  'stopped',
  'fluids',
  'oxygen',
  'epinephrine',
  'diphenhydramine',
  'hydrocortisone',
  'methylprednisolone',
  'famotidine',
  'albuterol',
  'meperidine',
  'acetaminophen',
  'emergency_call',
  'provider_called',
  'provider_arrived',
  'other',
] as const

/** Terms the nurse grades by (CTCAE v5, workflow 4.8); the app never grades by itself. */
export const reactionTerms = [
  'infusion_related_reaction',
  'allergic_reaction',
  'anaphylaxis',
  'cytokine_release',
  'other',
] as const

export const reactionOutcomes = [
  'resumed_same_rate',
  'resumed_half_rate',
  'resumed_with_premeds',
  'stopped_for_good',
  'transferred',
] as const

export const extravasationActions = [
  'aspirated',
  'antidote',
  'warm',
  'cold',
  'limb_raised',
  'photo',
  'provider_called',
  'surgery_called',
  'instructions_given',
  'other',
] as const

export const skinColors = ['normal', 'pink', 'red', 'blanched', 'dusky', 'blistered'] as const

export const vitalsPostponeReasons = [
  'asleep',
  'bathroom',
  'with_another_patient',
  'provider_agreed',
  'patient_declined',
  'other',
] as const

/** How the patient bore one drug (workflow 4.6). */
export const tolerances = ['well', 'with_discomfort', 'poorly'] as const

export const alertAnswers = ['provider_called', 'treated', 'measured_again', 'known_for_patient', 'other'] as const

/** The stops of workflow 5 that a provider may override, with name and reason. */
export const overridableStops = ['allergy', 'dose_change', 'cumulative_dose', 'interval', 'labs'] as const

/** The sign-off blocks a charge nurse may override: the starred ones of workflow 8. */
export const overridableBlocks = [
  'baseline-vitals-missing',
  'second-check-missing',
  'second-check-same-person',
] as const

export const vitalPositions = ['sitting', 'lying', 'standing'] as const
export const handoffKinds = ['handoff', 'lunch'] as const
export const identityChanges = ['renamed', 'mrn_merged', 'corrected'] as const
/** `care_facts`: allergies, code status and the like; who the patient is stays. */
export const patientChanges = [...identityChanges, 'care_facts'] as const
export const treatmentDecisions = ['treat', 'treat_with_change', 'hold', 'call_provider'] as const
