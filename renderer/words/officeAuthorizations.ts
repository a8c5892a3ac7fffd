import type { RefusalOf } from '#shared/ipc/contract.ts'
import { guardedWords } from './restricted.ts'

/** Words of authorizations that arrive after the signature, entered by the office beside the record. */
export const officeAuthorizationWords = {
  title: 'Authorizations',
  none: 'None is on file for this visit. Enter the one the payer gave, with its number and dates.',
  enter: 'Enter authorization',
  change: 'Change',
  changeOf: (number: string) => `Change authorization ${number}`.trim(),
  takeBack: 'Take back',
  takeBackOf: (number: string) => `Take back what the office entered of ${number || 'it'}`,
  about:
    'As the payer has it now. It stands beside the signed record, which stays as it was signed, and every signed visit of this patient is matched again by its own date.',
  save: 'Save',
  saved: (number: string) => `Authorization ${number} is saved and matched again.`,
  takenBack: (number: string) => `Authorization ${number} is taken back. What the record says of it holds again.`,
  notSaved: 'The authorization was not saved.',
  fromOffice: (by: string, when: string) => `Entered in the office by ${by}, ${when}`,
  history: 'What the office entered',
  entry: (number: string, status: string, until: string) =>
    `${number || 'Without a number'}, ${status.toLowerCase()}, until ${until}`,
  entryTakenBack: (number: string) => `${number || 'Without a number'}, taken back`,
  billedUnderOther: 'Billed with another authorization: a corrected claim is due',
  leftWith: (left: string, now: string) =>
    `The claim left ${left ? `with ${left}` : 'without a number'}; it would carry ${now || 'none'} now. Make the claim file again: it replaces the one the payer has.`,
} as const

/** Why an authorization was not saved, and what next. */
export const authorizeRefusalWords: Readonly<Record<RefusalOf<'claim.authorize'>, string>> = {
  'session-unknown': 'This visit is not signed on this workstation. Open the worklist again.',
  'payer-unknown': 'The payer is none of this patient’s coverages. Choose one of them.',
  'dates-reversed': 'Its last day lies before its first. Change one of them.',
  'number-missing':
    'An approved one needs the payer’s number: it goes on the claim. Enter the number, or choose Pending.',
  'authorization-same': 'Nothing differs from what is on file. Change what the payer changed, or close.',
  'authorization-unknown':
    'The office entered nothing of this one that could be taken back. Ask the nurse of the visit to change what came with it.',
  ...guardedWords,
}
