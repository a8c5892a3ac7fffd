import type { Chart } from '../chart/chart.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Block, Column, Paper } from './paper.ts'
import { toKnowOf } from './toKnow.ts'
import { visitHead } from './visitHead.ts'

/** Least rows to write in, whatever is planned. */
const drugRows = 5
const vitalsRows = 6

/**
 * The sheet a visit is charted on while no screen answers (workflow 10, downtime on paper): pre-filled with who it is and
 * what is planned, or blank. What is written on it is typed in later with its own times ("From paper").
 */
export function chairSheet(
  practice: string,
  chart: Chart | null,
  printedAt: Instant,
  { isRestricted = false }: { readonly isRestricted?: boolean } = {},
): Paper {
  // As they are given: another product than the one ordered stands there by its own name.
  const given = new Map(chart?.lines.map(({ id, plan }) => [id, plan]))
  const lines = (chart?.scheduled.plan.lines ?? []).map((line) => given.get(line.id) ?? line)
  return {
    title: chart ? `Chair sheet, chair ${chart.chair}` : 'Chair sheet',
    head: chart
      ? visitHead(practice, chart, [
          `Allergies: ${allergiesOf(chart)}`,
          ...(isRestricted ? ['RESTRICTED CHART: keep this sheet out of sight'] : []),
        ])
      : {
          practice,
          patient: 'Name',
          facts: ['MRN', 'Born', 'Visit', 'Allergies'].map((label) => `${label} ______________`),
        },
    foot: 'Write times as hours and minutes. Sign with initials. Typed in later as entries from paper.',
    blocks: [
      ...(chart ? knownBlocks(chart) : []),
      { kind: 'blanks', labels: ['Arrived at', 'Two identifiers', 'Allergies reviewed', 'Weight kg', 'By'] },
      {
        kind: 'blanks',
        labels: ['Access: device, site, side', 'Blood return', 'OK to treat at', 'Provider called', 'By'],
      },
      { kind: 'heading', text: 'Vital signs' },
      { kind: 'writeIn', columns: vitalsColumns, printed: [], rows: vitalsRows, heightMm: 9 },
      { kind: 'heading', text: 'Drugs, fluids, flushes' },
      {
        kind: 'writeIn',
        columns: drugColumns,
        printed: lines.map(({ name, dose, route, volumeMl }) => [
          `${name}\n${dose.amount} ${dose.unit}, ${route.replaceAll('_', ' ')}${volumeMl ? `, ${volumeMl} mL` : ''}`,
        ]),
        rows: Math.max(2, drugRows - lines.length),
      },
      { kind: 'heading', text: 'Vials and waste' },
      { kind: 'writeIn', columns: vialColumns, printed: [], rows: 5, heightMm: 10 },
      ...lastBlocks,
    ],
    dated: printedAt,
  }
}

/** What whoever treats must know, the most dangerous first: no screen answers to look it up (workflow 4.1). */
function knownBlocks({ scheduled, care }: Chart): readonly Block[] {
  const facts = toKnowOf(scheduled.patient, care.review, (day) => day)
  return facts.length === 0 ? [] : [{ kind: 'facts', facts: [['To know', facts.map(({ words }) => words).join('; ')]] }]
}

const allergiesOf = ({ scheduled }: Chart): string =>
  scheduled.patient.allergies.map(({ substance }) => substance).join(', ') || 'none known'

const columns = (...heads: readonly (readonly [string, number])[]): readonly Column[] =>
  heads.map(([head, width]) => ({ head, width }))

const vitalsColumns = columns(
  ['Time', 2],
  ['°C', 1],
  ['Pulse', 1],
  ['Resp.', 1],
  ['Pressure', 2],
  ['SpO₂', 1],
  ['Pain', 1],
  ['By', 1],
)
const drugColumns = columns(
  ['Drug and dose', 4],
  ['Checked by two', 2],
  ['Start', 2],
  ['Pauses, rates', 3],
  ['Stop', 2],
  ['Given', 2],
  ['By', 1],
)
const vialColumns = columns(
  ['Drug', 3],
  ['Lot, expires', 3],
  ['Size', 2],
  ['Mixed by, at, use by', 3],
  ['Used', 2],
  ['Wasted, why', 3],
  ['Witness', 2],
)

const lastBlocks: readonly Block[] = [
  { kind: 'heading', text: 'Reaction, extravasation, notes' },
  { kind: 'writeIn', columns: columns(['Time', 1], ['What was seen and done', 8], ['By', 1]), printed: [], rows: 2 },
  { kind: 'blanks', labels: ['Left at', 'Condition', 'Line removed, locked, left in', 'With whom', 'Nurse'] },
]
