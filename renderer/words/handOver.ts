import type { OutgoingRow } from '#shared/ipc/hubOutgoingRows.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'

/** Words of what leaves for a payer or a billing system: claim files, charges, voids, and their receipts. */
export const handOverWords = {
  claimFile: 'Claim file',
  claimFileTitle: 'Claim file of this visit',
  voidTitle: 'Take the claim back',
  voidIt: 'Take the claim back',
  voidAbout:
    'Everything of this visit that stands with the payer is taken back whole (frequency 8). Afterwards it may be billed as new.',
  voidMake: 'Build the file that takes it back',
  make: 'Build the claim file',
  savedTitle: 'It may be at the payer already',
  /** Of a visit that was saved as a file before: what to do about it. */
  savedAsk: (isSame: boolean) =>
    isSame
      ? 'If that file reached the payer, this one bills the visit twice: leave it. If it was not used, go on.'
      : 'If that file reached the payer, this version has to replace it there under the payer’s own number, which the hub does not know: put it right at the payer. If it was not used, go on.',
  makeAgain: 'It was not used: build it',
  makeDespiteCharges: 'Build it all the same',
  saveAgain: 'Save it all the same',
  saveAlone: 'Save the claim file',
  aloneAbout:
    'This workstation works without a hub, which gives claim files their numbers: the file is saved here with control number 1.',
  aloneSaved:
    'What the payer answers is matched by the hub alone. A clearinghouse may take a second file of number 1 for a repeat.',
  made: (control: number) => `Claim file number ${control} is built.`,
  madeNext: 'It leaves when you send or save it.',
  notMade: 'No claim file was built.',
  done: 'Done',
  out: 'Hand over',
  charges: 'Send the charges',
  chargesTo: (name: string) => `Send the charges to ${name}`,
  chargeAgain: 'Send the charges all the same',
  /** An authorization came after the charges went, or one was taken back. */
  reauthorized: 'Charged with another authorization',
  reauthorizedNext:
    'Send the charges again: what stands there is credited first, and charged with the authorization of now.',
  credit: 'Credit them',
  creditAt: (name: string) => `Credit the charges at ${name}`,
  noWays: 'No HL7 receiver and no FHIR server is set up at the hub. Its administrator adds one.',
  deliveries: 'On its way, and arrived',
  retry: 'Try again',
  retryOf: (name: string) => `Try again: ${name}`,
  retryAgain: 'Try again all the same',
  triedAgain: 'It goes again at once.',
  attempts: (count: number) => (count === 1 ? 'Tried once.' : `Tried ${count} times.`),
} as const

export const deliveryStateWords: Readonly<Record<OutgoingRow['state'], string>> = {
  waiting: 'On its way',
  delivered: 'Arrived',
  needs_person: 'Needs you',
}

/** What the next claim file of a visit is to its payer. */
export function nextFileWords(status: WorklistRow['status']): string {
  if (status === 'corrected_claim')
    return 'The payer has an earlier version. This file replaces it (frequency 7), under the payer’s own number. Where another payer pays now, it takes it back, and the file after it bills the other.'
  if (status === 'rejected') return 'The payer sent the claim back. This file sends it as a new one (frequency 1).'
  return 'One claim file of this visit alone, with the next control number of the hub.'
}
