import { isChemo } from '../administration.ts'
import { type Administration, compareIds, sortedBy } from '../model.ts'
import { createGrowingUnion, type GrowingUnion, intersect, lengthOf } from '../time/spans.ts'

/** Infusions of one access, told apart by R11 and R12. */
export interface Alongside {
  /** One after the other: these compete for the initial code or are sequential. */
  readonly inTurn: readonly Administration[]
  readonly concurrent: readonly Administration[]
  readonly concurrentChemo: readonly Administration[]
  /** For those in turn that had a host: the minutes they ran beside it. */
  readonly beside: ReadonlyMap<Administration, number>
}

/**
 * R11 and R12: an infusion is concurrent when more than half of its own minutes run beside its hosts. Settled before
 * R7. The one with the valid flag is never concurrent and hosts the others; a running pump hosts and is not hosted.
 */
export function judgeConcurrency(
  infusions: readonly Administration[],
  pumps: readonly Administration[],
  flagged: Administration | null,
  watch: Watch,
): Alongside {
  const inOrder = firstThenByStart([...infusions, ...pumps], flagged)
  const isPump = new Set(pumps)
  const exempt: Exempt = { pumps: isPump, flagged }
  const beside = new Map<Administration, number>()
  const watched = (one: Administration, shared: number, hosted: boolean): void => {
    if (hosted) beside.set(one, shared)
    if (!one.running) return
    // Beside a running host every minute adds to both sides, alone to one: the verdict turns here or there.
    watch(one.minutes - shared * 2 + 1)
    watch(shared * 2 - one.minutes)
  }
  const ofChemo = inOrder.filter(isChemo)
  const chemo = judge(ofChemo, createGrowingUnion(), exempt, watched)
  const besideChemo = createGrowingUnion()
  for (const { runs } of ofChemo) besideChemo.add(runs)
  const therapeutic = judge(
    inOrder.filter((one) => !isChemo(one)),
    besideChemo,
    exempt,
    watched,
  )
  return {
    inTurn: [...chemo.inTurn, ...therapeutic.inTurn],
    concurrent: therapeutic.alongside,
    concurrentChemo: chemo.alongside,
    beside,
  }
}

/** Same start: the longer one hosts; same length too: the one charted first. */
export const byStartThenLonger = (a: Administration, b: Administration): number =>
  a.start - b.start || b.minutes - a.minutes || compareIds(a.members[0].id, b.members[0].id)

/** The one that goes before all others, then by start. */
export const firstThenByStart = (
  all: readonly Administration[],
  first: Administration | null,
): readonly Administration[] => [
  ...all.filter((one) => one === first),
  ...sortedBy(
    all.filter((one) => one !== first),
    byStartThenLonger,
  ),
]

interface Exempt {
  readonly pumps: ReadonlySet<Administration>
  readonly flagged: Administration | null
}

type Watch = (minutes: number) => void
/** Told the minutes an infusion runs beside its hosts, and whether it has any. */
type Measured = (one: Administration, shared: number, hosted: boolean) => void

function judge(
  inOrder: readonly Administration[],
  hosts: GrowingUnion,
  { pumps, flagged }: Exempt,
  measured: Measured,
): { readonly inTurn: readonly Administration[]; readonly alongside: readonly Administration[] } {
  const inTurn: Administration[] = []
  const alongside: Administration[] = []
  for (const one of inOrder) {
    const shared = lengthOf(intersect(one.runs, hosts.spans))
    measured(one, shared, hosts.spans.length > 0)
    if (!pumps.has(one) && one !== flagged && shared * 2 > one.minutes) {
      alongside.push(one)
      continue
    }
    hosts.add(one.runs)
    if (!pumps.has(one)) inTurn.push(one)
  }
  return { inTurn, alongside }
}
