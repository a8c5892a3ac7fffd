import type { Line } from '#shared/chart/chart.ts'
import type { ContainersPayload, UsedContainer } from '#shared/chart/payloads/payloads.ts'
import { inUnit } from '#shared/clinical/amounts.ts'
import type { StockedContainer } from '#shared/document/clinic.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalText,
  parseDecimal,
  subtractDecimals,
  sumDecimals,
  zero,
} from '#shared/kernel/decimal.ts'

/** One opened vial while its amounts are being said. All numbers are decimal text in the unit of its label. */
export interface Vial {
  readonly container: UsedContainer
  /** A single-dose vial with a rest needs a word about it; everything else is decided by its numbers. */
  readonly isDecided: boolean
}

const read = (text: string): Decimal => parseDecimal(text.replace(/\.$/, '')) ?? zero
const least = (a: Decimal, b: Decimal): Decimal => (compareDecimals(a, b) < 0 ? a : b)
const notBelowZero = (a: Decimal): Decimal => (compareDecimals(a, zero) < 0 ? zero : a)

/** What of the dose the vials do not cover yet, in a unit; null where dose and vial cannot be compared. */
export function uncovered(dose: DocAmount, vials: readonly Vial[], unit: string): Decimal | null {
  const wanted = inUnit(dose, unit)
  const drawn = vials.map(({ container }) => inUnit({ amount: container.used, unit: container.size.unit }, unit))
  if (!wanted || drawn.some((amount) => amount === null)) return null
  return subtractDecimals(wanted, sumDecimals(drawn.filter((amount) => amount !== null)))
}

/** What the vials are for; of what was not given nothing is used (workflow 10, "Mixed, never hung"). */
export const doseToCover = ({ state, doseGiven, plan }: Line): DocAmount =>
  state === 'not_given' ? { ...plan.dose, amount: '0' } : (doseGiven ?? plan.dose)

/** How a vial came onto the list: by its own code, or chosen by hand for a reason that may still be missing. */
export type CameBy = Pick<UsedContainer, 'scanned' | 'notScanned'>

/** A vial, with as much of the dose in it as is not covered yet; it went into the newest mixing until somebody says otherwise. */
export function addVial(
  vials: readonly Vial[],
  stocked: StockedContainer & { readonly serial?: string },
  dose: DocAmount,
  { id, cameBy, mixing = 1 }: { readonly id: string; readonly cameBy: CameBy; readonly mixing?: number },
): readonly Vial[] {
  const size = read(stocked.size.amount)
  const open = uncovered(dose, vials, stocked.size.unit)
  const used = open === null ? size : least(size, notBelowZero(open))
  const rest = subtractDecimals(size, used)
  const isMulti = stocked.type === 'multi_dose'
  const hasRest = compareDecimals(rest, zero) > 0
  const container: UsedContainer = {
    ...stocked,
    ...cameBy,
    id,
    ...(mixing > 1 ? { mixing } : {}),
    used: decimalText(used),
    wasted: '0',
    kept: isMulti ? decimalText(rest) : '0',
  }
  return [...vials, { container, isDecided: isMulti || !hasRest }]
}

/** What is left in the vial beside what was used, wasted, kept and other patients': zero when it adds up. */
export const unspoken = ({ container }: Vial): Decimal =>
  subtractDecimals(
    subtractDecimals(read(container.size.amount), othersOf(container)),
    addDecimals(read(container.used), addDecimals(read(container.wasted), read(container.kept))),
  )

/** Of a shared vial, what other patients had or will have (U9). */
const othersOf = ({ takenBefore = '0', passedOn = '0' }: UsedContainer): Decimal =>
  addDecimals(read(takenBefore), read(passedOn))

/** Label less what another patient had from it before. */
const ownPart = ({ size, takenBefore = '0' }: UsedContainer): Decimal =>
  notBelowZero(subtractDecimals(read(size.amount), read(takenBefore)))

export const isShared = ({ container }: Vial): boolean =>
  container.takenBefore !== undefined || container.passedOn !== undefined

