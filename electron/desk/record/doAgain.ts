import { z } from 'zod'
import type { User } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { clockTime, localDate } from '#shared/kernel/instant.ts'

const noteSchema = z.object({
  kind: z.string(),
  happenedAt: instantSchema,
  payload: z.record(z.string(), z.string()),
})
type Note = z.infer<typeof noteSchema>

/**
 * What was set after the copy and does not come back with its entry, because the entry names it and does not hold it: in
 * sentences, each with what to do. Everything else of the office comes back (keepOfficeNote.ts). `bodies`: entries made after
 * the copy, in their order; of one thing the last is said.
 */
export function doAgain(bodies: readonly string[], people: readonly Pick<User, 'id' | 'name'>[]): readonly string[] {
  const said = new Map<string, string>()
  for (const body of bodies) {
    const read = noteSchema.safeParse(JSON.parse(body))
    if (!read.success) continue
    const { happenedAt } = read.data
    const one = sentenceOf(read.data, (id) => people.find((person) => person.id === id)?.name ?? id)
    if (!one) continue
    said.delete(one.about)
    said.set(one.about, `${localDate(happenedAt)}, ${clockTime(happenedAt)}: ${one.words}`)
  }
  return [...said.values()]
}

interface Said {
  readonly about: string
  readonly words: string
}

function sentenceOf({ kind, payload }: Note, nameOf: (id: string) => string): Said | null {
  const { file = '', of: person = '' } = payload
  switch (kind) {
    case 'audit.formularyImported':
      return { about: kind + file, words: `The drug list ${file} was brought in. Bring the file in again.` }
    case 'audit.referenceImported':
      return { about: kind + file, words: `The public file ${file} was brought in. Bring it in again.` }
    case 'audit.personPin':
      return {
        about: kind + person,
        words: `${nameOf(person)} got another PIN; the one of the copy holds. Give a new one.`,
      }
    case 'audit.personPassword':
      return {
        about: kind + person,
        words: `${nameOf(person)} got another password; the one of the copy holds. Give a new one.`,
      }
    case 'audit.personBadge':
      return {
        about: kind + person,
        words: `The badge of ${nameOf(person)} was changed; it is as it was in the copy. Set it again.`,
      }
    case 'audit.hubNamed':
      return {
        about: kind,
        words: `The hub ${payload.address ?? ''} was named; the one of the copy holds. Name it again.`,
      }
    case 'audit.chairsChanged':
      if (payload.list !== undefined) return null
      return { about: kind, words: `The chairs were changed to ${payload.chairs}. Set them again.` }
    default:
      return null
  }
}
