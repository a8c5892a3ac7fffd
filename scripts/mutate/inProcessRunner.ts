import { globSync, readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beginFile, type Collected, takeCollected } from './collect.ts'

/** What Stryker's instrumented code reads and writes: https://stryker-mutator.io/docs/mutation-testing-elements/mutant-switching. */
interface Switch {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: unknown
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

const switches = globalThis as { __stryker__?: Switch }
const collectUrl = pathToFileURL(join(import.meta.dirname, 'collect.ts')).href

/** The tests of a room in this one process: loaded once, and after that a mutant costs only the tests that reach it. */
function inProcessRunner({ inProcess: { testFiles } }: Options) {
  const state: Switch = {}
  switches.__stryker__ = state
  const loader = freshLoader(testFiles)
  let kept: readonly Collected[] | undefined

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async dryRun() {
      kept = await loader()
      const results = []
      for (const test of kept) {
        state.currentTestId = test.id
        results.push(await outcome(test))
        state.currentTestId = undefined
      }
      return { status: 'complete', tests: results, mutantCoverage: state.mutantCoverage }
    },

    async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }: MutantRun) {
      const active = { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit }
      state.activeMutant = undefined
      let all: readonly Collected[]
      if (mutantActivation === 'static') {
        Object.assign(state, active)
        const loaded = await loader().catch((cause: unknown) => said(cause))
        if (typeof loaded === 'string') {
          return { status: 'killed', killedBy: [], failureMessage: loaded, nrOfTests: 0 }
        }
        all = loaded
      } else {
        kept ??= await loader()
        all = kept
        Object.assign(state, active)
      }
      const wanted = testFilter === undefined ? all : all.filter(({ id }) => testFilter.includes(id))
      for (const [index, test] of wanted.entries()) {
        const { failureMessage } = await outcome(test)
        if ((state.hitCount ?? 0) > (hitLimit ?? Infinity)) return { status: 'timeout', reason: 'hit limit' }
        if (failureMessage === undefined) continue
        return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: index + 1 }
      }
      return { status: 'survived', nrOfTests: wanted.length }
    },
  }
}
inProcessRunner.inject = ['options'] as const

/** Loads the tests and everything of the room anew each time: a module is known by its address, and each time has its own. */
function freshLoader(testFiles: readonly string[]): () => Promise<readonly Collected[]> {
  const here = pathToFileURL(process.cwd() + sep).href
  const stripped = new Map<string, string>()
  let time = 0
  registerHooks({
    load(url, context, next) {
      const [address = url] = url.split('?')
      if (!address.startsWith(here) || !address.endsWith('.ts') || address.includes('/node_modules/'))
        return next(url, context)
      const source = stripped.get(address) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(address), 'utf8'))
      stripped.set(address, source)
      return { format: 'module', source, shortCircuit: true }
    },
    resolve(specifier, context, next) {
      const ours = context.parentURL?.startsWith(here) === true
      if (ours && specifier === 'vitest') return { url: collectUrl, shortCircuit: true }
      const found = next(specifier, context)
      const ofTheRoom = found.url.startsWith(here) && !found.url.includes('/node_modules/')
      return ofTheRoom ? { ...found, url: `${found.url.split('?')[0]}?time=${time}` } : found
    },
  })
  return async () => {
    time += 1
    takeCollected()
    for (const file of new Set(testFiles.flatMap((pattern) => globSync(pattern).sort()))) {
      beginFile(file)
      await import(pathToFileURL(join(process.cwd(), file)).href)
    }
    return takeCollected()
  }
}

const said = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

async function outcome({ id, name, fileName, run }: Collected): Promise<Outcome> {
  const began = performance.now()
  const seen = { id, name, fileName }
  try {
    await run()
    return { ...seen, status: 0, timeSpentMs: performance.now() - began }
  } catch (cause) {
    return { ...seen, status: 1, timeSpentMs: performance.now() - began, failureMessage: said(cause) }
  }
}

/** Read by Stryker, which takes a module with this name as a plugin. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: inProcessRunner }]
