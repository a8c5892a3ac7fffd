/** One kind of field of a GS1 element string, named by its application identifier (AI). */
export interface ElementField {
  readonly ai: string
  /** Characters of the value: from, to. Equal for fields of one length. */
  readonly least: number
  readonly most: number
  /** True: ends by its length alone, no separator follows (GS1 General Specifications, figure 7.8.5-2). */
  readonly isPredefined: boolean
  readonly isDigits: boolean
  readonly check?: 'digit' | 'date'
}

const predefined = (ai: string, length: number, check?: ElementField['check']): ElementField => ({
  ...{ ai, least: length, most: length, isPredefined: true, isDigits: true },
  ...(check ? { check } : {}),
})
const variable = (ai: string, most: number, least = 1): ElementField => ({
  ...{ ai, least, most, isPredefined: false, isDigits: false },
})
const digits = (ai: string, most: number, least = 1): ElementField => ({ ...variable(ai, most, least), isDigits: true })

const twoDigits: readonly ElementField[] = [
  predefined('00', 18, 'digit'),
  predefined('01', 14, 'digit'),
  predefined('02', 14, 'digit'),
  predefined('03', 14, 'digit'),
  variable('10', 20),
  ...['11', '12', '13', '15', '16', '17'].map((ai) => predefined(ai, 6, 'date')),
  predefined('20', 2),
  variable('21', 20),
  variable('22', 20),
  digits('30', 8),
  digits('37', 8),
  variable('90', 30),
  ...['91', '92', '93', '94', '95', '96', '97', '98', '99'].map((ai) => variable(ai, 90)),
]

const longer: readonly ElementField[] = [
  variable('235', 28),
  ...['240', '241', '250', '251'].map((ai) => variable(ai, 30)),
  digits('242', 6),
  variable('243', 20),
  variable('253', 30, 13),
  variable('254', 20),
  digits('255', 25, 13),
  ...['400', '401', '403'].map((ai) => variable(ai, 30)),
  digits('402', 17, 17),
  ...['410', '411', '412', '413', '414', '415', '416', '417'].map((ai) => predefined(ai, 13, 'digit')),
  variable('420', 20),
  variable('421', 12, 3),
  digits('422', 3, 3),
  // National healthcare numbers: Germany, France, Spain, Brazil, Portugal, USA, Italy.
  ...['710', '711', '712', '713', '714', '715', '716'].map((ai) => variable(ai, 20)),
  digits('7003', 10, 10),
  digits('7004', 4),
  digits('7006', 6, 6),
  digits('7007', 12, 6),
  digits('8005', 6, 6),
  digits('8006', 18, 18),
  digits('8008', 12, 8),
  digits('8017', 18, 18),
  digits('8018', 18, 18),
  variable('8020', 25),
]

const byIdentifier: ReadonlyMap<string, ElementField> = new Map(
  [...twoDigits, ...longer].map((field) => [field.ai, field]),
)

/** Measures: 31 to 36, four digits of identifier and six of value (weight, length, volume). */
const measured = /^3[1-6]\d\d$/

/** The field whose identifier is exactly this, or null where the desk does not know it. */
export const fieldOf = (ai: string): ElementField | null =>
  byIdentifier.get(ai) ?? (measured.test(ai) ? predefined(ai, 6) : null)

/** The field that begins at a place of the text. No identifier begins with another one, so the first that fits is it. */
export function fieldAt(text: string, at: number): ElementField | null {
  for (const length of [2, 3, 4]) {
    const ai = text.slice(at, at + length)
    const field = ai.length === length ? fieldOf(ai) : null
    if (field) return field
  }
  return null
}
