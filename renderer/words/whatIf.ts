import type { AdminClass, Setting } from '#shared/coding/types.ts'

/** Words of the what-if sheet: for billers and educators, on a copy. */
export const whatIfScreenWords = {
  open: 'What if',
  title: 'What if',
  onACopy: 'On a copy. The record and the claim stay as they are.',
  drug: 'Drug',
  start: 'Start',
  stop: 'Stop',
  recorded: (time: string) => (time ? `Recorded ${time}` : 'Not recorded'),
  timeForm: 'A time such as 09:25.',
  class: 'Class',
  access: 'Access',
  accessNumber: (place: number) => `Access ${place}`,
  anotherAccess: 'One more access',
  setting: 'Setting',
  asRecorded: 'As recorded',
  differs: 'Lines that differ',
  same: 'The lines stay the same',
  sameNext: 'Choose another answer above, or leave the codes as they are.',
  change: (before: number, after: number) => `× ${before} → × ${after}`,
} as const

export const classWords: Readonly<Record<AdminClass, string>> = {
  antineoplastic: 'Chemotherapy or complex biologic',
  hormonal_antineoplastic: 'Hormonal chemotherapy',
  therapeutic: 'Therapeutic',
  hydration: 'Hydration',
  transfusion: 'Transfusion',
  procedure: 'Procedure',
}

export const settingWords: Readonly<Record<Setting, string>> = { office: 'Office', facility: 'Hospital outpatient' }
