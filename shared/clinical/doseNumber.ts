/** Which dose of a drug this is for the patient: rate schedules and vitals depend on it (workflow 4.4). */

/** What earlier visits of the patient gave, as far as the workstation that recorded the arrival holds them. */
export interface GivenBefore {
  /** One of them is a treated cycle 1 of the same regimen: what they did not give, the course did not give. */
  readonly courseKnown: boolean
  readonly drugs: readonly {
    /** Active ingredient, as the drug list names it. */
    readonly drug: string
    /** In how many visits. */
    readonly times: number
    /** YYYY-MM-DD. */
    readonly lastOn: string
  }[]
}

/** What is known when a dose is numbered. */
export interface DoseFacts {
  readonly cycle: number
  /** Null before arrival, and where nobody looked. */
  readonly givenBefore: GivenBefore | null
}

export interface DoseNumber {
  /** 1 = the first this patient was given. Where only the last day or the cycle is known it is the least it can be. */
  readonly number: number
  /** What it goes by: earlier visits held here, the order's last day, or the cycle where nothing else is known. */
  readonly basis: 'visits' | 'order' | 'cycle'
  /** When it was given last, YYYY-MM-DD; null where that is not known, and for a first dose. */
  readonly lastOn: string | null
}

/**
 * Earlier doses in the visits held here or in the order decide; the cycle only where neither says anything of the drug. A
 * course held here from its first cycle that never gave the drug makes this the first dose, whatever the cycle.
 */
export function doseNumberOf(
  { drug, lastGivenOn }: { readonly drug: string; readonly lastGivenOn?: string | undefined },
  { cycle, givenBefore }: DoseFacts,
): DoseNumber {
  const key = drug.toLowerCase()
  const known = givenBefore?.drugs.find((one) => one.drug.toLowerCase() === key)
  const courseKnown = givenBefore?.courseKnown ?? false
  if (known)
    return {
      // Visits of a course that began elsewhere are not all of its doses.
      number: Math.max(known.times + 1, courseKnown ? 1 : cycle),
      basis: 'visits',
      lastOn: lastGivenOn !== undefined && lastGivenOn > known.lastOn ? lastGivenOn : known.lastOn,
    }
  if (lastGivenOn !== undefined) return { number: Math.max(2, cycle), basis: 'order', lastOn: lastGivenOn }
  return { number: courseKnown ? 1 : cycle, basis: courseKnown ? 'visits' : 'cycle', lastOn: null }
}
