import type { ReferenceKind } from '#shared/reference/types.ts'
import { dateWords } from './times.ts'

const count = (many: number, one: string, more = `${one}s`): string =>
  `${many.toLocaleString('en-US')} ${many === 1 ? one : more}`

/** Words of the screen *Reference data*. */
export const referenceWords = {
  place: 'Reference data',
  title: 'Reference data',
  sub: 'Public files, each issue kept with its dates',
  kind: 'File',
  valid: 'Valid',
  rows: 'Rows',
  imported: 'Brought in',
  drop: 'Drop a public file or its ZIP here',
  dropHint: 'CSV, XLS, XLSX, text, or the ZIP as published. What it is, is read from the file itself.',
  choose: 'Choose a file',
  cancel: 'Cancel',
  receiving: (file: string) => `Receiving ${file}`,
  reading: (file: string) => `Reading ${file}`,
  megabytes: (done: number, all: number) => `${megabytes(done)} of ${megabytes(all)} MB`,
  rowsRead: (rows: number) => `${count(rows, 'row')} read`,
  waits: (files: number) => `${count(files, 'file')} after this one`,
  busy: (by: string, file: string) => `${by} is bringing in ${file}. This file begins after it.`,
  notBrought: (file: string) => `${file} not brought in.`,
  at: (inside: string, row: number) =>
    [inside && `${inside}:`, row > 0 ? `stopped at row ${row}:` : ''].filter((part) => part !== '').join(' '),
  nothingKept: 'Nothing of it is kept.',
  stopped: (file: string) => `${file} was cancelled. Nothing of it is kept.`,
  notSent: 'The file was not sent to its end. Choose it again.',
  tooLarge: (most: string) => `It is larger than ${most} MB, which no public file is.`,
  firstDay: 'First day it holds',
  firstDayHint: 'Year-month-day, such as 2026-04-01',
  bringIn: 'Bring in',
  broughtIn: (file: string) => `${file} is brought in.`,
  already: 'Already here, nothing to add',
  setAside: (file: string, reason: string) => `${file}: ${reason}`,
  look: 'Show the issue',
  added: (many: number) => count(many, 'added', 'added'),
  removed: (many: number) => count(many, 'removed', 'removed'),
  changed: (many: number) => count(many, 'changed', 'changed'),
  skipped: (many: number) => count(many, 'row skipped', 'rows skipped'),
  first: 'First of its kind',
  noChange: 'No change',
  comparedWith: (file: string) => `Against ${file}`,
  repriced: 'Signed visits that would price differently',
  repricedNote: 'They keep the issue they were signed with. Nothing is priced again by itself.',
  noneRepriced: 'No signed visit would price differently.',
  noLimit: 'no limit published',
  whatChanged: 'What changed',
  whatSkipped: 'Rows skipped',
  andMore: (many: number) => `and ${count(many, 'more')}`.replace('mores', 'more'),
  choosing: 'An issue opens here',
  choosingNext: 'Choose one in the table.',
  emptyTitle: 'No public file is here yet',
  emptyNext:
    'They are free on CMS.gov: payment limits and crosswalks under “ASP Pricing Files”, unit limits under “Medicare NCCI Medically Unlikely Edits”, code pairs under “Medicare NCCI Procedure to Procedure Edits”, codes under “HCPCS Quarterly Update”, Addendum B under “Hospital Outpatient PPS”.',
  emptyForLookers: 'An administrator brings them in.',
  expected: 'Expected for drugs',
  fromLimit: (perUnit: string, source: string) => `$${perUnit} a unit, ${source}`,
  unpriced: (reason: string) => `Unpriced: ${reason}.`,
  sum: (dollars: string, unpriced: number) =>
    `$${dollars} in all${unpriced === 0 ? '' : `, ${count(unpriced, 'line')} unpriced and left out`}.`,
  move: 'move',
} as const

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

export const referenceKindWords: Readonly<Record<ReferenceKind, string>> = {
  'payment-limits': 'Payment limits, Part B',
  'noc-pricing': 'Prices of drugs without a code',
  'ndc-crosswalk': 'NDC to HCPCS',
  'awp-crosswalk': 'NDC to HCPCS, AWP',
  'opps-crosswalk': 'NDC to HCPCS, OPPS',
  'prep-crosswalk': 'NDC to HCPCS, PrEP',
  'noc-crosswalk': 'NDCs of drugs without a code',
  'mue-practitioner': 'Unit limits, practitioner',
  'mue-outpatient-hospital': 'Unit limits, outpatient hospital',
  'mue-dme-supplier': 'Unit limits, DME supplier',
  'ncci-ptp': 'Code pairs, NCCI',
  hcpcs: 'HCPCS Level II codes',
  'opps-addendum-b': 'OPPS Addendum B',
}

/** A kind in words; one that a newer back end knows is shown by its own name. */
export const kindWords = (kind: string): string => referenceKindWords[kind as ReferenceKind] ?? kind

/** "1 Oct 2025 to 31 Dec 2025". */
export const validWords = (from: string | null, to: string | null): string =>
  from === null ? '' : `${dateWords(from)}${to === null ? ', no end' : ` to ${dateWords(to)}`}`

/** "4 added, 2 changed"; what did not happen is left out. */
export function changeWords(counts: {
  readonly added: number
  readonly removed: number
  readonly changed: number
}): string {
  const parts = [
    counts.added > 0 ? referenceWords.added(counts.added) : '',
    counts.removed > 0 ? referenceWords.removed(counts.removed) : '',
    counts.changed > 0 ? referenceWords.changed(counts.changed) : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : referenceWords.noChange
}
