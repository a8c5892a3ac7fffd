import type { RefusalCode } from '#shared/chart/refusals.ts'

type Facts = Readonly<Record<string, string>>

/** Why, and what next, where a signed visit is changed. */
export const amendWhyWords = {
  'not-in-amendment': () =>
    'This belongs at the chair. A signed visit does not take it any more: write it as a note in the amendment.',
  'amendment-open': ({ at }: Facts) => `An amendment is open${at ? ` since ${at}` : ''}. Make the change there.`,
  'amendment-not-open': () => 'No amendment is open. Nothing has to be taken back: open one to change something.',
  'amendment-not-yours': () => 'It was another nurse’s visit. Ask them, or the charge nurse.',
  'amendment-has-changes': () => 'Something was changed already. Sign it, or take the changes back first.',
  'amendment-empty': () => 'Nothing was changed. Change an entry, or take the amendment back.',
  'signed-elsewhere': ({ version }: Facts) =>
    `Another workstation signed version ${version ?? ''} of this visit, and its entries are still on their way here. Try the hub now, then look at the visit again.`,
  'entry-not-voidable': () =>
    'This entry cannot be struck through. Use the button that takes it back, or write a note beside it.',
} as const satisfies Partial<Record<RefusalCode, (facts: Facts) => string>>

/** Words of a signed visit that is opened again. */
export const amendWords = {
  open: (version: number) => `Version ${version} is being amended`,
  openSince: (who: string, time: string, text: string) => `Since ${time}, ${who}: ${text}`,
  chip: 'Being amended',
  toChart: 'Open the chart',
  review: 'Review and sign',
  openTitle: 'Amend the signed visit',
  openAbout: (version: number) =>
    `Version ${version} stays as it was signed. What you change becomes version ${version + 1}.`,
  openVerb: 'Open amendment',
  openMissing: 'What is wrong and why are needed.',
  what: 'What is to be put right',
  why: 'Why',
  inWords: 'In your words',
  withdraw: 'Take amendment back',
  voidTitle: 'Entered in error',
  voidVerb: 'Strike through',
  voidAbout: 'The entry stays readable, struck through, with your name and the reason.',
  voidMissing: 'Why is needed.',
  signedTwice: (version: number) => `Version ${version} was signed on two workstations`,
  signedTwiceNext: 'Open an amendment and sign again: the next version carries both.',
  delivered: (count: number) =>
    count === 1
      ? 'An entry reached this chart after the signature'
      : `${count} entries reached this chart after the signature`,
  deliveredNext: (time: string, who: string, version: number) =>
    `The first is of ${time}, ${who}. Version ${version} does not carry it. Open an amendment and sign again, or strike it there.`,
  deliveredOpen: (time: string, who: string) =>
    `The first is of ${time}, ${who}. The next version carries it, unless you strike it.`,
  signedTwiceOpen: 'Sign again: the next version carries both.',
} as const
