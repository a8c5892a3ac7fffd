/** Sentences about a line of an invoice: what is wrong with it, and what to do. */
export const receiptWords = {
  missing: {
    supplier: 'Enter the supplier as on the invoice.',
    invoice: 'Enter the invoice’s number.',
    lot: 'Enter the lot as printed on the label.',
  },
  tooLong: (most: number) => `At most ${most} characters.`,
  ndc: 'An NDC has eleven digits. A spreadsheet may have dropped a zero in front.',
  noDay: 'Enter a day the calendar has, such as 2026-03-02.',
  notYet: (today: string) => `Today is ${today}: enter what has arrived, with the day it came.`,
  expired: (receivedOn: string) =>
    `The lot would have been expired when it came on ${receivedOn}: read both days off the package and the invoice again.`,
  count: (most: number) => `Enter a whole number from 1 to ${most.toLocaleString('en-US')}.`,
  money: 'Enter dollars with at most two places, such as 1234.50.',
  free: 'Drug that came free has no cost and must not lower an average: do not enter it here.',
  pool: 'Write own for the practice’s own stock, or 340b.',
  twice: ({ invoice, lot }: Named, line: number) =>
    `Invoice ${invoice} has lot ${lot} on line ${line} already. Put its packages together on one line.`,
  rival: ({ invoice, supplier, lot, packages }: Named & { readonly packages: number }) =>
    `Invoice ${invoice} of ${supplier} is here already with ${packages} ${packages === 1 ? 'package' : 'packages'} of lot ${lot}. If that line is wrong, strike it first.`,
  here: ({ invoice, supplier, lot }: Named) =>
    `This line is here already: lot ${lot}, invoice ${invoice} of ${supplier}.`,
} as const

interface Named {
  readonly supplier: string
  readonly invoice: string
  readonly lot: string
}
