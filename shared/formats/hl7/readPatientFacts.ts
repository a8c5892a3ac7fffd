import { componentOf, fieldText, type Hl7Message, type Hl7Segment, repeatsOf, segmentsNamed } from './readHl7.ts'

/** What SIU and ADT say of a patient beside who they are: language, emergency contact, alerts and allergies. */
export interface InboundPatientFacts {
  /** PID-15 in words; null = not sent. */
  readonly language: string | null
  /** NK1; null = none was sent with a number to call. */
  readonly emergencyContact: { readonly name: string; readonly relationship: string; readonly phone: string } | null
  /** PV1-15 (table 0009) and the notes that stand behind the patient (NTE-3). */
  readonly alerts: readonly string[]
  /** AL1; what was sent adds to the list and takes nothing off it. */
  readonly allergies: readonly {
    readonly substance: string
    readonly reaction: string
    readonly severity: 'mild' | 'moderate' | 'severe' | 'unknown'
  }[]
}

export const patientFactsOf = (message: Hl7Message): InboundPatientFacts => ({
  language: languageOf(message),
  emergencyContact: contactOf(message),
  alerts: [...new Set([...ambulatoryAlerts(message), ...patientNotes(message)])],
  allergies: segmentsNamed(message, 'AL1').flatMap((segment) => allergyOf(message, segment)),
})

/** The text of a coded value, or its code where no text was sent. */
const wordsOf = (message: Hl7Message, value: string | undefined): string =>
  componentOf(message, value, 2) || componentOf(message, value, 1)

const field = (message: Hl7Message, segment: Hl7Segment | undefined, number: number): string | undefined =>
  repeatsOf(message, segment, number)[0]

function languageOf(message: Hl7Message): string | null {
  const value = field(message, segmentsNamed(message, 'PID')[0], 15)
  const [code, text] = [componentOf(message, value, 1), componentOf(message, value, 2)]
  const said = text || languageName(code)
  return said === '' ? null : said.slice(0, 64)
}

/** Languages as ISO 639 writes them, by two letters or three; any other code stays as it was sent. */
function languageName(code: string): string {
  if (!/^[A-Za-z]{2,3}$/.test(code)) return code
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code.toLowerCase()) ?? code
}

/** Table 0131, contact role: an emergency contact, as older and newer senders write it. */
const emergencyRoles = new Set(['C', 'EP', 'EC', 'EMC'])

/** Whoever is sent as the emergency contact; else the first person sent without a role. Next of kin alone is not one. */
function contactOf(message: Hl7Message): InboundPatientFacts['emergencyContact'] {
  const people = segmentsNamed(message, 'NK1')
  const roleOf = (segment: Hl7Segment): string => componentOf(message, field(message, segment, 7), 1).toUpperCase()
  const chosen =
    people.find((segment) => emergencyRoles.has(roleOf(segment))) ?? people.find((segment) => roleOf(segment) === '')
  const name = field(message, chosen, 2)
  const phone = phoneOf(message, field(message, chosen, 5))
  const words = [componentOf(message, name, 2), componentOf(message, name, 1)].filter((part) => part !== '').join(' ')
  if (words === '' || phone === '') return null
  const relationship = wordsOf(message, field(message, chosen, 3))
  return { name: words.slice(0, 200), relationship: relationship.slice(0, 64), phone: phone.slice(0, 24) }
}

/** XTN: the number as it was typed, else area and local number, else the number as one text (2.7 and later). */
function phoneOf(message: Hl7Message, value: string | undefined): string {
  const part = (component: number): string => componentOf(message, value, component)
  return part(1) || `${part(6)}${part(7)}` || part(12)
}

/** Table 0009, ambulatory status: those a chair must know of. */
const ambulatoryWords: Readonly<Record<string, string>> = {
  A1: 'Walks with an aid',
  A2: 'Wheelchair or stretcher',
  A3: 'Not responsive',
  A4: 'Disoriented',
  A5: 'Sees poorly',
  A6: 'Hears poorly',
  A7: 'Speaks with difficulty',
  B1: 'On oxygen',
  B2: 'Special equipment: tubes, IVs, catheters',
  B3: 'Amputee',
  B4: 'Mastectomy',
  B5: 'Paraplegic',
}

const ambulatoryAlerts = (message: Hl7Message): readonly string[] =>
  repeatsOf(message, segmentsNamed(message, 'PV1')[0], 15).flatMap(
    (value) => ambulatoryWords[componentOf(message, value, 1).toUpperCase()] ?? [],
  )

/** Notes that follow PID or PD1 are about the patient; behind another segment they are about that. */
function patientNotes(message: Hl7Message): readonly string[] {
  const start = message.segments.findIndex(({ id }) => id === 'PID')
  if (start < 0) return []
  const after = message.segments.slice(start + 1)
  const end = after.findIndex(({ id }) => id !== 'NTE' && id !== 'PD1')
  return after
    .slice(0, end < 0 ? after.length : end)
    .filter(({ id }) => id === 'NTE')
    .flatMap((segment) => repeatsOf(message, segment, 3).map((value) => fieldText(message, value)))
    .map((text) => text.replace(/\s+/g, ' ').trim().slice(0, 200))
    .filter((text) => text !== '')
}

const severities: Readonly<Record<string, 'mild' | 'moderate' | 'severe'>> = {
  MI: 'mild',
  MO: 'moderate',
  SV: 'severe',
}

function allergyOf(message: Hl7Message, segment: Hl7Segment): InboundPatientFacts['allergies'] {
  const substance = wordsOf(message, field(message, segment, 3)).slice(0, 200)
  if (substance === '') return []
  const reactions = repeatsOf(message, segment, 5).map((value) => fieldText(message, value))
  const severity = severities[componentOf(message, field(message, segment, 4), 1).toUpperCase()] ?? 'unknown'
  return [{ substance, reaction: reactions.join(', ').slice(0, 200), severity }]
}
