/** Pick-lists of what must be known of a patient before anything is given (workflow 4.1). The record keeps the key. */

export const codeStatuses = ['full', 'dnr', 'dni', 'dnr_dni', 'limited'] as const
export const advanceDirectives = ['on_file', 'not_on_file', 'none'] as const
export const isolations = ['contact', 'enteric', 'droplet', 'airborne', 'protective'] as const
export const pregnancyPotentials = ['pregnant', 'possible', 'not_possible'] as const
export const allergySeverities = ['mild', 'moderate', 'severe', 'unknown'] as const

/** Grade of an earlier reaction (CTCAE v5); a fifth grade is no history of a living patient. */
export const priorGrades = [1, 2, 3, 4] as const
