import { BadgeCheck } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { usePreview } from '#renderer/store/usePreview.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'

/** "OK to mix": one tap, once labs and weight are accepted; until then the reason why not. */
export function ReleaseButton({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const preview = usePreview(chart.sessionId)
  if (line.released) return null
  const command = { kind: 'releaseLine', lineId: line.id } as const
  const refusal = preview(command)
  return (
    <TapTarget
      size="medium"
      wide
      icon={BadgeCheck}
      verb={mixingWords.release}
      spokenName={`${mixingWords.release}: ${line.plan.name}`}
      closedBecause={refusal ? whyOf(refusal) : undefined}
      onTap={() => {
        store.closeSheet()
        void store.perform(chart.sessionId, command, { place: 'visit' })
      }}
    />
  )
}
