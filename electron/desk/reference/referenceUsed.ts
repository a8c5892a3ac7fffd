import type { FoundRow, ReferenceIssue, ReferenceReader } from '#electron/db/referenceStore.ts'
import type { Setting } from '#shared/coding/types.ts'
import type { PairEdit, ReferenceUsed, UnitLimit, UsedIssue } from '#shared/document/referenceUsed.ts'
import type { ReferenceKind } from '#shared/reference/types.ts'

/** What every session of a day may draw on; pairs come in several files and are named by those that were asked. */
const wholeKinds: readonly ReferenceKind[] = [
  'payment-limits',
  'noc-pricing',
  'ndc-crosswalk',
  'mue-practitioner',
  'mue-outpatient-hospital',
  'hcpcs',
  'opps-addendum-b',
]

/** An infusion practice bills by the practitioner table; the outpatient hospital has its own (reference-files.md 5). */
const unitTable = (setting: Setting): ReferenceKind =>
  setting === 'office' ? 'mue-practitioner' : 'mue-outpatient-hospital'

interface Asked {
  readonly day: string
  readonly setting: Setting
  /** Every code of the session. */
  readonly codes: readonly string[]
}

/** The imported issues that cover a day and what they say about some codes; null = nothing was imported for that day. */
export function referenceUsed(reader: ReferenceReader, { day, setting, codes }: Asked): ReferenceUsed | null {
  const issues = new Map<number, ReferenceIssue>()
  for (const kind of wholeKinds) {
    if (kind.startsWith('mue-') && kind !== unitTable(setting)) continue
    const issue = reader.issueOn(kind, day)
    if (issue) issues.set(issue.id, issue)
  }
  const asked = [...new Set(codes)].sort()
  const pairIssues = asked.flatMap((code) => reader.issueOn('ncci-ptp', day, code) ?? [])
  for (const issue of pairIssues) issues.set(issue.id, issue)
  if (issues.size === 0) return null
  return {
    issues: [...issues.values()].map(named),
    unitLimits: reader.issueOn(unitTable(setting), day) ? unitLimits(reader, unitTable(setting), day, asked) : null,
    pairs: pairIssues.length > 0 ? pairEdits(reader, day, asked) : null,
  }
}

const named = ({ kind, validFrom, validTo, file, sha256, importedUtc }: ReferenceIssue): UsedIssue => ({
  kind,
  validFrom,
  validTo,
  file,
  sha256,
  importedUtc,
})

function unitLimits(reader: ReferenceReader, kind: ReferenceKind, day: string, codes: readonly string[]): UnitLimit[] {
  return codes.flatMap((code) =>
    reader
      .byCode(kind, code, day)
      .slice(0, 1)
      .map(({ body }) => ({ code, units: Number(body.units), mai: maiOf(body.mai) })),
  )
}

const maiOf = (text: string | null | undefined): UnitLimit['mai'] => (text === '1' || text === '2' ? text : '3')

function pairEdits(reader: ReferenceReader, day: string, codes: readonly string[]): PairEdit[] {
  const here = new Set(codes)
  return codes.flatMap((code) =>
    reader
      .byCode('ncci-ptp', code, day)
      .filter((row) => here.has(row.other) && isInForce(row, day))
      .map(({ other, body }): PairEdit => ({ codes: [code, other], modifier: modifierOf(body.modifier) })),
  )
}

const modifierOf = (text: string | null | undefined): PairEdit['modifier'] =>
  text === '0' || text === '1' ? text : '9'

/** Both days of an edit count; one deleted on the day it began was never in force (reference-files.md 6). */
const isInForce = ({ body }: FoundRow, day: string): boolean =>
  (body.effective ?? '') <= day &&
  (body.deleted === null || body.deleted === undefined || (body.deleted >= day && body.deleted !== body.effective))
