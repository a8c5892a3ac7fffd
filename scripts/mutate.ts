import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { judge, type Mutant } from './mutate/judge.ts'
import { readSurvivors } from './mutate/readSurvivors.ts'
import { targets } from './mutate/targets.ts'

type Options = ConstructorParameters<typeof Stryker>[0] & { readonly inProcess: object }
type Result = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

const root = join(import.meta.dirname, '..')
const folder = 'out/mutate'
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `npm run mutate -- chart`: changes the code of a room one place at a time and tells which changes no test noticed. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [name = 'coding', ...files] = positionals
  const target = targets[name]
  if (target === undefined) throw new Error(`There is ${Object.keys(targets).join(' and ')} to mutate, not ${name}.`)
  process.chdir(root)
  const began = performance.now()
  const results = await new Stryker(options(name, target, files)).runMutationTest()
  const mutants = results.map(mutantOf)
  const known = readSurvivors(name)
  // Of some files only, the list cannot be held against the run.
  const bar =
    files.length === 0 ? known : { ...known, explained: known.explained.filter(({ file }) => files.includes(file)) }
  const verdict = judge(mutants, { ...bar, floor: target.floor })
  for (const line of verdict.lines) say(line)
  const seconds = Math.round((performance.now() - began) / 1000)
  say(`${mutants.length} mutants in ${seconds} s; every one of them in ${folder}/${name}.html`)
  process.exitCode = verdict.good ? 0 : 1
}

function mutantOf({ fileName, location: { start, end }, replacement, status }: Result): Mutant {
  const lines = readFileSync(fileName, 'utf8').split('\n')
  const touched = lines.slice(start.line - 1, end.line)
  const last = touched.length - 1
  const original = touched
    .map((text, at) => text.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
    .join(' ')
  return {
    file: relative(root, fileName),
    lineNumber: start.line,
    line: (lines[start.line - 1] ?? '').trim(),
    change: `${short(original)} → ${short(replacement ?? '')}`,
    status,
  }
}

/** One line, and not a whole function. */
function short(code: string): string {
  const flat = code.replace(/\s+/g, ' ').trim()
  return flat.length > 60 ? `${flat.slice(0, 40)} … ${flat.slice(-17)}` : flat
}

function options(name: string, target: (typeof targets)[string], files: readonly string[]): Options {
  return {
    mutate: files.length > 0 ? [...files] : [...target.mutate],
    testRunner: 'in-process',
    plugins: [join(root, 'scripts/mutate/inProcessRunner.ts')],
    inProcess: { testFiles: target.testFiles },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // Endless loops are found by counting; the clock is for the rest, and a busy machine must not look like a noticed change.
    timeoutMS: 60_000,
    // What the tests of these rooms need; nothing of it is written to.
    ignorePatterns: ['**', '!package.json', '!shared/**', '!test/builders/**', '!test/fakes/**', '!resources/**'],
    tempDirName: `${folder}/${name}-${process.pid}`,
    reporters: ['html', 'progress-append-only', 'survivors'],
    htmlReporter: { fileName: `${folder}/${name}.html` },
    allowConsoleColors: false,
    logLevel: 'warn' as NonNullable<Options['logLevel']>,
    warnings: false,
  }
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exit(1)
})
