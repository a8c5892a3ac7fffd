import type { MinuteKind } from '#renderer/components/MinutesPicture.tsx'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { shortDayWords, timeWords } from './times.ts'

/** Words of the biller's screens. Money is said here and nowhere else. */
export const billingWords = {
  title: 'Worklist',
  sub: 'Signed visits, least time left first',
  search: 'Name, MRN or claim number',
  hours: 'Of 48 hours',
  patient: 'Patient',
  service: 'Service',
  payer: 'Payer',
  treatment: 'Treatment',
  status: 'Status',
  /** The workstation a visit was signed on, where that is another one. */
  from: (desk: string) => `From ${desk}`,
  /** The biller who works on a visit. */
  heldBy: (name: string) => `With ${name}`,
  heldByYou: 'With you',
  missing: 'What is missing',
  value: 'Value, $',
  noClock: 'Not discharged',
  emptyTitle: 'No signed visits',
  emptyNext: 'A visit appears here as soon as a nurse has signed it.',
  noMatch: 'No visit fits these words',
  noMatchNext: 'Clear the search to see all signed visits.',
  move: 'move',
  open: 'open',
  find: 'find',
  backToList: 'back to the worklist',
  exportKey: 'claim file',
  askKey: 'ask the nurse',
  turn: 'visit before, next visit',
  views: 'Which visits',
  readyToExport: 'Ready to export',
  loading: 'Opening the visit',
  loadingNext: 'Go back to the worklist and open it again if it stays so.',
  complete: 'Is it complete?',
  minutes: 'Which minutes counted',
  lines: 'Administration lines',
  drugs: 'Drug lines',
  notReported: 'Not reported on its own',
  /** A neighbouring code, or how many of the same. */
  whyNot: (other: string) => `Why not ${other}?`,
  exportCsv: 'Export CSV',
  held: 'Held',
  open_: (count: number) => `${count} open`,
  allOk: 'Complete',
  savedBefore: (saved: Saved) => `${savedWords(saved)} If that one was used, this one bills the visit twice.`,
  exported: (file: string) => `${file} is in the downloads of this workstation.`,
  waits: 'What holds the claim',
  reviews: 'To review',
  ruleLine: (rules: string, catalogue: string) => `${rules}, catalogue ${catalogue}`,
  profile: 'Otherwise than usual, by practice or payer',
  given: 'Given',
  drugCode: 'Drug code',
  units: 'Units',
  waste: 'Waste',
  administration: 'Administration',
  diagnosis: 'Diagnosis',
  authorization: 'Auth.',
  ndc: 'NDC',
  planned: 'Planned',
  givenLane: (route: PlannedLine['route']) => {
    if (route === 'iv_push') return 'push'
    return route === 'subcutaneous' || route === 'intramuscular' ? 'injection' : 'given'
  },
  amending: (version: number) => `Version ${version} is being amended`,
  amendingSince: (who: string, time: string, text: string) => `Since ${time}, ${who}: ${text}. Its export waits.`,
  codedOtherwise: 'The hub codes this visit otherwise than it was signed',
  codedOtherwiseNext: (difference: string) =>
    `${difference[0]?.toUpperCase()}${difference.slice(1)}. Look at its lines before the claim leaves, and tell support.`,
  correctedClaim: (version: number, billed: number) =>
    `Version ${billed} is billed. Version ${version} needs a corrected claim`,
  amendedTo: (version: number) => `Amended, version ${version}`,
  sameLines: 'No code, unit or charge differs.',
  ofMinutes: (counted: number, all: number) => `${counted} of ${all}`,
  onceLane: 'once',
  pumpLane: 'pump',
  /** Inside a bar: a pump runs for hours. */
  barOf: (minutes: number, kind: MinuteKind) =>
    kind === 'pump' && minutes >= 60 ? `${Math.floor(minutes / 60)} h` : `${minutes} min`,
  leftOut: (name: string, minutes: number, why: string) => `${name}: ${minutes} min not counted, ${why}.`,
  /** One stretch of a line: counted, or why it is not. */
  stretch: (from: string, to: string, minutes: number, leftOut: string | null) =>
    `${from} to ${to}, ${minutes} min ${leftOut === null ? 'counted' : `not counted: ${leftOut}`}`,
} as const

export const worklistStatusWords: Readonly<Record<WorklistRow['status'], string>> = {
  not_yet_received: 'No receipt yet',
  received: 'Ready',
  needs_person: 'Needs a person',
  on_hold: 'On hold',
  exported: 'Exported',
  corrected_claim: 'Corrected claim',
  in_batch: 'In a claim file',
  sent: 'Sent',
  accepted: 'Accepted',
  rejected: 'Rejected',
  adjudicated: 'Decided',
  second_payer: 'Next payer',
}

/** Cents → "1,214.00". */
export function moneyWords(cents: number): string {
  const whole = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(Math.abs(cents % 100)).padStart(2, '0')}`
}

type Changed = NonNullable<WorklistRow['changed']>
type Difference = Changed['differences'][number]

/** "Version 2 instead of version 1, which is billed: 96415 3 → 2." */
export const changedWords = ({ since, isBilled, differences }: Changed): string =>
  `${isBilled ? `Billed as version ${since}` : `Amended after version ${since}`}: ${
    differences.length > 0 ? differences.map(differenceWords).join(', ') : 'no line differs'
  }.`

/** "Lake Mutual comes next: build its claim." */
export const nextPayerWords = (name: string): string =>
  `${name} comes next: the next claim file carries its claim with what the payer before it decided, or takes back what it no longer has.`

/** "Answered by Dana Reyes: Marcus saw it." */
export const answeredWords = ({ by, words }: NonNullable<WorklistRow['question']>): string =>
  `Answered by ${by}: ${words}`

/** "96415 3 → 2", "96417 new, 1", "J9312-JW left out, was 8"; with charges where only they differ. */
export function differenceWords({ code, modifiers, before, after }: Difference): string {
  const name = [code, ...modifiers].join('-')
  if (!after) return `${name} left out, was ${before?.units ?? 0}`
  if (!before) return `${name} new, ${after.units}`
  return before.units === after.units
    ? `${name} $${moneyWords(before.cents)} → $${moneyWords(after.cents)}`
    : `${name} ${before.units} → ${after.units}`
}

type Saved = NonNullable<WorklistRow['saved']>

const formatWords: Readonly<Record<string, string>> = {
  '837p': 'a claim file',
  '837i': 'a claim file',
  csv: 'CSV',
  dft: 'HL7 charges',
  fhir: 'a FHIR bundle',
}

/** A claim that left as a file outside of the hub's ledger: "Version 1 was saved as CSV by Grace Kim, 2 Mar, 15:10, …". */
export function savedWords({ version, format, by, at, from }: Saved): string {
  const as = formatWords[format ?? ''] ?? 'a file'
  const who = [by === null ? '' : ` by ${by}`, from === null ? '' : ` at ${from}`].join('')
  return `Version ${version} was saved as ${as}${who}, ${shortDayWords(localDate(at))}, ${timeWords(at)}, and counts as sent.`
}
