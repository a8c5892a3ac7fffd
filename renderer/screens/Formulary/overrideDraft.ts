import type { Input } from '#shared/ipc/contract.ts'
import type { PracticeOverride } from '#shared/ipc/formularyShapes.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'

/** An own row while it is being typed; '' = as in the list, every payer, until further notice. */
export interface OverrideDraft {
  readonly id: string | null
  readonly hcpcs: string
  readonly payerId: string
  readonly adminClass: string
  readonly containerType: string
  readonly from: string
  readonly to: string
  readonly source: string
}

export const newDraft = (hcpcs: string, from: string): OverrideDraft => ({
  id: null,
  hcpcs,
  payerId: '',
  adminClass: '',
  containerType: '',
  from,
  to: '',
  source: '',
})

export const draftOf = (row: PracticeOverride): OverrideDraft => ({
  ...row,
  payerId: row.payerId ?? '',
  adminClass: row.adminClass ?? '',
  containerType: row.containerType ?? '',
  to: row.to ?? '',
})

/** The row as the back end takes it; null while a day is not in its form. */
export function changeOf(draft: OverrideDraft): Input<'formulary.change'> | null {
  const [from, to] = [draft.from.trim(), draft.to.trim()]
  if (!isCalendarDay(from) || (to !== '' && !isCalendarDay(to))) return null
  return {
    id: draft.id,
    hcpcs: draft.hcpcs,
    payerId: draft.payerId === '' ? null : draft.payerId,
    adminClass: draft.adminClass === '' ? null : (draft.adminClass as Input<'formulary.change'>['adminClass']),
    containerType:
      draft.containerType === '' ? null : (draft.containerType as Input<'formulary.change'>['containerType']),
    from,
    to: to === '' ? null : to,
    source: draft.source.trim(),
  }
}
