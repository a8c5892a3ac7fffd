import { PenLine } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useCodes } from '#renderer/store/useCodes.ts'
import { useApp, useAppStore, useChart } from '#renderer/store/useStore.ts'
import { timeWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { useRecordIssues } from '../ReviewAndSign/useRecordIssues.ts'

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
        {visitWords.leftAt(row.chair, chart?.discharged ? timeWords(chart.discharged.stamp.at) : '')}{' '}
        {chart && <StillToDo chart={chart} />}
      </span>
      <TapTarget
        verb={visitWords.reviewAndSign}
        spokenName={`${visitWords.reviewAndSign}: ${row.patientName}`}
        onTap={() => store.go({ name: 'review', sessionId: row.sessionId })}
      />
    </div>
  )
}

/** "1 thing to fix, 2 warnings." */
function StillToDo({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const signerId = useApp((state) => state.signedIn?.user.id)
  const codingIssues = useRecordIssues(useCodes(chart))
  const { blocks, warnings } = signOff(chart, { now: store.now(), codingIssues, ...(signerId ? { signerId } : {}) })
  const fix = blocks.length > 0 ? visitWords.toFix(blocks.length) : visitWords.nothingToFix
  const kinds = new Set(warnings.map(({ code }) => code)).size
  return <span>{`${fix}${kinds > 0 ? `, ${visitWords.warnings(kinds)}` : ''}.`}</span>
}
