/** Pick-lists of an order and of what a payer sets for it (workflow 4.1). The record keeps the key. */

/** How a drug is given beside the one before it: through the same line at once, after it, or on a line of its own. */
export const infusionGroups = ['with', 'after', 'separate_line'] as const

/** What body surface is computed by; absent = Mosteller. */
export const bsaFormulas = ['mosteller', 'dubois'] as const

/** Where a payer wants a drug given: its site-of-care limit. */
export const carePlaces = ['office', 'infusion_center', 'hospital', 'home'] as const
export type CarePlace = (typeof carePlaces)[number]

/** Where a patient's copay help stands. */
export const copayHelpStates = ['applied', 'active', 'ended'] as const
