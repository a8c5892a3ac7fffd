import { Square } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isOpen } from '#renderer/screens/lineTimes.ts'
import { openReactionOf } from '#renderer/screens/Session/openCare.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { stopEarlyWords } from '#renderer/words/pickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { stopEarlyReasons } from '#shared/clinical/pickLists.ts'
import { useSheetPerform } from '../useSheetPerform.ts'

type Why = CommandOf<'stopAll'>['early']

/**
 * The second of the two taps that stop everything, at the other side of the screen: the reason is the tap (workflow 6).
 * How much of each drug went in is said afterwards, drug by drug.
 */
export function StopAllSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [chosen, setChosen] = useState<Why | null>(null)
  const open = chart.lines.filter(isOpen)
  // Opened from a reaction's record it leads back there, stopped or not.
  const record = openReactionOf(chart) ? ({ kind: 'reaction' } as const) : null
  return (
    <Sheet title={w.stopAll} onClose={() => (record ? store.openSheet(record) : store.closeSheet())}>
      <p className="second sheet-about">
        {open.length > 0 ? w.stopsNow(open.map(({ plan }) => `${plan.name} ${amountWords(plan.dose)}`)) : w.nothingRuns}
      </p>
      <h3 className="section-head">{w.stopAllWhy}</h3>
      <div className="reason-taps reason-taps--two">
        {stopEarlyReasons.map((early) => (
          <TapTarget
            key={early}
            size="large"
            wide
            icon={Square}
            verb={stopEarlyWords[early]}
            spokenName={w.stopAllFor(stopEarlyWords[early])}
            saving={sheet.saving && chosen === early}
            closedBecause={open.length > 0 ? undefined : w.nothingRuns}
            guardGhosts
            onTap={() => {
              if (sheet.saving) return
              setChosen(early)
              // A stop for a reaction goes on to its record, as a pause does (workflow 10).
              const then = early === 'reaction' ? ({ kind: 'reaction' } as const) : record
              void sheet.perform({ kind: 'stopAll', early }, { source: 'tap' }, then)
            }}
          />
        ))}
      </div>
      <RefusalSlot flat refusal={sheet.refusal} />
    </Sheet>
  )
}
