import { Calculator } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { partWords } from '#renderer/words/parts.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Line } from '#shared/chart/chart.ts'
import { computedStopOf } from '#shared/chart/timers/computedStop.ts'
import type { SheetPerform } from '../useSheetPerform.ts'

interface ComputedStopProps {
  readonly line: Line
  readonly sheet: SheetPerform
}

/**
 * When the whole bag had run in by the rates on record: offered where nobody saw the end, labelled computed, and a stop only
 * once a nurse accepts it (workflow 7). Nothing where a rate is missing or the bag had not run in yet.
 */
export function ComputedStop({ line, sheet }: ComputedStopProps) {
  const now = useMinute()
  const { volumeMl } = line.plan
  const at = volumeMl === undefined ? null : computedStopOf(line, volumeMl, now)
  if (volumeMl === undefined || at === null) return null
  return (
    <section className="choices">
      <p>{sheetWords.computedStop(amountWords({ amount: volumeMl, unit: 'mL' }), timeWords(at))}</p>
      <TapTarget
        wide
        icon={Calculator}
        verb={sheetWords.acceptComputed(timeWords(at))}
        closedBecause={sheet.saving ? partWords.saving : undefined}
        reasonPlace="elsewhere"
        onTap={() => void sheet.perform({ kind: 'acceptComputedStop', lineId: line.id, volumeMl })}
      />
    </section>
  )
}
