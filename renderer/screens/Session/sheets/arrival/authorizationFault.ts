import { tieWords as w } from '#renderer/words/ties.ts'
import { decimalSchema } from '#shared/document/facts.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import {
  type AllowedDraft,
  type AuthorizationDraft,
  type AuthorizedDrug,
  noneAllowed,
  unitOf,
} from './authorizationDraft.ts'

/** The first field of an authorization that cannot be kept as it is typed, in a sentence that names it; null = all can. */
export function authorizationFault(draft: AuthorizationDraft, known: readonly AuthorizedDrug[]): string | null {
  return (
    dayFault(draft) ??
    first(draft.drugs, (hcpcs) => allowedFault(draft, known, hcpcs)) ??
    first(counted, (key) => (isCount(draft[key]) ? null : w.notCount(w[key]))) ??
    (draft.providerNpi.trim() === '' || /^\d{10}$/.test(draft.providerNpi.trim()) ? null : w.notNpi)
  )
}

const counted = ['visitsAllowed', 'visitsUsed', 'cyclesAllowed', 'cyclesUsed'] as const

function dayFault({ from, to, checkedOn }: AuthorizationDraft): string | null {
  const isChecked = checkedOn.trim() !== ''
  const days = [[w.from, from] as const, [w.to, to] as const, ...(isChecked ? [[w.checkedOn, checkedOn] as const] : [])]
  const wrong = first(days, ([label, day]) => (isCalendarDay(day.trim()) ? null : w.notDay(label)))
  return wrong ?? (to.trim() < from.trim() ? w.endsBeforeItBegins : null)
}

function allowedFault(draft: AuthorizationDraft, known: readonly AuthorizedDrug[], hcpcs: string): string | null {
  const one: AllowedDraft = draft.allowed[hcpcs] ?? noneAllowed
  const unit = unitOf(draft.of, known, hcpcs) ?? ''
  const has = (key: keyof AllowedDraft): boolean => one[key].trim() !== ''
  const of = (label: string): string => `${known.find((drug) => drug.hcpcs === hcpcs)?.name ?? hcpcs}: ${label}`
  if (!isCount(one.units)) return w.notCount(of(w.unitsAllowed))
  if (!isCount(one.unitsUsed)) return w.notCount(of(w.unitsUsed))
  if (has('unitsUsed') && !has('units')) return w.usedOfNothing(of(w.unitsUsed), w.unitsAllowed)
  if (!isAmount(one.dose)) return w.notAmount(of(w.doseAllowed(unit)))
  if (!isAmount(one.doseUsed)) return w.notAmount(of(w.doseUsed(unit)))
  return has('doseUsed') && !has('dose') ? w.usedOfNothing(of(w.doseUsed(unit)), w.doseAllowed(unit)) : null
}

const isCount = (text: string): boolean => /^\d{0,9}$/.test(text.trim())
const isAmount = (text: string): boolean => text.trim() === '' || decimalSchema.safeParse(text.trim()).success

/** The first fault that one of them has. */
function first<T>(all: readonly T[], faultOf: (one: T) => string | null): string | null {
  for (const one of all) {
    const fault = faultOf(one)
    if (fault !== null) return fault
  }
  return null
}
