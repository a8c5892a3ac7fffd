import { Scale } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { SumLine } from '#renderer/components/SumLine.tsx'
import { usePreviewEvents } from '#renderer/store/usePreview.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { sharedVialWords } from '#renderer/words/sharedVials.ts'
import { vialWords } from '#renderer/words/vials.ts'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { UnitsResult } from '#shared/coding/types.ts'
import { compareDecimals, decimalText, negateDecimal, zero } from '#shared/kernel/decimal.ts'
import { columnSum, doseToCover, isAddedUp, isShared, toContainers, uncovered, type Vial } from './vialDraft.ts'

export interface VialSumProps {
  readonly chart: Chart
  readonly line: Line
  readonly vials: readonly Vial[]
}

/** Opened = used + wasted + kept, whether the dose is covered, and the drug units the record would support. */
export function VialSum({ chart, line, vials }: VialSumProps) {
  const term = (label: string, column: Parameters<typeof columnSum>[1], sign?: string) => {
    const sum = columnSum(vials, column)
    return sum ? [{ label, words: amountWords(sum), ...(sign ? { sign } : {}) }] : []
  }
  const result = useUnits(chart, line, vials)
  return (
    <SumLine
      terms={[
        ...term(vialWords.openedSum, 'size'),
        ...term(vialWords.used, 'used', '='),
        ...term(vialWords.wasted, 'wasted', '+'),
        ...term(vialWords.kept, 'kept', '+'),
        ...(vials.some(isShared) ? term(sharedVialWords.others, 'others', '+') : []),
      ]}
      chip={<CoverChip line={line} vials={vials} />}
      second={result ? <Units result={result} /> : undefined}
    />
  )
}

function CoverChip({ line, vials }: { readonly line: Line; readonly vials: readonly Vial[] }) {
  const unit = vials[0]?.container.size.unit ?? line.plan.dose.unit
  const open = uncovered(doseToCover(line), vials, unit)
  const side = open === null ? 0 : compareDecimals(open, zero)
  if (side > 0 && open)
    return (
      <Chip state="due" icon={Scale}>
        {vialWords.moreNeeded(amountWords({ amount: decimalText(open), unit }))}
      </Chip>
    )
  if (side < 0 && open)
    return (
      <Chip state="wait" icon={Scale}>
        {vialWords.overDrawn(amountWords({ amount: decimalText(negateDecimal(open)), unit }))}
      </Chip>
    )
  return vials.every(isAddedUp) ? (
    <Chip state="good" icon={Scale}>
      {vialWords.addsUp}
    </Chip>
  ) : null
}

/** The units of this drug as if these vials were recorded now; null while they could not be. */
function useUnits(chart: Chart, line: Line, vials: readonly Vial[]): UnitsResult | null {
  const previewEvents = usePreviewEvents(chart.sessionId)
  const events = previewEvents({ kind: 'recordContainers', ...toContainers(line.id, vials) })
  const after = events && foldChart([...chart.history.map(({ event }) => event), ...events])
  return (after && codeChart(after).drugs.find(({ input }) => input.serviceIds?.includes(line.id))?.result) ?? null
}

function Units({ result }: { readonly result: UnitsResult }) {
  return (
    <>
      <span className="second">{result.lines.length > 0 ? vialWords.supports : result.issues[0]?.text}</span>
      {result.lines.map(({ code, modifiers, units, text }) => (
        <span key={`${code} ${modifiers.join(' ')}`} title={text}>
          <b className="code">{[code, ...modifiers].join('-')}</b> <span className="num">× {units}</span>
        </span>
      ))}
      <span className="sum__end">
        <RuleBadge rule={result.lines[0]?.rules[0] ?? result.issues[0]?.rule ?? ''} />
      </span>
    </>
  )
}
