import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import { ok } from '#shared/kernel/result.ts'
import { type CodeCase, codeCaseSchema } from './caseSchemas.ts'
import type { CliIo } from './cliIo.ts'
import { badInput, type Outcome } from './outcome.ts'
import { readCases } from './readCases.ts'
import { readInputFile } from './readInputFile.ts'

/** `code FILE`: an array of cases → JSON `[{ id, lines, issues }]`, in the order of the file. */
export async function codeCommand(io: CliIo, file: string): Promise<Outcome> {
  const text = await readInputFile(io, file)
  if (!text.ok) return badInput(text.error)
  const cases = readCases(file, text.value, codeCaseSchema)
  return cases.ok ? ok(`${JSON.stringify(cases.value.map(codeCase), null, 2)}\n`) : badInput(cases.error)
}

function codeCase({ id, ...input }: CodeCase): unknown {
  const { lines, issues } = codeSession(input, ruleSetFor(serviceDate(input)))
  return {
    id,
    lines: lines.map(({ code, units, modifiers }) => ({ code, units, modifiers })),
    issues: issues.map(({ code, level }) => ({ code, level })),
  }
}

/** The date that chooses the rule set: as given, otherwise the day of the earliest time written down. */
function serviceDate({ dateOfService, services, arrived }: Omit<CodeCase, 'id'>): string {
  const times = services.flatMap(({ start, stop }) => [start, stop]).filter((time) => time !== null)
  return dateOfService ?? [...times].sort()[0]?.slice(0, 10) ?? arrived?.slice(0, 10) ?? newestRuleSet
}

/** A case without any time codes nothing, but must still be answered: it is judged by the newest rules. */
const newestRuleSet = '9999-12-31'
