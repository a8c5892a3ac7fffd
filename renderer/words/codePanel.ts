/** Words of what a practice lets the chair show of codes. */
export const codePanelWords = {
  table: 'Codes at the chair',
  name: 'Next change of a code',
  note: 'While a drug runs, the code panel can say when its code changes, and by which rule. It describes; it never advises.',
  who: 'Who sees it',
  shown: 'Nurses, charge nurses and billers',
  hidden: 'Charge nurses and billers alone',
  save: 'Save who sees it',
  saved: 'It holds from now on, on every workstation.',
  notSaved: 'Who sees it was not changed.',
  same: 'Choose who sees it; nothing is changed yet.',
  aboutNow: 'A change holds at once, on every workstation, and stands in the audit with who made it.',
  aboutCodes: 'The codes themselves, and what is billed, do not depend on it.',
} as const
