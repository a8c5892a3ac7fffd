import type { Person } from '#renderer/store/appState.ts'
import { formerName } from '#renderer/words/formerNames.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'

/** "Okafor, Ruth" → "RO"; "Dana Reyes" → "DR"; none of a restricted chart. */
export function initialsOf(name: string): string {
  if (name === restrictedName) return '–'
  const [last = '', first] = name.includes(',') ? name.split(',').map((part) => part.trim()) : [name]
  if (first) return `${first[0] ?? ''}${last[0] ?? ''}`.toUpperCase()
  const words = last.split(' ')
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

/** The name behind an id, of somebody who has left too; the id itself where this workstation never knew the person. */
export const nameOf = (people: readonly Person[], id: string): string =>
  people.find((person) => person.id === id)?.name ?? formerName(id) ?? id
