import fc from 'fast-check'
import type { Collected } from './collect.ts'
import { survivorsReporter } from './survivorsReporter.ts'
import { createTestLoader, type TestLoader } from './testLoader.ts'

/** How often each mutant was reached: while modules loaded, and by each test. */
interface Coverage {
  readonly static: Record<string, number>
  readonly perTest: Record<string, Record<string, number>>
}

/** What Stryker's instrumented code reads and writes: https://stryker-mutator.io/docs/mutation-testing-elements/mutant-switching. */
interface Switch {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: Coverage
  hitCount?: number | undefined
  hitLimit?: number | undefined
}

interface MutantRun {
  readonly testFilter?: readonly string[]
  readonly hitLimit?: number
  readonly activeMutant: { readonly id: string }
  readonly mutantActivation: 'runtime' | 'static'
}

/** Stryker's test result; its status says 0 for good and 1 for failed. */
interface Outcome {
  readonly id: string
  readonly name: string
  readonly fileName: string
  readonly status: 0 | 1
  readonly timeSpentMs: number
  readonly failureMessage?: string
}

interface Options {
  /** Patterns; the tests run in this order, and a mutant's run ends with the first that notices it. */
  readonly inProcess: { readonly testFiles: readonly string[] }
}

// A failed property needs no smallest example here, and a hundred examples of it are many. The seed is one and the same,
// so that two runs over the same code find the same survivors.
fc.configureGlobal({ endOnFailure: true, numRuns: 40, seed: 20_260_302 })

const switches = globalThis as { __stryker__?: Switch }

/** The tests of a room in this one process: loaded once, and after that a mutant costs only the tests that reach it. */
function inProcessRunner({ inProcess: { testFiles } }: Options) {
  const state: Switch = {}
  switches.__stryker__ = state
  const loader = createTestLoader(testFiles)
  let kept: readonly Collected[] | undefined

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async dryRun() {
      kept = await loader.everything()
      const results: Outcome[] = []
      for (const fileName of new Set(kept.map((test) => test.fileName))) {
        results.push(await during(state, loadingOf(fileName), () => loader.file(fileName)))
      }
      for (const test of kept) results.push(await during(state, test, test.run))
      return { status: 'complete', tests: results, mutantCoverage: attributed(state.mutantCoverage, kept) }
    },

    async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }: MutantRun) {
      const active = { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit }
      state.activeMutant = undefined
      const isStatic = mutantActivation === 'static'
      if (!isStatic) kept ??= await loader.everything()
      Object.assign(state, active)
      const wanted = new Set(testFilter)
      let count = 0
      try {
        const all = isStatic ? await loader.everything() : await loadedAgain(kept ?? [], wanted, loader)
        for (const { id, run } of all) {
          if (testFilter !== undefined && !wanted.has(id)) continue
          count += 1
          await run()
        }
        return { status: 'survived', nrOfTests: count }
      } catch (cause) {
        if ((state.hitCount ?? 0) > (hitLimit ?? Infinity)) return { status: 'timeout', reason: 'hit limit' }
        return { status: 'killed', killedBy: [], failureMessage: said(cause), nrOfTests: count }
      }
    },
  }
}
inProcessRunner.inject = ['options'] as const

/** Loading a test file is a test of its own: sessions are built there, outside any test. */
const loadingOf = (fileName: string) => ({ id: `${fileName}#loads`, name: `${fileName} loads`, fileName })

/** The tests kept, those of files that reach the mutant while they load replaced by their tests of now. */
async function loadedAgain(kept: readonly Collected[], wanted: ReadonlySet<string>, loader: TestLoader) {
  const all: Collected[] = []
  for (const [fileName, tests] of Map.groupBy(kept, (test) => test.fileName)) {
    all.push(...(wanted.has(loadingOf(fileName).id) ? await loader.file(fileName) : tests))
  }
  return all
}

/** What a test file reaches while it loads counts for each of its tests, and no longer for the loading of the room. */
function attributed(coverage: Coverage | undefined, tests: readonly Collected[]): Coverage | undefined {
  if (coverage === undefined) return undefined
  for (const [fileName, ofFile] of Map.groupBy(tests, (test) => test.fileName)) {
    for (const [mutant, times] of Object.entries(coverage.perTest[loadingOf(fileName).id] ?? {})) {
      const left = (coverage.static[mutant] ?? 0) - times
      if (left > 0) coverage.static[mutant] = left
      else delete coverage.static[mutant]
      for (const { id } of ofFile) {
        coverage.perTest[id] ??= {}
        coverage.perTest[id][mutant] ??= times
      }
    }
  }
  return coverage
}

const said = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Runs something as this test, so that what it reaches is counted for it. */
async function during(state: Switch, test: Omit<Collected, 'run'>, run: () => unknown): Promise<Outcome> {
  const { id, name, fileName } = test
  const began = performance.now()
  state.currentTestId = id
  const outcome = async (): Promise<Pick<Outcome, 'status' | 'failureMessage'>> => {
    try {
      await run()
      return { status: 0 }
    } catch (cause) {
      return { status: 1, failureMessage: said(cause) }
    }
  }
  const result = await outcome()
  state.currentTestId = undefined
  return { id, name, fileName, ...result, timeSpentMs: performance.now() - began }
}

/** Read by Stryker, which takes what a module gives under this name as its plugins. */
export const strykerPlugins = [
  { kind: 'TestRunner', name: 'in-process', factory: inProcessRunner },
  { kind: 'Reporter', name: 'survivors', factory: survivorsReporter },
]
