import { chooseVials } from './chooseVials.ts'
import {
  ceiling,
  type Exact,
  exact,
  exactText,
  isAboveZero,
  isLess,
  minus,
  none,
  over,
  plus,
  readExact,
  smaller,
  sum,
  times,
} from './exact.ts'
import { issueKinds } from './issueKinds.ts'
import { convertAmount, measure } from './measures.ts'
import type { Amount, Issue, IssueCode, UnitLine, UnitsInput, UnitsResult } from './types.ts'
import { discardedUnits, leftOver, type Opened, reportable, wasteGap } from './waste.ts'
import { unitWords as words } from './words/units.ts'

/**
 * The drug lines of one drug, one HCPCS and one day, with everything that stands in their way (rules U1–U9).
 * A blocking issue leaves no lines. The caller sums the day's doses first: units are rounded once (U1).
 */
export function codeUnits(input: UnitsInput): UnitsResult {
  if (input.patientSupplied) return { lines: [], issues: [] }
  const stated = readStated(input)
  if ('level' in stated) return { lines: [], issues: [stated] }
  const opened = readAmounts(stated)
  if ('level' in opened) return { lines: [], issues: [opened] }
  if (!isAboveZero(opened.given)) return { lines: [], issues: [] }
  const blocked = blockedBy(stated, opened)
  if (blocked) return { lines: [], issues: [blocked] }
  return { lines: unitLines(stated, opened), issues: hints(stated, opened) }
}

/** An input that says what was given and what one billing unit is. */
type Stated = UnitsInput & { readonly billingUnit: Amount; readonly administered: Amount }

function readStated(input: UnitsInput): Stated | Issue {
  const { administered, billingUnit } = input
  if (!billingUnit) return issue(input, 'unclassified_drug', words.noBillingUnit)
  if (!administered) return issue(input, 'missing_dose', words.doseMissing)
  if (administered.unit.trim() === '') return issue(input, 'missing_dose', words.doseWithoutUnit)
  return { ...input, billingUnit, administered }
}

/** Everything in the billing unit's unit, or the first thing that cannot be read or compared (U4, U7). */
function readAmounts(input: Stated): Opened | Issue {
  const { administered, billingUnit, concentration } = input
  const inBillingUnit = (amount: Amount): Exact | null => convertAmount(amount, billingUnit.unit, concentration)
  const unit = inBillingUnit(billingUnit)
  if (!unit || !isAboveZero(unit)) return issue(input, 'unit_mismatch', words.billingUnitUnreadable)
  if (!measure(administered)) return issue(input, 'missing_dose', words.doseUnreadable)
  const given = inBillingUnit(administered)
  if (!given) return cannotCompare(input, administered)
  const content = { single_dose: none, multi_dose: none }
  for (const { size, count, type, elsewhere } of input.containers) {
    const number = readExact(count)
    const gone = elsewhere ? inBillingUnit(elsewhere) : none
    if (!measure(size) || !number || !gone || number.above < 0n)
      return issue(input, 'unit_mismatch', words.containerUnreadable)
    const label = inBillingUnit(size)
    if (!label) return cannotCompare(input, size)
    content[type] = plus(content[type], times(minus(label, smaller(gone, label)), number))
  }
  const waiting = waitsForReview(input)
  const inReview = waiting ? inBillingUnit(waiting) : none
  if (!inReview) return issue(input, 'unit_mismatch', words.wasteUnreadable)
  return { unit, given, singleDose: content.single_dose, multiDose: content.multi_dose, inReview }
}

/** What a biller is still asked about; nothing once it has been released. */
const waitsForReview = ({ waste }: UnitsInput): Amount | undefined =>
  waste?.reviewed === 'report' ? undefined : waste?.review

function blockedBy(input: Stated, opened: Opened): Issue | null {
  const label = plus(opened.singleDose, opened.multiDose)
  const say = sayer(input)
  if (!isAboveZero(label)) return issue(input, 'administered_exceeds_containers', words.noContainer(say(opened.given)))
  if (isLess(label, opened.given))
    return issue(input, 'administered_exceeds_containers', words.moreThanOpened(say(opened.given), say(label)))
  const left = leftOver(opened)
  const gap = isAboveZero(left) && !input.remainderBilledElsewhere ? wasteGap(input.waste) : null
  return gap && issue(input, 'missing_waste_entry', words.wasteIncomplete(say(left), gap))
}

function unitLines(input: Stated, opened: Opened): readonly UnitLine[] {
  const say = sayer(input)
  const units = ceiling(over(opened.given, opened.unit))
  const wasteUnits = reportsDiscard(input) ? discardedUnits(opened) : 0n
  const discard = discardOf(input, opened, wasteUnits)
  const common = commonRules(input)
  const line = (
    quantity: Exact,
    count: bigint,
    modifiers: readonly string[],
    rules: readonly string[],
    text: string,
  ) => ({
    code: input.hcpcs,
    units: Number(count),
    modifiers: input.profile?.acquired340b ? [...modifiers, 'TB'] : modifiers,
    quantity: exactText(quantity),
    unit: input.billingUnit.unit,
    rules: [...rules, ...common],
    text: input.profile?.acquired340b ? `${text} ${words.bought340b}` : text,
  })
  const rounded = isLess(over(opened.given, opened.unit), exact(units)) ? [words.roundedUp] : []
  const unitText = say(opened.unit)
  const givenText = [words.given(say(opened.given), unitText, Number(units)), ...rounded, ...discard.text].join(' ')
  const given = line(opened.given, units, discard.modifiers, ['U1', ...discard.rules], givenText)
  if (wasteUnits === 0n) return [given]
  const left = reportable(opened)
  const wasteText = words.discarded(say(left), unitText, Number(wasteUnits))
  return [given, line(left, wasteUnits, ['JW'], ['U2', 'U3'], wasteText)]
}

