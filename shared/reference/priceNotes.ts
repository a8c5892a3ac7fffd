/** Notes of the file under which a limit is not 106 % of ASP, in our words (reference-files.md 10). */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/8% of reference add-on/i, 'biosimilar: its ASP plus 8 % of the reference product’s'],
  [/AMP-based/i, 'limit from the average manufacturer price: not an ASP'],
  [/lesser of/i, 'limit by the lesser-of method: not an ASP'],
  [/AWP/i, 'limit from the average wholesale price: not an ASP'],
  [/WAC/i, 'limit from WAC: not an ASP'],
]

/** What the notes of a payment limit mean for its price; none = the limit is 106 % of ASP. */
export const priceNotes = (notes: string | null): readonly string[] =>
  meanings.flatMap(([pattern, meaning]) => (notes !== null && pattern.test(notes) ? [meaning] : []))
