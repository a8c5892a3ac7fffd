import { err, type Result } from '#shared/kernel/result.ts'
import { type BadInput, badInputLine } from './badInput.ts'

/** Why a command gives no result: the line for standard error, and 2 for bad input, 1 for a no of the program. */
export interface CliNo {
  readonly exitCode: 1 | 2
  readonly line: string
  /** What goes to standard output all the same: the verdict on a broken record. */
  readonly text?: string
}

/** The text for standard output, or the no. */
export type Outcome = Result<string, CliNo>

export const badInput = (bad: BadInput) => err<CliNo>({ exitCode: 2, line: badInputLine(bad) })
export const usage = (line: string) => err<CliNo>({ exitCode: 2, line })
export const no = (line: string) => err<CliNo>({ exitCode: 1, line: line.replace(/\s+/g, ' ').trim() })
