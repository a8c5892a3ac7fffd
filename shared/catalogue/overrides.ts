import type { AdminClass } from '../coding/types.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type Cells, readEachRow } from './cells.ts'
import { adminClasses } from './parseCatalogue.ts'
import { readCsv } from './readCsv.ts'
import { writeCsv } from './writeCsv.ts'

export type ContainerKind = 'single_dose' | 'multi_dose'

/** What the practice says about a code instead of the drug list, for one payer or for all. Days are YYYY-MM-DD, both included. */
export interface FormularyOverride {
  readonly hcpcs: string
  /** null = every payer that has no own one. */
  readonly payerId: string | null
  /** null = as the list has it. */
  readonly adminClass: AdminClass | null
  readonly containerType: ContainerKind | null
  readonly from: string
  /** null = until further notice. */
  readonly to: string | null
  /** Where it comes from: a policy number, a letter. */
  readonly source: string
}

/** What holds for a code, a payer and a day: the payer's own word first, then the practice's, then the list's (null). */
export function overriddenOn<T extends FormularyOverride>(
  overrides: readonly T[],
  { hcpcs, payerId, day }: { readonly hcpcs: string; readonly payerId: string | null; readonly day: string },
): { readonly adminClass: AdminClass | null; readonly containerType: ContainerKind | null } {
  const inForce = overrides.filter(
    (row) => row.hcpcs === hcpcs && row.from <= day && (row.to === null || day <= row.to),
  )
  const own = payerId === null ? undefined : inForce.find((row) => row.payerId === payerId)
  const general = inForce.find((row) => row.payerId === null)
  return {
    adminClass: own?.adminClass ?? general?.adminClass ?? null,
    containerType: own?.containerType ?? general?.containerType ?? null,
  }
}

export type OverrideFlaw = 'override-empty' | 'dates-reversed' | 'override-overlaps'

/** Why an override cannot stand beside the others, or null: of one code and payer there is one a day. */
export function overrideFlaw(others: readonly FormularyOverride[], one: FormularyOverride): OverrideFlaw | null {
  if (one.adminClass === null && one.containerType === null) return 'override-empty'
  if (one.to !== null && one.to < one.from) return 'dates-reversed'
  return others.some((other) => isSameDrug(other, one) && isSameTime(other, one)) ? 'override-overlaps' : null
}

const isSameDrug = (a: FormularyOverride, b: FormularyOverride): boolean =>
  a.hcpcs === b.hcpcs && a.payerId === b.payerId
const isSameTime = (a: FormularyOverride, b: FormularyOverride): boolean =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)

/** Columns of the practice's own file, in the order they are written. */
export const overrideColumns = [
  'hcpcs',
  'payer_id',
  'practice_class',
  'practice_container',
  'valid_from',
  'valid_to',
  'override_source',
] as const

/** The practice's own rows as CSV. */
export const writeOverrides = (overrides: readonly FormularyOverride[]): string =>
  writeCsv(
    overrideColumns,
    overrides.map((row) => ({
      hcpcs: row.hcpcs,
      payer_id: row.payerId ?? '',
      practice_class: row.adminClass ?? '',
      practice_container: row.containerType ?? '',
      valid_from: row.from,
      valid_to: row.to ?? '',
      override_source: row.source,
    })),
  )

/**
 * The practice's own rows as text → the rows, or one sentence that names line, column and cause.
 * `known` says which codes and payers there are; two rows of one code and payer never hold on one day.
 */
export function parseOverrides(
  text: string,
  known: { readonly hcpcs: ReadonlySet<string>; readonly payerIds: ReadonlySet<string> },
): Result<readonly FormularyOverride[], string> {
  const rows = readCsv(text, overrideColumns)
  if (!rows.ok) return rows
  const read = readEachRow(rows.value, (cells) => toOverride(cells, known))
  if (!read.ok) return read
  for (const [index, row] of read.value.entries()) {
    const flaw = overrideFlaw(read.value.slice(0, index), row)
    if (flaw) return err(`line ${rows.value[index]?.line}, column ${flawIn[flaw]}`)
  }
  return ok(read.value)
}

const flawIn: Readonly<Record<OverrideFlaw, string>> = {
  'override-empty': 'practice_class: neither class nor container is given',
  'dates-reversed': 'valid_to: it lies before valid_from',
  'override-overlaps': 'valid_from: another row of this code and payer holds on the same day',
}

function toOverride(
  cells: Cells,
  known: { readonly hcpcs: ReadonlySet<string>; readonly payerIds: ReadonlySet<string> },
): FormularyOverride {
  const optional = <T>(column: string, read: () => T): T | null => (cells.text(column) === '' ? null : read())
  const hcpcs = cells.code('hcpcs')
  if (!known.hcpcs.has(hcpcs)) cells.refuse('hcpcs', 'a code of the drug list')
  const payerId = optional('payer_id', () => cells.text('payer_id'))
  if (payerId !== null && !known.payerIds.has(payerId)) cells.refuse('payer_id', 'a payer of this practice')
  if (cells.text('override_source').length > 200) cells.refuse('override_source', 'at most 200 characters')
  return {
    hcpcs,
    payerId,
    adminClass: optional('practice_class', () => cells.oneOf('practice_class', adminClasses)),
    containerType: optional('practice_container', () =>
      cells.oneOf('practice_container', ['single_dose', 'multi_dose']),
    ),
    from: cells.day('valid_from'),
    to: optional('valid_to', () => cells.day('valid_to')),
    source: cells.text('override_source'),
  }
}
