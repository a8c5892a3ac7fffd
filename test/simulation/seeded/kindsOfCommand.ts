import { type CommandKind, commandSchema } from '#shared/chart/command.ts'
import type { Tally } from './day.ts'

const withTheirFile: readonly string[] = ['attachPaper', 'attachLetter']

/** Every kind of command a tap can be, in the schema's order; a scan comes with its file, by a method of its own. */
export const kindsOfCommand: readonly CommandKind[] = commandSchema.options
  .map(({ shape }) => shape.kind.value)
  .filter((kind) => !withTheirFile.includes(kind))

/** Kinds that no desk was ever asked for, or that none ever took, over some days. */
export function kindsMissing(tallies: readonly Tally[]): {
  readonly neverDrawn: readonly CommandKind[]
  readonly neverAccepted: readonly CommandKind[]
} {
  const isMissing = (counts: 'drawn' | 'accepted') => (kind: CommandKind) =>
    tallies.every((tally) => !tally[counts].has(kind))
  return {
    neverDrawn: kindsOfCommand.filter(isMissing('drawn')),
    neverAccepted: kindsOfCommand.filter(isMissing('accepted')),
  }
}
