import { moneyWords } from './billing.ts'
import { dollarWords } from './received.ts'

/** Words of what a visit's containers cost; the office sees them, the chair never. */
export const costWords = {
  title: 'Cost of drugs',
  container: (size: string, lot: string) => `${size}, lot ${lot}`,
  alike: (count: number, container: string) => (count === 1 ? container : `${count} × ${container}`),
  each: (dollars: string, isExact: boolean) => `${isExact ? '' : 'about '}$${dollarWords(dollars)} a container`,
  usedAndWasted: (usedCents: number, wastedCents: number) =>
    wastedCents === 0
      ? `used $${moneyWords(usedCents)}`
      : `used $${moneyWords(usedCents)}, wasted $${moneyWords(wastedCents)}`,
  unknown: (count: number) =>
    count === 0 ? '' : `; ${count === 1 ? '1 container' : `${count} containers`} without a cost, not counted`,
  sum: (usedCents: number, wastedCents: number, unknown: number) =>
    `$${moneyWords(usedCents + wastedCents)} in all: ${costWords.usedAndWasted(usedCents, wastedCents)}${costWords.unknown(unknown)}.`,
  ofEach: 'of each',
  rounded:
    'By lot, tax and freight included. Each figure is rounded once, so a sum can differ from its parts by a cent.',
} as const
