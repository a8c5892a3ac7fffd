import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Count, closingLine, countReport, sumCounts, type VitestReport } from './testing/count.ts'
import { endAllStages, runStage, type StageEnd } from './testing/stage.ts'
import { allStages, type Stage } from './testing/stages.ts'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'chairside-test-'))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Types, lint, every test project and the builds they need; all of them, or those whose name holds one of the given words. */
async function main(words: readonly string[]): Promise<number> {
  const counts: Count[] = []
  for (const together of allStages()) {
    const chosen = together.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
    counts.push(...(await twoAtATime(chosen)))
  }
  const sum = sumCounts(counts)
  if (sum.failed.length > 0) say(`\nFailed:\n${sum.failed.map((name) => `  ${name}`).join('\n')}`)
  say(`\n${closingLine(sum)}`)
  return sum.failed.length === 0 && sum.passed > 0 ? 0 : 1
}

/** The machines that run this have two cores; a third program at a time only makes the others late. */
async function twoAtATime(stages: readonly Stage[]): Promise<readonly Count[]> {
  const waiting = [...stages]
  const counts: Count[] = []
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) counts.push(await run(next))
  }
  await Promise.all([worker(), worker()])
  return counts
}

async function run(stage: Stage): Promise<Count> {
  const program = { name: stage.name, program: process.execPath, minutes: stage.minutes }
  const script = join(root, stage.script)
  if (stage.kind === 'one') {
    const end = await runStage({ ...program, args: [script, ...stage.args], heldBack: true }, root)
    return countOne(stage, end)
  }
  say(`\n── ${stage.name} ──`)
  const report = join(reports, `${stage.name.replaceAll(/[^a-z]+/g, '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const end = await runStage({ ...program, args: [script, ...stage.args, ...reporters], heldBack: false }, root)
  return countVitest(stage, end, report)
}

/** One line per stage that went well; its whole output where it did not. */
function countOne(stage: Stage, { code, seconds, output }: StageEnd): Count {
  if (code === 0) {
    say(`✓ ${stage.name} (${seconds.toFixed(1)} s)`)
    return { passed: 1, skipped: 0, failed: [] }
  }
  const why = code === null ? `${stage.name}: stopped after ${stage.minutes} minutes` : stage.name
  say(`✗ ${why}\n${output}`)
  return { passed: 0, skipped: 0, failed: [why] }
}

function countVitest(stage: Stage, { code }: StageEnd, report: string): Count {
  const read = readReport(report)
  const counted = read ? countReport(read, root) : { passed: 0, skipped: 0, failed: [] }
  if (code === 0 && read) return counted
  if (code === null) return withFailure(counted, `${stage.name}: stopped after ${stage.minutes} minutes`)
  if (counted.failed.length > 0) return counted
  return withFailure(counted, `${stage.name}: ended with code ${code} outside any test (its words are above)`)
}

const withFailure = (count: Count, name: string): Count => ({ ...count, failed: [...count.failed, name] })

function readReport(path: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  } catch {
    return null
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endAllStages()
    process.exit(130)
  })
}
process.exitCode = await main(process.argv.slice(2))
rmSync(reports, { recursive: true, force: true })
