import { FileClock } from 'lucide-react'
import type { ReactNode } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { ReportsScreen } from '#renderer/store/appState.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { costWords, lossWords, reasonWords, reportWords as w } from '#renderer/words/reports.ts'
import type { LossRow } from '#shared/ipc/reportRows.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import { patientFacts } from './PatientCell.tsx'

interface LossSideProps {
  readonly loss: LossRow
  readonly place: ReportsScreen
  /** What became of it with its maker, and what is noted next. */
  readonly children?: ReactNode
}

/** One lost container in full: what it was, what it cost and who says so, and the way to its visit. */
export function LossSide({ loss, place, children }: LossSideProps) {
  const store = useAppStore()
  const { sessionId, drug, ndc, lot, amount, unit, reason, costCents, costWords: source, signed } = loss
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{drug}</h2>
      {children}
      <FactList
        facts={[
          [w.amount, `${amount} ${unit}`],
          [w.reason, reasonWords(reason)],
          [w.ndc, ndc],
          [w.lot, lot],
          ...patientFacts(loss),
          [w.cost, costWords(costCents)],
        ]}
      />
      <p className="second">{costCents === null ? source : `${w.costFrom}: ${source}`}</p>
      {!signed && <p className="second">{lossWords.unsigned}</p>}
      <TapTarget
        icon={FileClock}
        verb={w.openVisit}
        onTap={() => store.go({ name: 'timeline', sessionId, from: place })}
      />
    </div>
  )
}
