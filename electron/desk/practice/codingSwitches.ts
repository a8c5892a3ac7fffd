import { profileOn } from '#shared/billing/profileOn.ts'
import type { CodingProfile } from '#shared/coding/types.ts'
import type { Coverage, User } from '#shared/document/clinic.ts'
import { codingSwitchesSchema, entryOn, type SwitchEntry, switchChanges } from '#shared/document/codingSwitches.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk, Stores } from '../desk.ts'
import { payersOf } from '../formulary/formulary.ts'
import { tellSetting } from './practiceSettings.ts'
import { today } from './today.ts'

const settingId = 'codingSwitches'
type Kept = Pick<Stores, 'documents'>

const keptEntries = ({ documents }: Kept) =>
  codingSwitchesSchema.parse(documents.get('settings', settingId)?.body ?? { entries: [] }).entries

/** What an administrator set of the coding switches, for the practice and for payers, in the order of days. */
export const codingSwitches = ({ stores }: Pick<Desk, 'stores'>): readonly SwitchEntry[] =>
  keptEntries(stores)
    .map(({ payerId, from, switches }) => ({ payerId, from, switches }))
    .sort((a, b) => a.from.localeCompare(b.from))

/** Of two changes for one payer and day the later one holds, wherever it was made. False = a later one is known. */
export function keepSwitches(stores: Kept, entry: SwitchEntry, at: Instant): boolean {
  const entries = keptEntries(stores)
  const isOfIt = (one: SwitchEntry): boolean => one.payerId === entry.payerId && one.from === entry.from
  if (entries.some((one) => isOfIt(one) && one.changedUtc > at.utc)) return false
  const kept = [...entries.filter((one) => !isOfIt(one)), { ...entry, changedUtc: at.utc }]
  stores.documents.put('settings', settingId, { entries: kept }, at)
  return true
}

/** Sets the switches of the practice or of one payer from a day on, on every workstation; visits that are scheduled keep theirs. */
export function changeSwitches(
  desk: Desk,
  by: User,
  entry: SwitchEntry,
): Result<null, 'payer-unknown' | 'day-passed' | 'switches-same'> {
  const { payerId, from, switches } = entry
  const payer = payersOf(desk).find(({ id }) => id === payerId)
  if (payerId !== null && !payer) return err('payer-unknown')
  if (from < today(desk)) return err('day-passed')
  const before = entryOn(codingSwitches(desk), payerId, from)?.switches ?? {}
  const changes = switchChanges(before, switches)
  if (changes.length === 0) return err('switches-same')
  tellSetting(desk, by, {
    changes: changes.map((change) => `${payer?.name ?? 'practice'}, from ${from}, ${change}`),
    carries: { switches: JSON.stringify(entry) },
    keep: () => keepSwitches(desk.stores, entry, desk.now()),
  })
  return ok(null)
}

/** The switches a visit of that day and these coverages is scheduled with (ADR 34). */
export function profileOfDay(desk: Desk, coverages: readonly Coverage[], day: string): Partial<CodingProfile> {
  const payer = coverages.find(({ order }) => order === 1)?.payer ?? null
  return profileOn({ practice: desk.clinic().practice, payer, entries: codingSwitches(desk), day })
}
