import type { CodeTransition } from './types.ts'

/** Whether a code may be billed on a day, as far as the list of replaced codes tells. Days are YYYY-MM-DD. */
export type CodeOnDay =
  | { readonly state: 'in_force' }
  /** `successors`: codes in force on that day; several where makers got their own. The unit differs: never carry units over. */
  | { readonly state: 'ended'; readonly lastDay: string; readonly successors: readonly CodeTransition[] }
  | { readonly state: 'not_yet'; readonly firstDay: string; readonly instead: readonly CodeTransition[] }

/** Where a code stands on the date of service, and what to use instead (U8, reference files 15). */
export function codeOnDay(transitions: readonly CodeTransition[], hcpcs: string, dateOfService: string): CodeOnDay {
  const successors = successorsOf(transitions, hcpcs, dateOfService)
  const ended = transitions.find((row) => row.oldHcpcs === hcpcs && row.oldLastDay < dateOfService)
  if (ended) return { state: 'ended', lastDay: ended.oldLastDay, successors }
  const early = transitions.filter((row) => row.newHcpcs === hcpcs && row.newFirstDay > dateOfService)
  if (early[0]) return { state: 'not_yet', firstDay: early[0].newFirstDay, instead: early }
  return { state: 'in_force' }
}

/** The code in force that took this one's place by that day, or null while the code itself stands. */
export const successorOf = (
  transitions: readonly CodeTransition[],
  hcpcs: string,
  dateOfService: string,
): CodeTransition | null => successorsOf(transitions, hcpcs, dateOfService)[0] ?? null

/** Follows a chain of replacements to the codes that stand on the day; a list that runs in a circle ends where it began. */
function successorsOf(
  transitions: readonly CodeTransition[],
  hcpcs: string,
  day: string,
  passed: readonly string[] = [],
): readonly CodeTransition[] {
  return transitions
    .filter((row) => row.oldHcpcs === hcpcs && row.oldLastDay < day && !passed.includes(row.newHcpcs))
    .flatMap((row) => {
      const later = successorsOf(transitions, row.newHcpcs, day, [...passed, hcpcs])
      return later.length > 0 ? later : [row]
    })
}
