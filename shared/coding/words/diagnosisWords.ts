/** Sentences about the order of diagnoses (C1). */
export const diagnosisWords = {
  reasonMissing: () => 'An antineoplastic drug was given for a neoplasm; the plan states no treatment reason.',
} as const
