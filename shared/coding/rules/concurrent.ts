import { isChemo } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, compareIds, sortedBy } from '../model.ts'
import { createGrowingUnion, type GrowingUnion, intersect, lengthOf } from '../time/spans.ts'
import { issueWords } from '../words/issueWords.ts'
import { elapsedMinutes } from './seconds.ts'

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
  ledger: Ledger,
): Alongside {
  const inOrder = firstThenByStart([...infusions, ...pumps], flagged)
  const exempt: Exempt = { pumps: new Set(pumps), flagged }
  const beside = new Map<Administration, number>()
  const measured = (one: Administration, shared: number, hosted: boolean): void => {
    if (hosted) beside.set(one, shared)
    if (!one.running) return
    // Beside a running host every minute adds to both sides, alone to one: the verdict turns here or there.
    ledger.watch(one.minutes - shared * 2 + 1)
    ledger.watch(shared * 2 - one.minutes)
  }
  const ofChemo = inOrder.filter(isChemo)
  const chemo = judge(ofChemo, createHosts(), exempt, measured, ledger)
  const besideChemo = createHosts()
  for (const one of ofChemo) addHost(besideChemo, one)
  const ofTherapy = inOrder.filter((one) => !isChemo(one))
  const therapeutic = judge(ofTherapy, besideChemo, exempt, measured, ledger)
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

/** Those that may host, their minutes together, and the same to the millisecond. */
interface Hosts {
  readonly runs: GrowingUnion
  readonly exact: GrowingUnion
}

const createHosts = (): Hosts => ({ runs: createGrowingUnion(), exact: createGrowingUnion() })

function addHost(hosts: Hosts, { runs, exact }: Administration): void {
  hosts.runs.add(runs)
  hosts.exact.add(exact)
}

/** Never the concurrent one. */
interface Exempt {
  readonly pumps: ReadonlySet<Administration>
  readonly flagged: Administration | null
}

/** Told the minutes an infusion runs beside its hosts, and whether it has any. */
type Measured = (one: Administration, shared: number, hosted: boolean) => void

function judge(
  inOrder: readonly Administration[],
  hosts: Hosts,
  { pumps, flagged }: Exempt,
  measured: Measured,
  ledger: Ledger,
): { readonly inTurn: readonly Administration[]; readonly alongside: readonly Administration[] } {
  const inTurn: Administration[] = []
  const alongside: Administration[] = []
  for (const one of inOrder) {
    const shared = lengthOf(intersect(one.runs, hosts.runs.spans))
    measured(one, shared, hosts.runs.spans.length > 0)
    const mayBeHosted = !pumps.has(one) && one !== flagged
    if (mayBeHosted && hosts.runs.spans.length > 0) checkSeconds(one, shared, hosts, ledger)
    if (mayBeHosted && isMostOf(shared, one.minutes)) {
      alongside.push(one)
      continue
    }
    addHost(hosts, one)
    if (!pumps.has(one)) inTurn.push(one)
  }
  return { inTurn, alongside }
}

const isMostOf = (shared: number, minutes: number): boolean => shared * 2 > minutes

/** R1: the seconds alone would call it concurrent where the printed times do not, or the other way about. */
function checkSeconds(one: Administration, shared: number, { exact }: Hosts, ledger: Ledger): void {
  const sharedElapsed = elapsedMinutes(intersect(one.exact, exact.spans))
  const elapsed = elapsedMinutes(one.exact)
  if (isMostOf(sharedElapsed, elapsed) === isMostOf(shared, one.minutes)) return
  const text = issueWords.secondsBeside(one.name, [shared, one.minutes], [sharedElapsed, elapsed])
  ledger.issue('seconds_change_code', one.members, text)
}
