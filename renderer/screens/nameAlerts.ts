import { isHidden } from '#renderer/store/closedCharts.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'

const lastNameOf = (name: string): string => (name.split(',')[0] ?? name).trim().toLowerCase()

/** Letters alone, doubled letters once: "Meyer", "Mayer" and "Meier" stay different by one, "Connor" and "Conor" are equal. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .replace(/(.)\1+/g, '$1')

/** Whether one letter's change, gain or loss turns one name into the other. */
function oneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1)
}

/** Same or similar last name: equal as heard, or one letter apart where at least five letters can tell. */
export function soundsAlike(one: string, other: string): boolean {
  const [a, b] = [plain(lastNameOf(one)), plain(lastNameOf(other))]
  return a === b || (Math.min(a.length, b.length) >= 4 && oneApart(a, b))
}

/** Others on today's list whom this patient could be taken for: like last name or same birth date (workflow 4.1). */
export function nameAlerts(row: DaySession, day: readonly DaySession[]): readonly DaySession[] {
  if (isHidden(row)) return []
  return day.filter(
    (other) =>
      !isHidden(other) &&
      other.mrn !== row.mrn &&
      (soundsAlike(other.patientName, row.patientName) || other.birthDate === row.birthDate),
  )
}
