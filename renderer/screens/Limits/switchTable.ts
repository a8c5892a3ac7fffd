import { switchWords, codingSwitchWords as w } from '#renderer/words/codingSwitches.ts'
import { entryOn, type Switches, type SwitchKey } from '#shared/document/codingSwitches.ts'
import type { Output } from '#shared/ipc/contract.ts'

export type SwitchesNow = Output<'limits.switches'>

export const switchKeys = Object.keys(switchWords) as readonly SwitchKey[]

/** A value as the words name it; absent = the usual one. */
export const valueKey = (key: SwitchKey, switches: Switches): string =>
  switches[key] === undefined ? (switchWords[key].values[0]?.[0] ?? '') : String(switches[key])

export function valueWords(key: SwitchKey, switches: Switches): string {
  const value = valueKey(key, switches)
  return switchWords[key].values.find(([known]) => known === value)?.[1] ?? value
}

/** What is set for the practice, or for one payer, on a day. */
export const setOn = ({ practice, entries }: SwitchesNow, payerId: string | null, day: string): Switches =>
  entryOn(entries, payerId, day)?.switches ?? (payerId === null ? practice : {})

/** How a switch stands for one of them on a day: in words, and whether it was set there. */
export function standingOf(now: SwitchesNow, payerId: string | null, key: SwitchKey, day = now.today) {
  const own = setOn(now, payerId, day)
  const isSet = own[key] !== undefined
  if (payerId === null || isSet) return { words: valueWords(key, own), isSet: payerId !== null || isOwn(key, own) }
  return { words: w.asPractice(valueWords(key, setOn(now, null, day))), isSet: false }
}

const isOwn = (key: SwitchKey, switches: Switches): boolean => valueKey(key, switches) !== valueKey(key, {})

/** The switches with one of them changed; `null` = not set there. */
export function withSwitch(switches: Switches, key: SwitchKey, value: string | null): Switches {
  const { [key]: _before, ...others } = switches
  if (value === null) return others
  return { ...others, [key]: key === 'acquired340b' ? value === 'true' : value } as Switches
}
