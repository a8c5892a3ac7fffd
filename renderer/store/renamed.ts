import type { Command } from '#shared/chart/command.ts'

/** The command with the back end's id wherever it names an event that had a passing id while it was being saved. */
export function renamed(command: Command, ids: ReadonlyMap<string, string>): Command {
  if (!('eventId' in command)) return command
  return { ...command, eventId: ids.get(command.eventId) ?? command.eventId }
}
