import type { PaperType } from '#shared/chart/payloads/payloads.ts'

const typeWords: Readonly<Record<PaperType, string>> = { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG' }
const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1000))} kB`

/** Why a scan was not attached or cannot be opened, and what next. */
export const scanWhyWords = {
  'scan-attached': 'This scan is attached already. Choose another file, or close.',
  'scan-not-here': 'The file did not reach this workstation. Choose it again.',
  'scan-empty': 'The file is empty. Scan the sheet again.',
  'scan-too-large': 'The file is larger than 660 kB. Scan the sheet at 150 dpi in gray, one file for each page.',
  'scan-unknown-kind': 'The file is no PDF, JPEG or PNG, whatever its name says. Scan the sheet as one of these.',
  'scan-unknown': 'This scan does not belong to the visit. Close the list and open it again.',
  'scan-altered':
    'The file is not the one that was attached. Check the record, and call whoever looks after this workstation.',
  'session-unknown': 'This visit is not on this workstation. Open it from the day list.',
} as const

/** Why a scan is not here yet, by the workstation it was attached on. */
export const scanAwayWords = {
  'scan-elsewhere': (desk: string) =>
    `The file is on ${desk || 'the workstation it was attached on'}, not sent yet. Open it there, or try again once that workstation reaches the hub.`,
  'scan-not-reached': (desk: string) =>
    `The file is not on this workstation, and the hub does not answer. Try again when it does, or open it on ${desk || 'the workstation it was attached on'}.`,
} as const

/** Words of scans of paper sheets. */
export const paperScanWords = {
  title: 'Scans of the sheet',
  hint: 'PDF, JPEG or PNG, up to 660 kB each. They go to the hub after the entries, and come from there when another workstation opens them.',
  attach: 'Attach a scan',
  notAttached: (name: string) => `${name} was not attached.`,
  notOpened: (name: string) => `${name} was not opened.`,
  saved: (name: string) => `${name} is attached.`,
  attached: (name: string, type: PaperType, bytes: number) =>
    `Scan attached: ${name}, ${typeWords[type]}, ${kilobytes(bytes)}`,
  letterAttached: (name: string, type: PaperType, bytes: number) =>
    `Payer’s letter attached: ${name}, ${typeWords[type]}, ${kilobytes(bytes)}`,
  about: (type: PaperType, bytes: number) => `${typeWords[type]}, ${kilobytes(bytes)}`,
  open: 'Open',
  openOf: (name: string) => `Open ${name}`,
  nameless: 'sheet',
  letterOf: (number: string) => `letter of authorization ${number}`.trim(),
  attachLetter: 'Attach the letter',
  attachLetterOf: (number: string) => `Attach the letter of authorization ${number}`.trim(),
  replaceLetter: 'Attach a newer letter',
  replaceLetterOf: (number: string) => `Attach a newer letter of authorization ${number}`.trim(),
  letterHolds: 'Holds now',
  letterEarlier: 'Earlier letter',
  letterOfVisit: (day: string) => `from the visit of ${day}`,
  letterOfOffice: 'from the office',
  letterHint: 'PDF, JPEG or PNG, up to 660 kB. The newest holds; earlier ones stay to be read.',
} as const
