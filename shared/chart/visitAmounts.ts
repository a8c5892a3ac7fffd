import { type LabeledAmount, sumAmounts } from '../clinical/amounts.ts'
import type { Chart, Line } from './chart.ts'
import type { UsedContainer } from './payloads/payloads.ts'
import { volumeSoFar } from './timers/volumeSoFar.ts'

/** What went into the patient and what became of the vials, of one line or of all lines of one drug (workflow 12, screen 12). */
export interface GivenAmounts {
  readonly drug: string
  readonly lineIds: readonly string[]
  readonly ordered: LabeledAmount | null
  /** Null while nobody said how much, or where doses cannot be added up. */
  readonly given: LabeledAmount | null
  /** mL; null where neither a pump nor the rates say it. Only of one line. */
  readonly volume: { readonly ml: string; readonly isComputed: boolean } | null
  readonly vials: number
  readonly used: LabeledAmount | null
  readonly wasted: LabeledAmount | null
  /** Left in a multi-dose vial, or passed on to another patient. */
  readonly returned: LabeledAmount | null
}

/** Line by line in the order of the plan, and after its lines the total of a drug that has several. */
export function visitAmounts({ lines }: Pick<Chart, 'lines'>): readonly GivenAmounts[] {
  const shown = lines.filter(({ start, given, containers }) => start || given || containers)
  const drugs = [...new Set(shown.map(({ plan }) => plan.catalogue.drug))]
  return drugs.flatMap((drug) => {
    const same = shown.filter(({ plan }) => plan.catalogue.drug === drug)
    return same.length < 2
      ? same.map((line) => amountsOf([line]))
      : [...same.map((line) => amountsOf([line])), amountsOf(same)]
  })
}

function amountsOf(lines: readonly Line[]): GivenAmounts {
  const [first, ...others] = lines
  const containers = lines.flatMap((line) => line.containers?.containers ?? [])
  const doses = lines.map(({ doseGiven }) => doseGiven)
  const sumOf = (part: (container: UsedContainer) => readonly (string | undefined)[]): LabeledAmount | null =>
    sumAmounts(containers.flatMap((one) => part(one).map((amount) => ({ amount: amount ?? '0', unit: one.size.unit }))))
  return {
    drug: first?.plan.name ?? '',
    lineIds: lines.map(({ id }) => id),
    ordered: sumAmounts(lines.map(({ plan }) => plan.dose)),
    given: doses.some((dose) => dose === null) ? null : sumAmounts(doses.flatMap((dose) => dose ?? [])),
    volume: first && others.length === 0 ? volumeOf(first) : null,
    vials: containers.length,
    used: sumOf(({ used }) => [used]),
    wasted: sumOf(({ wasted }) => [wasted]),
    returned: sumOf(({ kept, passedOn }) => [kept, passedOn]),
  }
}

/** What the pump said or the rates give at the stop; a bag that ran to its end without either went in whole. */
function volumeOf(line: Line): GivenAmounts['volume'] {
  const known = line.stop && volumeSoFar(line, line.stop.at)
  if (known) return { ml: known.volumeMl, isComputed: known.isComputed }
  return line.state === 'completed' && line.plan.volumeMl !== undefined
    ? { ml: line.plan.volumeMl, isComputed: true }
    : null
}
