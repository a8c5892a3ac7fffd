/** One changed place, and whether a test noticed. */
export interface Mutant {
  readonly file: string
  readonly lineNumber: number
  /** The line that was changed, without its indentation. */
  readonly line: string
  /** "active.length > 0 → true". */
  readonly change: string
  /** Stryker's word: Killed, Timeout, Survived, NoCoverage, Ignored, CompileError, RuntimeError. */
  readonly status: string
}

/** Changes to one line that no test can or need notice, and why. */
export interface Explained {
  readonly file: string
  readonly line: string
  readonly changes: readonly string[]
  readonly why: string
}

export interface Bar {
  /** Percent of mutants that must be noticed. */
  readonly floor: number
  /** Survivors that may be there without an explanation. */
  readonly unexplained: number
  readonly explained: readonly Explained[]
}

export interface Verdict {
  readonly good: boolean
  /** Percent, unrounded. */
  readonly score: number
  readonly lines: readonly string[]
}

const noticed = ['Killed', 'Timeout']
const unnoticed = ['Survived', 'NoCoverage']

/** Holds the mutants of a whole room against its bar; the score counts explained survivors as survivors. */
export function judge(mutants: readonly Mutant[], { floor, unexplained, explained }: Bar): Verdict {
  const killed = mutants.filter(({ status }) => noticed.includes(status)).length
  const survivors = mutants.filter(({ status }) => unnoticed.includes(status))
  const open = survivors.filter((mutant) => !explained.some((one) => explains(one, mutant)))
  const stale = explained.flatMap((one) =>
    one.changes
      .filter((change) => !survivors.some((mutant) => explains({ ...one, changes: [change] }, mutant)))
      .map((change) => `${one.file} has no survivor "${change}" in "${one.line}" any more: take it off the list.`),
  )
  const total = killed + survivors.length
  const score = total === 0 ? 100 : (100 * killed) / total
  const lines = [
    ...open.map(({ file, lineNumber, line, change }) => `${file}:${lineNumber} ${change}\n    ${line}`),
    ...stale,
    `${score.toFixed(2)} % of ${total} noticed, ${floor} % is the least.`,
    `${survivors.length} survive: ${survivors.length - open.length} explained, ${open.length} not; ${unexplained} may stay without an explanation.`,
  ]
  return { good: score >= floor && open.length <= unexplained && stale.length === 0, score, lines }
}

const explains = ({ file, line, changes }: Explained, mutant: Mutant): boolean =>
  file === mutant.file && line === mutant.line && changes.includes(mutant.change)