/** Another patient had so much of it before; nothing said about the rest holds any more. */
export function withTakenBefore({ container }: Vial, takenBefore: string): Vial {
  const { takenBefore: _before, passedOn: _on, wasteReason: _why, ...rest } = container
  const shared = takenBefore === '' ? rest : { ...rest, takenBefore }
  const used = least(read(container.used), ownPart(shared))
  const isUsedUp = compareDecimals(used, ownPart(shared)) === 0
  return { container: { ...shared, used: decimalText(used), wasted: '0' }, isDecided: isUsedUp }
}

/** The rest goes to the next patient, on whose line its waste stands. */
export function withPassedOn(vial: Vial): Vial {
  const { wasteReason: _why, ...rest } = vial.container
  return { container: { ...rest, wasted: '0', passedOn: restOf(vial) }, isDecided: true }
}

/** The amount thrown away as typed, for `usual` unless another reason stands; the vial's used part is what remains of it. */
export function withWasted(
  vial: Vial,
  wasted: string,
  usual: NonNullable<UsedContainer['wasteReason']> = 'remainder',
): Vial {
  const used = notBelowZero(
    subtractDecimals(ownPart(vial.container), addDecimals(read(wasted), read(vial.container.kept))),
  )
  const isSome = compareDecimals(read(wasted), zero) > 0
  const { wasteReason, passedOn: _on, ...rest } = vial.container
  const reason = isSome ? { wasteReason: wasteReason ?? usual } : {}
  return { container: { ...rest, wasted, used: decimalText(used), ...reason }, isDecided: true }
}

/** The amount used of a multi-dose vial as typed; the rest is kept. */
export function withUsed(vial: Vial, used: string): Vial {
  const kept = notBelowZero(subtractDecimals(read(vial.container.size.amount), read(used)))
  return { container: { ...vial.container, used, kept: decimalText(kept) }, isDecided: true }
}

export const withReason = (vial: Vial, wasteReason: NonNullable<UsedContainer['wasteReason']>): Vial => ({
  ...vial,
  container: { ...vial.container, wasteReason },
})

/** The same reason for every vial chosen by hand that has none: one tap, however many were opened. */
export const withoutScan = (
  vials: readonly Vial[],
  reason: NonNullable<UsedContainer['notScanned']>,
): readonly Vial[] =>
  vials.map((vial) => (isUnsaid(vial) ? { ...vial, container: { ...vial.container, notScanned: reason } } : vial))

/** Chosen by hand, and nobody has said why (workflow 5.10). */
export const isUnsaid = ({ container }: Vial): boolean => !container.scanned && container.notScanned === undefined

/** What is not used of the vial, as decimal text: the quick answer "The rest". */
export const restOf = ({ container }: Vial): string =>
  decimalText(notBelowZero(subtractDecimals(ownPart(container), read(container.used))))

export const isAddedUp = (vial: Vial): boolean => compareDecimals(unspoken(vial), zero) === 0
export const hasWaste = (vials: readonly Vial[]): boolean =>
  vials.some(({ container }) => compareDecimals(read(container.wasted), zero) > 0)

/** Sum of one column in the unit of the first vial; null where units differ. */
export function columnSum(
  vials: readonly Vial[],
  column: 'used' | 'wasted' | 'kept' | 'size' | 'others',
): DocAmount | null {
  const unit = vials[0]?.container.size.unit
  if (unit === undefined) return null
  const amounts = vials.map(({ container }) =>
    inUnit({ amount: columnOf(container, column), unit: container.size.unit }, unit),
  )
  const known = amounts.filter((amount) => amount !== null)
  return known.length === amounts.length ? { amount: decimalText(sumDecimals(known)), unit } : null
}

function columnOf(container: UsedContainer, column: 'used' | 'wasted' | 'kept' | 'size' | 'others'): string {
  if (column === 'size') return container.size.amount
  return column === 'others' ? decimalText(othersOf(container)) : clean(container[column])
}

const clean = (text: string): string => decimalText(read(text))

/** The set as the command carries it. */
export function toContainers(lineId: string, vials: readonly Vial[]): ContainersPayload {
  const containers = vials.map(({ container }) => ({
    ...container,
    used: clean(container.used),
    wasted: clean(container.wasted),
    kept: clean(container.kept),
    ...(container.takenBefore === undefined ? {} : { takenBefore: clean(container.takenBefore) }),
  }))
  const isWasteless = !hasWaste(vials) && containers.some(({ type }) => type === 'single_dose')
  return { lineId, containers, nothingWasted: isWasteless }
}
