import { codeUnits } from '#shared/coding/units.ts'
import { ok } from '#shared/kernel/result.ts'
import { type UnitsCase, unitsCaseSchema } from './caseSchemas.ts'
import type { CliIo } from './cliIo.ts'
import { badInput, type Outcome } from './outcome.ts'
import { readCases } from './readCases.ts'
import { readInputFile } from './readInputFile.ts'

/** `units FILE`: an array of drug cases → JSON `[{ id, lines, issues }]`, in the order of the file. */
export async function unitsCommand(io: CliIo, file: string): Promise<Outcome> {
  const text = await readInputFile(io, file)
  if (!text.ok) return badInput(text.error)
  const cases = readCases(file, text.value, unitsCaseSchema)
  return cases.ok ? ok(`${JSON.stringify(cases.value.map(unitsCase), null, 2)}\n`) : badInput(cases.error)
}

function unitsCase({ id, ...input }: UnitsCase): unknown {
  const { lines, issues } = codeUnits(input)
  return {
    id,
    lines: lines.map(({ code, units, modifiers }) => ({ code, units, modifiers })),
    issues: issues.map(({ code, level }) => ({ code, level })),
  }
}
