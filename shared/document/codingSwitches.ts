import { z } from 'zod'
import { codingProfileSchema } from './clinic.ts'
import { dateSchema, idSchema } from './facts.ts'

/** The switches of coding rules, section 10, that an administrator sets; classes of drugs are the formulary's. */
export const switchesSchema = codingProfileSchema.omit({ classOverrides: true })
export type Switches = z.infer<typeof switchesSchema>
export type SwitchKey = keyof Switches

/** What holds for one payer, or for the practice (`payerId` null), from a day on; a switch that is absent is not set there. */
export const switchEntrySchema = z.object({ payerId: idSchema.nullable(), from: dateSchema, switches: switchesSchema })
export type SwitchEntry = z.infer<typeof switchEntrySchema>

export const codingSwitchesSchema = z.object({
  /** One for each payer and day. */
  entries: z.array(switchEntrySchema.extend({ changedUtc: z.string() })).max(2_000),
})
export type CodingSwitches = z.infer<typeof codingSwitchesSchema>

/** The entry that holds on a day (YYYY-MM-DD): the newest that has begun; null = none was made. */
export function entryOn(entries: readonly SwitchEntry[], payerId: string | null, day: string): SwitchEntry | null {
  const begun = entries.filter((one) => one.payerId === payerId && one.from <= day)
  return begun.toSorted((a, b) => b.from.localeCompare(a.from))[0] ?? null
}

/** "distinctModifier: 59 → XS", one for each that differs; "–" = not set. */
export function switchChanges(before: Switches, after: Switches): readonly string[] {
  const keys = Object.keys({ ...before, ...after }) as SwitchKey[]
  const text = (value: Switches[SwitchKey]): string => (value === undefined ? '–' : String(value))
  return keys.flatMap((key) =>
    before[key] === after[key] ? [] : [`${key}: ${text(before[key])} → ${text(after[key])}`],
  )
}
