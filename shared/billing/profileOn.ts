import { profileFor } from '../coding/profileFor.ts'
import type { CodingProfile } from '../coding/types.ts'
import type { Payer, Practice } from '../document/clinic.ts'
import { entryOn, type SwitchEntry } from '../document/codingSwitches.ts'

interface Chosen {
  readonly practice: Pick<Practice, 'codingProfile'>
  /** The first payer of the visit; null = none. */
  readonly payer: Pick<Payer, 'id' | 'codingProfile'> | null
  readonly entries: readonly SwitchEntry[]
  /** Of the visit, YYYY-MM-DD. */
  readonly day: string
}

/**
 * The switches a visit is scheduled with (coding rules, section 10): what the administrator set for the practice and for its
 * payer by that day, else what either came with. Classes of drugs stay as they came: the formulary says them.
 */
export function profileOn({ practice, payer, entries, day }: Chosen): Partial<CodingProfile> {
  const own = setOver(practice.codingProfile, entryOn(entries, null, day))
  return payer ? profileFor(own, setOver(payer.codingProfile, entryOn(entries, payer.id, day))) : profileFor(own)
}

function setOver(came: Practice['codingProfile'], set: SwitchEntry | null): Partial<CodingProfile> {
  const profile = set
    ? { ...set.switches, ...(came.classOverrides ? { classOverrides: came.classOverrides } : {}) }
    : came
  return profile as Partial<CodingProfile>
}
