import { err, ok, type Result } from '../kernel/result.ts'
import { firstLine, headerFlaw } from './headerFlaw.ts'
import { type FormularyOverride, overrideColumns, parseOverrides } from './overrides.ts'
import { drugColumns, parseCatalogue } from './parseCatalogue.ts'
import { readCsv } from './readCsv.ts'
import type { CatalogueDrug } from './types.ts'
import { writeCsv } from './writeCsv.ts'

/** A file of the formulary: a whole drug list, or the practice's own rows. `text` = the list as it is kept and given out. */
export type FormularyFile =
  | { readonly kind: 'drugs'; readonly drugs: readonly CatalogueDrug[]; readonly text: string }
  | { readonly kind: 'overrides'; readonly overrides: readonly FormularyOverride[] }

/** A million rows are no drug list. */
const mostRows = 20_000

/**
 * A CSV file → what it is, told by its columns and never by its name; or one sentence that names line, column and cause.
 * Strict: a column that is missing, unknown or there twice is refused, so that nothing in a file is passed over in silence.
 */
export function readFormularyFile(
  text: string,
  known: { readonly hcpcs: ReadonlySet<string>; readonly payerIds: ReadonlySet<string> },
): Result<FormularyFile, string> {
  const rows = readCsv(text, [])
  if (!rows.ok) return rows
  if (rows.value.length > mostRows) return err(`line ${rows.value.at(-1)?.line}: more than ${mostRows} rows`)
  const isOverrides = firstLine(text).includes(overrideColumns[2])
  const columns: readonly string[] = isOverrides ? overrideColumns : drugColumns
  const flaw = headerFlaw(text, columns, 'the formulary')
  if (flaw) return err(flaw)
  if (isOverrides) {
    const overrides = parseOverrides(text, known)
    return overrides.ok ? ok({ kind: 'overrides', overrides: overrides.value }) : overrides
  }
  const drugs = parseCatalogue(text)
  if (!drugs.ok) return drugs
  if (drugs.value.length === 0) return err('line 2: the list has no row')
  const kept = rows.value.map(({ cells }) => cells)
  return ok({ kind: 'drugs', drugs: drugs.value, text: writeCsv(drugColumns, kept) })
}