/** The discard modifier of the administered line (U3, U5, U9). */
function discardOf(
  input: UnitsInput,
  opened: Opened,
  wasteUnits: bigint,
): { readonly modifiers: readonly string[]; readonly rules: readonly string[]; readonly text: readonly string[] } {
  if (input.profile?.discardModifiers === 'none')
    return { modifiers: [], rules: ['U5'], text: [words.payerWithoutDiscard] }
  if (!isAboveZero(opened.singleDose)) return { modifiers: [], rules: ['U3'], text: [words.multiDose] }
  if (input.remainderBilledElsewhere && isAboveZero(leftOver(opened)))
    return { modifiers: ['JZ'], rules: ['U3', 'U9'], text: [words.sharedContainer] }
  if (wasteUnits > 0n) return { modifiers: [], rules: ['U3'], text: [] }
  return { modifiers: ['JZ'], rules: ['U3'], text: [words.nothingDiscarded] }
}

const reportsDiscard = (input: UnitsInput): boolean =>
  input.profile?.discardModifiers !== 'none' && !input.remainderBilledElsewhere

/** Rules that hold for every line of the drug: conversion (U4) and 340B (U6). */
function commonRules(input: Stated): readonly string[] {
  const written = [input.administered, ...input.containers.map(({ size }) => size)]
  const converted = written.some(({ unit }) => unit !== input.billingUnit.unit)
  return [...(converted ? ['U4'] : []), ...(input.profile?.acquired340b ? ['U6'] : [])]
}

/** What the biller may want to know, and stops nobody (U3, U8). */
function hints(input: Stated, opened: Opened): readonly Issue[] {
  const left = reportable(opened)
  const held = isHeld(input, opened) ? [review(input, opened)] : []
  if (!isAboveZero(left) || input.remainderBilledElsewhere) return held
  const say = sayer(input)
  const found: Issue[] = [...held]
  if (reportsDiscard(input) && discardedUnits(opened) === 0n)
    found.push(issue(input, 'waste_below_billing_unit', words.wasteInsideRounding(say(left))))
  const better = lessWasteful(input, opened)
  if (better) found.push(issue(input, 'vial_choice_review', better))
  return found
}

/** The sentence for a combination of stocked or opened sizes that leaves less; null when there is none (U8). */
function lessWasteful(input: Stated, opened: Opened): string | null {
  const { concentration, containers, stockedSizes = [], billingUnit } = input
  const { unit } = billingUnit
  const sizes = [...containers.filter(({ type }) => type === 'single_dose').map(({ size }) => size), ...stockedSizes]
  const dose = { amount: exactText(opened.given), unit }
  const choice = chooseVials(dose, sizes, concentration)
  if (!choice) return null
  const open = sum(
    choice.vials.map(({ size, count }) =>
      times(convertAmount(size, unit, concentration) ?? none, exact(BigInt(count))),
    ),
  )
  const meant = minus(opened.singleDose, minus(leftOver(opened), reportable(opened)))
  if (!isLess(open, meant)) return null
  const say = sayer(input)
  const named = choice.vials.map(({ size, count }) => `${count} × ${size.amount} ${size.unit}`).join(' + ')
  return words.otherVials(named, say(leftOver({ given: opened.given, singleDose: open })), say(reportable(opened)))
}

const sayer =
  ({ billingUnit }: Stated) =>
  (amount: Exact): string =>
    `${exactText(amount)} ${billingUnit.unit}`

/** A biller is asked only where an answer would change the claim: the payer takes JW, and a rest is there. */
const isHeld = (input: UnitsInput, opened: Opened): boolean =>
  input.waste?.reviewed === undefined &&
  reportsDiscard(input) &&
  isAboveZero(smaller(opened.inReview, leftOver(opened)))

const review = (input: Stated, opened: Opened): Issue =>
  issue(input, 'waste_reason_review', words.wasteToReview(sayer(input)(opened.inReview)))

const cannotCompare = (input: Stated, amount: Amount): Issue =>
  issue(
    input,
    'unit_mismatch',
    words.cannotCompare(asWritten(amount), `the billing unit ${asWritten(input.billingUnit)}`),
  )

const asWritten = ({ amount, unit }: Amount): string => `${amount} ${unit}`

function issue({ serviceIds = [] }: UnitsInput, code: IssueCode, text: string): Issue {
  const { level, stops, rule } = issueKinds[code]
  return { code, level, stops, serviceIds, rule, text }
}
