/** Whether two lots are the same as people and printers write them: capitals and blanks at the ends mean nothing. */
export const isSameLot = (a: string, b: string): boolean => lotKey(a) === lotKey(b)

/** A lot as it is compared and sorted, never as it is shown. */
export const lotKey = (lot: string): string => lot.trim().toUpperCase()
