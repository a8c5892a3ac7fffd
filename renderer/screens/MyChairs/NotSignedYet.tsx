import { PenLine } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore, useChart } from '#renderer/store/useStore.ts'
import { timeWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'

/** One patient who left and whose visit is not signed: who, when, and the way to the signature. */
export function NotSignedYet({ row }: { readonly row: DaySession }) {
  const store = useAppStore()
  const chart = useChart(row.sessionId)
  return (
    <div className="card unsigned-line">
      <Chip state="wait" icon={PenLine}>
        {visitWords.notSignedYet}
      </Chip>
      <span className="grow">
        <b>{row.patientName}</b>,{' '}
        {visitWords.leftAt(row.chair, chart?.discharged ? timeWords(chart.discharged.stamp.at) : '')}
      </span>
      <TapTarget
        verb={visitWords.reviewAndSign}
        spokenName={`${visitWords.reviewAndSign}: ${row.patientName}`}
        onTap={() => store.go({ name: 'review', sessionId: row.sessionId })}
      />
    </div>
  )
}
