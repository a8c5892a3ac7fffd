import type { PairEdit, ReferenceUsed, UnitLimit } from '../document/referenceUsed.ts'
import type { ClaimIssue, ClaimLine } from './claim.ts'

type EditLine = Pick<ClaimLine, 'code' | 'units'>

const review = (code: ClaimIssue['code'], place: string, text: string): ClaimIssue => ({
  code,
  holds: false,
  place,
  text,
})

/**
 * What the imported tables of the day say about a claim's lines (reference-files.md 5 and 6): more units than a table holds,
 * codes without a published limit, pairs that a person looks up. Nothing here holds a claim or adds a modifier.
 */
export function editIssues(lines: readonly EditLine[], reference: ReferenceUsed | null): readonly ClaimIssue[] {
  if (!reference) return []
  return [
    ...(reference.unitLimits === null ? [] : unitIssues(lines, reference.unitLimits, tableOf(reference))),
    ...(reference.pairs ?? []).flatMap(pairIssue),
  ]
}

/** "unit limits of 2026-01-01": which issue was asked. */
const tableOf = ({ issues }: ReferenceUsed): string =>
  `unit limits of ${issues.find(({ kind }) => kind.startsWith('mue-'))?.validFrom ?? 'the day'}`

function unitIssues(lines: readonly EditLine[], limits: readonly UnitLimit[], place: string): readonly ClaimIssue[] {
  const codes = [...new Set(lines.map(({ code }) => code))]
  const unlisted = codes.filter((code) => !limits.some((limit) => limit.code === code))
  const above = codes.flatMap((code) => {
    const limit = limits.find((row) => row.code === code)
    const own = lines.filter((line) => line.code === code).map(({ units }) => units)
    return limit ? aboveLimit(limit, own, place) : []
  })
  return unlisted.length === 0
    ? above
    : [
        ...above,
        review(
          'units_unpublished',
          place,
          `No published limit of units for ${unlisted.join(', ')}. One that is not published may still apply.`,
        ),
      ]
}

/** JW lines are lines like the others: administered and discarded units count together. */
function aboveLimit({ code, units: most, mai }: UnitLimit, own: readonly number[], place: string): ClaimIssue[] {
  const units = mai === '1' ? Math.max(...own) : own.reduce((sum, one) => sum + one, 0)
  if (units <= most) return []
  if (most === 0)
    return [review('units_above_limit', place, `${code} is not payable in this setting: its limit of units is 0.`)]
  const found = `${code}: ${units} units ${mai === '1' ? 'on one line' : 'on the day, discarded units counted'}; the table holds ${most}.`
  return [review('units_above_limit', place, `${found} ${whatNext[mai]}`)]
}

const whatNext: Readonly<Record<UnitLimit['mai'], string>> = {
  '1': 'More than one line is possible where the record supports a modifier.',
  '2': 'It is set by policy: no record overrides it.',
  '3': 'The record has to show that the units were given, coded right and necessary.',
}

function pairIssue({ codes: [one, two], modifier }: PairEdit): readonly ClaimIssue[] {
  if (modifier === '9') return []
  const next =
    modifier === '0'
      ? 'No modifier bypasses the edit.'
      : 'A person decides whether a modifier belongs there; none is added.'
  return [
    review('pair_review', 'code pairs', `${one} with ${two}: an edit of this pair is in force on the day. ${next}`),
  ]
}
