import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import catalogueIssue from '#resources/catalogue/issue.json' with { type: 'json' }
import { readCatalogue } from '#shared/catalogue/readCatalogue.ts'
import type { Catalogue } from '#shared/catalogue/types.ts'

/** Beside the built program, or where the sources keep it. */
const folder = (): string => {
  const beside = join(import.meta.dirname, 'catalogue')
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', '..', '..', 'resources', 'catalogue')
}

/** The text of the drug list this release comes with. */
export const shippedDrugs = (): string => readFileSync(join(folder(), 'drugs.csv'), 'utf8')

/** The drug list of this release. A test reads it, so that a list that cannot be read is a bug. */
export function shippedCatalogue(): Catalogue {
  const transitions = readFileSync(join(folder(), 'hcpcs-transitions.csv'), 'utf8')
  const read = readCatalogue({ issue: catalogueIssue.issue, drugs: shippedDrugs(), transitions })
  if (!read.ok) throw new Error(read.error)
  return read.value
}
