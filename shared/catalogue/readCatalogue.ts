import { err, ok, type Result } from '../kernel/result.ts'
import { parseCatalogue } from './parseCatalogue.ts'
import { parseTransitions } from './parseTransitions.ts'
import type { Catalogue } from './types.ts'

/** Both lists of one issue as text → the catalogue; the error names file, line and column. */
export function readCatalogue(files: {
  readonly issue: string
  readonly drugs: string
  readonly transitions: string
}): Result<Catalogue, string> {
  const drugs = parseCatalogue(files.drugs)
  if (!drugs.ok) return err(`drug list ${files.issue}, ${drugs.error}`)
  const transitions = parseTransitions(files.transitions)
  if (!transitions.ok) return err(`replaced codes ${files.issue}, ${transitions.error}`)
  return ok({ issue: files.issue, drugs: drugs.value, transitions: transitions.value })
}
