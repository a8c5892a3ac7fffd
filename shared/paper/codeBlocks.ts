import type { SignedPayload } from '../chart/payloads/payloads.ts'
import type { CodingResult, UnitsInput, UnitsResult } from '../coding/types.ts'
import type { Names } from './entryWords.ts'
import { type Block, type Cell, cell, strong } from './paper.ts'

/** The codes of the signed version with their rules, minutes and reasons, as they were frozen: nothing is computed again. */
export function codeBlocks(signed: SignedPayload, names: Names): readonly Block[] {
  const result = signed.codingResult as unknown as CodingResult
  const drugs = drugsOf(signed)
  return [
    { kind: 'heading', text: 'What the record supports' },
    {
      kind: 'table',
      columns: [
        { head: 'Code', width: 2 },
        { head: 'Units', width: 1.2, align: 'right' },
        { head: 'Rules', width: 2 },
        { head: 'Minutes', width: 1.6, align: 'right' },
        { head: 'Why', width: 11 },
      ],
      rows: [
        ...result.lines.map((line) => codeRow(line, names)),
        ...drugs.flatMap(({ lineIds, lines }) =>
          lines.map((line) => unitRow(lineIds.map(names.drug).join(', '), line)),
        ),
      ],
      empty: 'The record supports no code.',
    },
    ...(result.notCounted.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { head: 'Not counted', width: 3 },
              { head: 'Rule', width: 1 },
              { head: 'Why', width: 8 },
            ],
            rows: result.notCounted.map(({ serviceId, rule, text }) => [
              strong(names.drug(serviceId)),
              cell(rule),
              cell(text),
            ]),
            empty: '',
          },
        ]),
  ]
}

type Line = CodingResult['lines'][number]

function codeRow(line: Line, names: Names): readonly Cell[] {
  const spans = line.spans.map(
    ({ serviceId, from, to, minutes, counted, rule, text }) =>
      `${names.drug(serviceId)} ${clock(from)}–${clock(to)}, ${minutes} min ${counted ? 'counted' : `not counted${text ? `: ${text} (${rule})` : ''}`}`,
  )
  const others = line.whyNot.map(({ code, text }) => `Not ${code}: ${text}`)
  return [
    strong([line.code, ...line.modifiers].join('-')),
    cell(String(line.units)),
    cell(line.rules.join(', ')),
    cell(String(line.minutes)),
    cell([`${line.label}. ${line.text}`, ...spans, ...others].join('\n')),
  ]
}

const unitRow = (drug: string, line: UnitsResult['lines'][number]): readonly Cell[] => [
  strong([line.code, ...line.modifiers].join('-')),
  cell(String(line.units)),
  cell(line.rules.join(', ')),
  cell(''),
  cell(`${drug}. ${line.text}`),
]

/** "2026-03-02T09:10:00-06:00" → "09:10". */
const clock = (iso: string): string => iso.slice(11, 16)

interface FrozenUnits {
  readonly lineIds: readonly string[]
  readonly lines: UnitsResult['lines']
}

/** Inputs and results of the drugs lie side by side, as `freezeCoding` put them there. */
function drugsOf({ unitsInput, unitsResult }: SignedPayload): readonly FrozenUnits[] {
  const inputs = unitsInput as unknown as readonly UnitsInput[]
  const results = unitsResult as unknown as readonly UnitsResult[]
  return results.map(({ lines }, at) => ({ lineIds: inputs[at]?.serviceIds ?? [], lines }))
}
