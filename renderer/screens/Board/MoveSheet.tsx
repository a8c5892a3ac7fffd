import { Armchair } from 'lucide-react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { takenChairs } from '#renderer/store/takenChairs.ts'
import { useApp, useAppStore, useChart } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { refusalWords } from '#renderer/words/refusals.ts'

interface MoveSheetProps {
  readonly sessionId: string
  readonly onClose: () => void
}

/** Where a patient moves to, without drawing: one tap on a chair. The drugs' clocks go on. */
export function MoveSheet({ sessionId, onClose }: MoveSheetProps) {
  const store = useAppStore()
  const chart = useChart(sessionId)
  const day = useApp((state) => state.day)
  const practice = useApp((state) => state.clinic?.practice)
  const shown = useApp((state) => state.refusals.sheet)
  if (!chart || !practice) return null
  const isHere = chart.arrived !== null
  const taken = isHere ? takenChairs(store.state.getState(), sessionId) : new Map<string, string>()
  const patient = day.find((row) => row.sessionId === sessionId)?.patientName ?? ''
  async function move(chair: string): Promise<void> {
    const outcome = await store.perform(sessionId, { kind: 'moveChair', chair }, { place: 'sheet' })
    if (outcome.kind === 'saved') onClose()
  }
  return (
    <Sheet title={w.moveTitle} onClose={onClose}>
      <p className="second sheet-about">{w.moveAbout(patient, chart.chair)}</p>
      <div className="reason-taps reason-taps--two">
        {practice.chairs
          .filter(({ label }) => label !== chart.chair)
          .map(({ label }) => (
            <TapTarget
              key={label}
              size="medium"
              wide
              icon={Armchair}
              verb={w.chair(label)}
              closedBecause={taken.has(label) ? w.sitsThere(taken.get(label) ?? '') : undefined}
              onTap={() => void move(label)}
            />
          ))}
      </div>
      <RefusalSlot flat refusal={shown?.sessionId === sessionId ? refusalWords(shown, chart) : null} />
    </Sheet>
  )
}
