import type {
  accessEndings,
  alertAnswers,
  checkItems,
  extravasationActions,
  flushSolutions,
  handoffKinds,
  moveLineReasons,
  notScannedReasons,
  overridableBlocks,
  overridableStops,
  patientChanges,
  rateChangeReasons,
  reactionActions,
  reactionOutcomes,
  reactionSymptoms,
  reactionTerms,
  siteLooks,
  skinColors,
  tolerances,
  vitalsPostponeReasons,
} from '#shared/clinical/chairPickLists.ts'

/** The ward's words for the lists of the nurse's day. A key without a word does not compile. */

type WordsOf<List extends readonly string[]> = Readonly<Record<List[number], string>>

export const rateChangeWords: WordsOf<typeof rateChangeReasons> = {
  planned_step: 'Planned step',
  reaction: 'Reaction',
  tolerance: 'Tolerance',
  order_change: 'Order changed',
  end_of_bag: 'End of the bag',
  catch_up_ordered: 'Catching up, as ordered',
}

export const toleranceWords: WordsOf<typeof tolerances> = {
  well: 'Tolerated well',
  with_discomfort: 'Some discomfort',
  poorly: 'Tolerated poorly',
}

export const flushWords: WordsOf<typeof flushSolutions> = {
  saline: 'Saline',
  heparin: 'Heparin',
  other: 'Other',
}

export const siteLookWords: WordsOf<typeof siteLooks> = {
  normal: 'Normal',
  pain: 'Pain',
  red: 'Red',
  swollen: 'Swollen',
  leaking: 'Leaking',
  cool: 'Cool',
}

export const accessEndingWords: WordsOf<typeof accessEndings> = {
  removed: 'Removed',
  locked: 'Locked',
  left_in_place: 'Left in place',
}

export const moveLineWords: WordsOf<typeof moveLineReasons> = {
  incompatible_drugs: 'Drugs do not mix',
  poor_vein: 'Poor vein',
  protocol: 'Protocol',
  patient_need: 'Patient need',
  other: 'Other',
}

export const notScannedWords: WordsOf<typeof notScannedReasons> = {
  label_unreadable: 'Label cannot be read',
  scanner_unavailable: 'No scanner here',
  no_barcode: 'No barcode',
  other: 'Other',
}

export const checkItemWords: WordsOf<typeof checkItems> = {
  patient: 'Patient',
  drug: 'Drug',
  dose: 'Dose',
  volume: 'Volume',
  rate: 'Rate',
  route: 'Route',
  use_by: 'Use-by time',
  looks_right: 'Looks right',
  sequence: 'Order of drugs',
  pump_setting: 'Pump setting',
}

export const symptomWords: WordsOf<typeof reactionSymptoms> = {
  flushing: 'Flushing',
  itch: 'Itch',
  hives: 'Hives',
  rash: 'Rash',
  fever: 'Fever',
  chills: 'Chills or rigors',
  nausea: 'Nausea',
  back_pain: 'Back pain',
  chest_pain: 'Chest pain',
  abdominal_pain: 'Belly pain',
  cough: 'Cough',
  wheeze: 'Wheeze',
  short_of_breath: 'Short of breath',
  throat_tightness: 'Tight throat',
  facial_swelling: 'Swollen face',
  low_blood_pressure: 'Low pressure',
  high_blood_pressure: 'High pressure',
  fast_pulse: 'Fast pulse',
  low_oxygen: 'Low oxygen',
  dizzy: 'Dizzy',
  loss_of_consciousness: 'Passed out',
  other: 'Other',
}

export const reactionActionWords: WordsOf<typeof reactionActions> = {
  paused: 'Paused',
  stopped: 'Stopped',
  fluids: 'Fluids',
  oxygen: 'Oxygen',
  epinephrine: 'Epinephrine',
  diphenhydramine: 'Diphenhydramine',
  hydrocortisone: 'Hydrocortisone',
  methylprednisolone: 'Methylprednisolone',
  famotidine: 'Famotidine',
  albuterol: 'Albuterol',
  meperidine: 'Meperidine',
  acetaminophen: 'Acetaminophen',
  emergency_call: 'Emergency call',
  provider_called: 'Provider called',
  provider_arrived: 'Provider here',
  other: 'Other',
}

export const reactionTermWords: WordsOf<typeof reactionTerms> = {
  infusion_related_reaction: 'Infusion reaction',
  allergic_reaction: 'Allergic reaction',
  anaphylaxis: 'Anaphylaxis',
  cytokine_release: 'Cytokine release',
  other: 'Other',
}

export const reactionOutcomeWords: WordsOf<typeof reactionOutcomes> = {
  resumed_same_rate: 'Runs on at the same rate',
  resumed_half_rate: 'Runs on at half the rate or less',
  resumed_with_premeds: 'Runs on after more premeds',
  stopped_for_good: 'Stopped for good',
  transferred: 'Transferred',
}

export const extravasationActionWords: WordsOf<typeof extravasationActions> = {
  aspirated: 'Aspirated',
  antidote: 'Antidote',
  warm: 'Warm pack',
  cold: 'Cold pack',
  limb_raised: 'Limb raised',
  photo: 'Photo taken',
  provider_called: 'Provider called',
  surgery_called: 'Plastic surgery called',
  instructions_given: 'Patient instructed',
  other: 'Other',
}

export const skinWords: WordsOf<typeof skinColors> = {
  normal: 'Normal',
  pink: 'Pink',
  red: 'Red',
  blanched: 'Blanched',
  dusky: 'Dusky',
  blistered: 'Blistered',
}

export const postponeWords: WordsOf<typeof vitalsPostponeReasons> = {
  asleep: 'Asleep',
  bathroom: 'In the bathroom',
  with_another_patient: 'Was with another patient',
  provider_agreed: 'Provider agreed',
  patient_declined: 'Patient declined',
  other: 'Other',
}

export const alertAnswerWords: WordsOf<typeof alertAnswers> = {
  provider_called: 'Provider called',
  treated: 'Treated',
  measured_again: 'Measured again',
  known_for_patient: 'Known for this patient',
  other: 'Other',
}

export const overridableStopWords: WordsOf<typeof overridableStops> = {
  allergy: 'Allergy',
  dose_change: 'Dose change',
  cumulative_dose: 'Lifetime dose',
  interval: 'Interval',
  labs: 'Labs',
}

export const overridableBlockWords: WordsOf<typeof overridableBlocks> = {
  'baseline-vitals-missing': 'Vitals before treatment',
  'second-check-missing': 'Second check',
  'second-check-same-person': 'Second check by the same person',
}

export const handoffKindWords: WordsOf<typeof handoffKinds> = {
  handoff: 'For the rest of the visit',
  lunch: 'Cover over lunch',
}

export const identityChangeWords: WordsOf<typeof patientChanges> = {
  renamed: 'New name',
  mrn_merged: 'MRN merged',
  corrected: 'Corrected',
  care_facts: 'What is known of the patient',
}
