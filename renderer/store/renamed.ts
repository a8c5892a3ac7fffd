import type { Command } from '#shared/chart/command.ts'

/** The command with the back end's id wherever it names an event that had a passing id while it was being saved, in whichever field. */
export const renamed = (command: Command, ids: ReadonlyMap<string, string>): Command =>
  ids.size === 0 ? command : (withKeptIds(command, ids) as Command)

function withKeptIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => withKeptIds(one, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, withKeptIds(one, ids)]))
}
