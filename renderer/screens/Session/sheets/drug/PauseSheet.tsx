import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { pauseWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { pauseReasons } from '#shared/clinical/pickLists.ts'
import { KeptDraft } from '../KeptDraft.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { VolumeSoFarField, volumeSaid } from './VolumeSoFarField.tsx'

/** Pause: the reason is the tap. The moment recorded is when Pause was tapped, not when the reason was found. */
export function PauseSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [tappedAt] = useState(() => store.now())
  const [volume, setVolume] = useDraft('volume', '')
  const [chosen, setChosen] = useState<(typeof pauseReasons)[number] | null>(null)
  return (
    <Sheet title={`${sheetWords.pause}: ${line.plan.name}`} onClose={store.closeSheet}>
      <KeptDraft />
      <VolumeSoFarField line={line} value={volume} onChange={setVolume} />
      <h3 className="section-head">{sheetWords.pauseWhy}</h3>
      <div className="reason-taps reason-taps--two">
        {pauseReasons.map((reason) => (
          <TapTarget
            key={reason}
            size="medium"
            wide
            verb={pauseWords[reason]}
            saving={sheet.saving && chosen === reason}
            onTap={() => {
              if (sheet.saving) return
              setChosen(reason)
              // A pause for a reaction opens its record (workflow 10).
              const then = reason === 'reaction' ? ({ kind: 'reaction' } as const) : null
              const tapped = { happenedAt: tappedAt, source: 'tap' } as const
              void sheet.perform({ kind: 'pauseLine', lineId: line.id, reason, ...volumeSaid(volume) }, tapped, then)
            }}
          />
        ))}
      </div>
      <RefusalSlot flat refusal={sheet.refusal} />
    </Sheet>
  )
}
